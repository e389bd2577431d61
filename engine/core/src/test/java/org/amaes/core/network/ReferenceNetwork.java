package org.amaes.core.network;

import java.util.Arrays;
import java.util.function.Function;

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
 * The forward pass in plain Java and double precision, straight from the definitions: the oracle for
 * the backends. Slow; meant for tiny networks.
 */
public final class ReferenceNetwork {

    private final Function<String, double[]> weights;

    /** @param weights the values of a parameter by its name, C order */
    public ReferenceNetwork(Function<String, double[]> weights) {
        this.weights = weights;
    }

    /** The interpreter of a network with these weights. */
    public static ReferenceNetwork of(StateDict weights) {
        return new ReferenceNetwork(name -> doubles(weights.get(name)));
    }

    private static double[] doubles(NamedArray array) {
        double[] values = new double[array.data().length];
        Arrays.setAll(values, i -> array.data()[i]);
        return values;
    }

    /**
     * A feature map.
     *
     * @param samples N
     * @param features C and (X, Y, Z)
     * @param values (N, C, X, Y, Z), z fastest
     */
    public record Maps(int samples, Features features, double[] values) {

        /** A feature map of zeros. */
        static Maps empty(int samples, Features features) {
            return new Maps(samples, features, new double[Math.toIntExact(samples * features.elements())]);
        }

        /** Where the voxels of a channel start. */
        int start(int sample, int channel) {
            return (sample * features.channels() + channel) * features.shape().length();
        }
    }

    /** What a layer makes of a feature map. */
    public Maps forward(Layer layer, Maps in) {
        return switch (layer) {
            case Conv conv -> conv.transposed() ? spread(conv, in) : gather(conv, in);
            case Norm norm -> norm(norm, in);
            case LeakyRelu(double slope) -> each(in, x -> x >= 0 ? x : slope * x);
            case Gelu _ -> each(in, x -> x * 0.5 * (1 + erf(x / Math.sqrt(2))));
            case MaxPool(int size) -> pool(size, in);
            case PadLow _ -> pad(in);
            case Sequence sequence -> {
                Maps maps = in;
                for (Layer next : sequence.layers()) {
                    maps = forward(next, maps);
                }
                yield maps;
            }
            case Fork fork -> join(fork.join(), forward(fork.left(), in), forward(fork.right(), in));
        };
    }

    private interface Scalar {
        double apply(double x);
    }

    private static Maps each(Maps in, Scalar function) {
        Maps out = Maps.empty(in.samples(), in.features());
        Arrays.setAll(out.values(), i -> function.apply(in.values()[i]));
        return out;
    }

    private Maps gather(Conv conv, Maps in) {
        Maps out = Maps.empty(in.samples(), Shapes.output(conv, in.features()));
        connect(conv, in.features().shape(), out.features().shape(), (near, far, tap) ->
                addTap(conv, in, near, out, far, tap));
        return addBias(conv, out);
    }

    /** The transposed convolution: every input voxel is spread where the plain one would gather from. */
    private Maps spread(Conv conv, Maps in) {
        Maps out = Maps.empty(in.samples(), Shapes.output(conv, in.features()));
        connect(conv, out.features().shape(), in.features().shape(), (near, far, tap) ->
                addTap(conv, in, far, out, near, tap));
        return addBias(conv, out);
    }

    private interface Connection {
        void accept(int fine, int coarse, int tap);
    }

    /** All pairs of voxels that a kernel's tap connects: fine = coarse · stride − padding + tap. */
    private static void connect(Conv conv, Shape fine, Shape coarse, Connection connection) {
        int k = conv.kernel();
        for (int tap = 0; tap < k * k * k; tap++) {
            int[] offset = {tap / (k * k), tap / k % k, tap % k};
            for (int voxel = 0; voxel < coarse.length(); voxel++) {
                int x = voxel / (coarse.y() * coarse.z()) * conv.stride() - conv.padding() + offset[0];
                int y = voxel / coarse.z() % coarse.y() * conv.stride() - conv.padding() + offset[1];
                int z = voxel % coarse.z() * conv.stride() - conv.padding() + offset[2];
                if (x >= 0 && x < fine.x() && y >= 0 && y < fine.y() && z >= 0 && z < fine.z()) {
                    connection.accept(fine.index(x, y, z), voxel, tap);
                }
            }
        }
    }

    private void addTap(Conv conv, Maps in, int from, Maps out, int to, int tap) {
        double[] weight = weights.apply(conv.name() + ".weight");
        int taps = conv.kernel() * conv.kernel() * conv.kernel();
        int ins = conv.in() / conv.groups();
        int outs = conv.out() / conv.groups();
        for (int n = 0; n < in.samples(); n++) {
            for (int o = 0; o < conv.out(); o++) {
                double sum = 0;
                for (int i = 0; i < ins; i++) {
                    int channel = o / outs * ins + i;
                    // (out, in/groups, taps), transposed (in, out/groups, taps)
                    int row = conv.transposed() ? channel * outs + o % outs : o * ins + i;
                    sum += weight[row * taps + tap] * in.values()[in.start(n, channel) + from];
                }
                out.values()[out.start(n, o) + to] += sum;
            }
        }
    }

    private Maps addBias(Conv conv, Maps out) {
        double[] bias = weights.apply(conv.name() + ".bias");
        int voxels = out.features().shape().length();
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] += bias[i / voxels % conv.out()];
        }
        return out;
    }

    private Maps norm(Norm norm, Maps in) {
        double[] weight = weights.apply(norm.name() + ".weight");
        double[] bias = weights.apply(norm.name() + ".bias");
        int voxels = in.features().shape().length();
        Maps out = Maps.empty(in.samples(), in.features());
        for (int start = 0; start < in.values().length; start += voxels) {
            double[] x = Arrays.copyOfRange(in.values(), start, start + voxels);
            double mean = Arrays.stream(x).average().orElseThrow();
            double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
            int channel = start / voxels % norm.channels();
            for (int v = 0; v < voxels; v++) {
                out.values()[start + v] = (x[v] - mean) / Math.sqrt(variance + Norm.EPSILON) * weight[channel] + bias[channel];
            }
        }
        return out;
    }

    private static Maps pool(int size, Maps in) {
        Maps out = Maps.empty(in.samples(), Shapes.output(new MaxPool(size), in.features()));
        Arrays.fill(out.values(), Double.NEGATIVE_INFINITY);
        Shape shape = in.features().shape();
        Shape small = out.features().shape();
        for (int i = 0; i < in.values().length; i++) {
            int voxel = i % shape.length();
            int to = small.index(voxel / (shape.y() * shape.z()) / size, voxel / shape.z() % shape.y() / size, voxel % shape.z() / size)
                    + i / shape.length() * small.length();
            out.values()[to] = Math.max(out.values()[to], in.values()[i]);
        }
        return out;
    }

    private static Maps pad(Maps in) {
        Maps out = Maps.empty(in.samples(), Shapes.output(new PadLow(), in.features()));
        Shape shape = in.features().shape();
        Shape large = out.features().shape();
        for (int i = 0; i < in.values().length; i++) {
            int voxel = i % shape.length();
            int to = large.index(voxel / (shape.y() * shape.z()) + 1, voxel / shape.z() % shape.y() + 1, voxel % shape.z() + 1);
            out.values()[i / shape.length() * large.length() + to] = in.values()[i];
        }
        return out;
    }

    private static Maps join(Join join, Maps left, Maps right) {
        if (join == Join.SUM) {
            Maps out = Maps.empty(left.samples(), left.features());
            Arrays.setAll(out.values(), i -> left.values()[i] + right.values()[i]);
            return out;
        }
        Maps out = Maps.empty(left.samples(),
                new Features(left.features().channels() + right.features().channels(), left.features().shape()));
        int a = Math.toIntExact(left.features().elements());
        int b = Math.toIntExact(right.features().elements());
        for (int n = 0; n < left.samples(); n++) {
            System.arraycopy(left.values(), n * a, out.values(), n * (a + b), a);
            System.arraycopy(right.values(), n * b, out.values(), n * (a + b) + a, b);
        }
        return out;
    }

    /** The error function, by its series near 0 and by a continued fraction beyond. */
    static double erf(double x) {
        double z = Math.abs(x);
        if (z < 2.5) {
            double term = z;
            double sum = z;
            for (int n = 1; n < 60; n++) {
                term *= -z * z / n;
                sum += term / (2 * n + 1);
            }
            return Math.signum(x) * 2 / Math.sqrt(Math.PI) * sum;
        }
        double fraction = z;
        for (int n = 60; n > 0; n--) {
            fraction = z + n / 2.0 / fraction;
        }
        return Math.signum(x) * (1 - Math.exp(-z * z) / Math.sqrt(Math.PI) / fraction);
    }
}
