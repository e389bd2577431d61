package org.amaes.core.network;

import java.util.List;

/**
 * A node of a network as data: what is computed, without how. Feature maps are (N, C, X, Y, Z).
 *
 * <p>Interpreters ({@link Shapes}, {@link Parameters}, {@link Cost}, the backends) are exhaustive
 * switches over these records. Names are the prefixes of the published parameter names; layers
 * without parameters have none.
 */
public sealed interface Layer {

    /**
     * A 3-D convolution with a cubic kernel and a bias, or its transpose.
     *
     * <p>Weight (out, in/groups, k, k, k); transposed (in, out/groups, k, k, k). Output side:
     * (n + 2·padding − k)/stride + 1; transposed (n − 1)·stride − 2·padding + k.
     *
     * @param name prefix of {@code .weight} and {@code .bias}
     * @param in input channels
     * @param out output channels
     * @param kernel side of the kernel in voxels
     * @param stride step in voxels, the same along every axis
     * @param padding zeros added at both ends of every axis (taken off, if transposed)
     * @param groups 1, or {@code in} for a depthwise convolution
     * @param transposed whether this is the transposed convolution
     */
    record Conv(String name, int in, int out, int kernel, int stride, int padding, int groups, boolean transposed) implements Layer {

        public Conv {
            if (in % groups != 0 || out % groups != 0) {
                throw new IllegalArgumentException(name + ": " + groups + " groups divide neither " + in + " nor " + out);
            }
        }

        /** A 3³ convolution that keeps the size. */
        public static Conv same3(String name, int in, int out) {
            return new Conv(name, in, out, 3, 1, 1, 1, false);
        }

        /** A 1³ convolution. */
        public static Conv point(String name, int in, int out) {
            return new Conv(name, in, out, 1, 1, 0, 1, false);
        }

        /** A transposed 2³ convolution of stride 2: twice the size. */
        public static Conv up2(String name, int in, int out) {
            return new Conv(name, in, out, 2, 2, 0, 1, true);
        }
    }

    /**
     * Instance normalisation: y = (x − μ)/√(σ² + 1e-5) · weight + bias, with mean and (biased) variance
     * of each sample and channel; no running statistics.
     *
     * @param name prefix of {@code .weight} and {@code .bias}
     * @param channels number of channels
     */
    record Norm(String name, int channels) implements Layer {

        /** Added to the variance. */
        public static final double EPSILON = 1e-5;
    }

    /** y = x where x ≥ 0, else {@code slope} · x. */
    record LeakyRelu(double slope) implements Layer {
    }

    /** y = x · Φ(x), with the exact error function. */
    record Gelu() implements Layer {
    }

    /** The largest of each cube of {@code size} voxels a side; sides must be multiples of it. */
    record MaxPool(int size) implements Layer {
    }

    /** One plane of zeros before the first voxel of every axis. */
    record PadLow() implements Layer {
    }

    /** One layer after the other; empty, it is the identity. */
    record Sequence(List<Layer> layers) implements Layer {

        public Sequence {
            layers = List.copyOf(layers);
        }

        /** The layers in order. */
        public static Sequence of(Layer... layers) {
            return new Sequence(List.of(layers));
        }

        /** What goes out is what came in. */
        public static Sequence identity() {
            return new Sequence(List.of());
        }
    }

    /**
     * Two branches from the same input, joined: a residual is a fork with SUM, a U-Net skip connection
     * a fork of the deeper level and the identity with CONCAT. The left branch comes first.
     */
    record Fork(Layer left, Layer right, Join join) implements Layer {
    }

    /** How the branches of a {@link Fork} meet. */
    enum Join {
        /** Element-wise sum. */
        SUM,
        /** Channels of the left branch, then channels of the right one. */
        CONCAT
    }
}
