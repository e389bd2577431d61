package org.amaes.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Fork;
import org.amaes.core.network.Layer.Gelu;
import org.amaes.core.network.Layer.LeakyRelu;
import org.amaes.core.network.Layer.MaxPool;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Layer.PadLow;
import org.amaes.core.network.Layer.Sequence;

/**
 * The parameters of a network in the order of its layers, under the names of the published files.
 */
public final class Parameters {

    private Parameters() {
    }

    /**
     * One parameter tensor: its published name, its shape, and how it starts.
     *
     * @param name such as {@code encoder.in_conv.conv1.conv.weight}
     * @param shape extents, slowest first
     * @param start how it is initialised
     */
    public record Parameter(String name, List<Integer> shape, Start start) {

        /** The number of values. */
        public int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        /** The extents as an array. */
        public int[] extents() {
            return shape.stream().mapToInt(Integer::intValue).toArray();
        }

        /**
         * Starting values, PyTorch's defaults (SPEC section 8). Each tensor has its own stream of random
         * numbers, from the seed and its name, so that the values do not depend on other tensors.
         */
        public float[] initial(long seed) {
            float[] values = new float[size()];
            switch (start) {
                case Start.Constant(double value) -> java.util.Arrays.fill(values, (float) value);
                case Start.Uniform(double bound) -> {
                    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(mix(seed, name));
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
                    }
                }
                case Start.Normal(double deviation) -> {
                    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(mix(seed, name));
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) (random.nextGaussian() * deviation);
                    }
                }
            }
            return values;
        }
    }

    /** How a parameter starts. */
    public sealed interface Start {

        /** The same value everywhere. */
        record Constant(double value) implements Start {
        }

        /** Uniform between −bound and +bound. */
        record Uniform(double bound) implements Start {
        }

        /** Normal around 0; PyTorch's cut at ±2 never happens at the deviations in use. */
        record Normal(double deviation) implements Start {
        }

        /**
         * PyTorch's default: Kaiming uniform with a = √5 has the bound √(6 / ((1 + 5) · fan-in)) = 1/√fan-in,
         * the bias' bound.
         */
        static Start ofFanIn(long fanIn) {
            return new Uniform(1 / Math.sqrt(fanIn));
        }
    }

    /** The parameters of a network. */
    public static List<Parameter> of(Architecture architecture) {
        return switch (architecture) {
            case Layered layered -> of(layered.layers());
            case SwinUnetr swin -> SwinParameters.of(swin);
        };
    }

    /** The parameters of a layer and everything in it. */
    public static List<Parameter> of(Layer layer) {
        List<Parameter> all = new ArrayList<>();
        collect(layer, all);
        return List.copyOf(all);
    }

    /** The total number of values. */
    public static long count(Architecture architecture) {
        return of(architecture).stream().mapToLong(Parameter::size).sum();
    }

    /** Freshly initialised weights of a network; equal for equal seeds, on every backend. */
    public static StateDict initial(Architecture architecture, long seed) {
        return StateDict.of(of(architecture).stream()
                .map(parameter -> new NamedArray(parameter.name(), parameter.extents(), parameter.initial(seed))).toList());
    }

    private static void collect(Layer layer, List<Parameter> into) {
        switch (layer) {
            case Conv conv -> conv(conv, into);
            case Norm norm -> {
                into.add(new Parameter(norm.name() + ".weight", List.of(norm.channels()), new Start.Constant(1)));
                into.add(new Parameter(norm.name() + ".bias", List.of(norm.channels()), new Start.Constant(0)));
            }
            case LeakyRelu _, Gelu _, MaxPool _, PadLow _ -> {
                // no parameters
            }
            case Sequence sequence -> sequence.layers().forEach(each -> collect(each, into));
            case Fork fork -> {
                collect(fork.left(), into);
                collect(fork.right(), into);
            }
        }
    }

    private static void conv(Conv conv, List<Parameter> into) {
        int k = conv.kernel();
        int first = conv.transposed() ? conv.in() : conv.out();
        int second = (conv.transposed() ? conv.out() : conv.in()) / conv.groups();
        // The fan-in is taken from the second extent, also where the convolution is transposed.
        Start start = Start.ofFanIn((long) second * k * k * k);
        into.add(new Parameter(conv.name() + ".weight", List.of(first, second, k, k, k), start));
        into.add(new Parameter(conv.name() + ".bias", List.of(conv.out()), start));
    }

    private static long mix(long seed, String name) {
        long hash = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
