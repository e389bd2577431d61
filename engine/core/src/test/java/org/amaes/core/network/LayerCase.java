package org.amaes.core.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Fork;
import org.amaes.core.network.Layer.Gelu;
import org.amaes.core.network.Layer.Join;
import org.amaes.core.network.Layer.LeakyRelu;
import org.amaes.core.network.Layer.MaxPool;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Layer.PadLow;
import org.amaes.core.network.Layer.Sequence;
import org.amaes.core.network.Shapes.Features;
import org.amaes.core.volume.Shape;

/**
 * A tiny layer tree and what goes in, with random numbers from a fixed seed: every kind of layer, with
 * one and with two samples, as backends may compute the two differently.
 *
 * @param name what it is
 * @param layer the tree
 * @param input channels and size of what goes in
 * @param samples number of samples that go in
 */
public record LayerCase(String name, Layer layer, Features input, int samples) {

    private static final Features THREE = new Features(3, new Shape(5, 4, 6));
    private static final Features FOUR = new Features(4, new Shape(4, 6, 4));

    private LayerCase(String name, Layer layer, Features input) {
        this(name, layer, input, 1);
    }

    /** Every kind of layer, and the combinations that networks are made of, with one sample and with two. */
    public static List<LayerCase> all() {
        return kinds().stream().flatMap(each -> Stream.of(each, new LayerCase(each.name, each.layer, each.input, 2))).toList();
    }

    private static List<LayerCase> kinds() {
        Conv depthwise = new Conv("c", 4, 4, 3, 1, 1, 4, false);
        return List.of(
                new LayerCase("3³ convolution", Conv.same3("c", 3, 4), THREE),
                new LayerCase("1³ convolution", Conv.point("c", 3, 2), THREE),
                new LayerCase("strided 3³ convolution", new Conv("c", 3, 4, 3, 2, 1, 1, false), THREE),
                new LayerCase("strided 1³ convolution", new Conv("c", 4, 8, 1, 2, 0, 1, false), FOUR),
                new LayerCase("grouped convolution", new Conv("c", 4, 6, 3, 1, 1, 2, false), FOUR),
                new LayerCase("depthwise convolution", depthwise, FOUR),
                new LayerCase("strided depthwise convolution", new Conv("c", 4, 4, 3, 2, 1, 4, false), FOUR),
                new LayerCase("transposed 2³ convolution", Conv.up2("c", 4, 2), FOUR),
                new LayerCase("transposed depthwise 3³ convolution", new Conv("c", 4, 4, 3, 2, 1, 4, true), FOUR),
                new LayerCase("transposed grouped convolution", new Conv("c", 4, 6, 2, 2, 0, 2, true), FOUR),
                new LayerCase("transposed strided 1³ convolution", new Conv("c", 4, 2, 1, 2, 0, 1, true), FOUR),
                new LayerCase("instance normalisation", new Norm("n", 3), THREE),
                new LayerCase("leaky rectifier", new LeakyRelu(0.01), THREE),
                new LayerCase("Gaussian error linear unit", new Gelu(), THREE),
                new LayerCase("max-pooling", new MaxPool(2), FOUR),
                new LayerCase("low padding", new PadLow(), THREE),
                new LayerCase("identity", Sequence.identity(), THREE),
                new LayerCase("convolution, normalisation, rectifier",
                        Sequence.of(Conv.same3("c", 3, 4), new Norm("n", 4), new LeakyRelu(0.01)), THREE),
                new LayerCase("convolution and normalisation", Sequence.of(Conv.same3("c", 3, 4), new Norm("n", 4)), THREE),
                new LayerCase("convolution and rectifier", Sequence.of(Conv.same3("c", 3, 4), new LeakyRelu(0.2)), THREE),
                new LayerCase("sum with the identity", new Fork(depthwise, Sequence.identity(), Join.SUM), FOUR),
                new LayerCase("sum of a rectifier with the identity", Sequence.of(Conv.same3("c", 4, 4),
                        new Fork(Sequence.of(new LeakyRelu(0.01), Conv.point("d", 4, 4)), Sequence.identity(), Join.SUM)), FOUR),
                new LayerCase("concatenation with the identity",
                        Sequence.of(Conv.same3("a", 4, 4), new Fork(Sequence.of(new MaxPool(2), Conv.same3("c", 4, 6), new Norm("n", 6),
                                new LeakyRelu(0.01), Conv.up2("u", 6, 3)), Sequence.identity(), Join.CONCAT), Conv.same3("d", 7, 2)), FOUR),
                new LayerCase("upward block with low padding", new Fork(
                        Sequence.of(new Conv("u", 4, 4, 3, 2, 1, 4, true), new Norm("n", 4), Conv.point("e", 4, 8), new Gelu(),
                                Conv.point("p", 8, 2), new PadLow()),
                        Sequence.of(new Conv("r", 4, 2, 1, 2, 0, 1, true), new PadLow()), Join.SUM), FOUR));
    }

    /** Random parameters: normalisations near 1 and 0, the rest as networks start. */
    public StateDict weights() {
        List<Parameters.Parameter> parameters = Parameters.of(layer);
        List<NamedArray> arrays = new ArrayList<>();
        for (Parameters.Parameter parameter : parameters) {
            float[] values = parameter.initial(11);
            Random random = new Random(parameter.name().hashCode());
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.2f * (float) random.nextGaussian();
            }
            arrays.add(new NamedArray(parameter.name(), parameter.extents(), values));
        }
        return StateDict.of(arrays);
    }

    /** Random input, (N, C, X, Y, Z). */
    public float[] values() {
        return normal(Math.toIntExact(samples * input.elements()), 5);
    }

    /** Random numbers of the normal distribution. */
    public static float[] normal(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** The input as the reference interpreter takes it. */
    public ReferenceNetwork.Maps maps() {
        return maps(samples, input, values());
    }

    /** Float values as the reference interpreter takes them. */
    public static ReferenceNetwork.Maps maps(int samples, Features features, float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return new ReferenceNetwork.Maps(samples, features, doubles);
    }

    @Override
    public String toString() {
        return name + (samples == 1 ? ", one sample" : ", two samples");
    }
}
