package org.amaes.core.volume;

/**
 * A resampling along one axis: a linear map from {@code from} samples to {@code to} samples that is
 * applied to every line of a volume along that axis.
 *
 * <p>Both ends of the line are the outer faces of its first and last voxel, so sample k of the result
 * lies at {@code (k + ½) · from / to − ½} of the source (the "grid mode" of ndimage.zoom, the
 * half-pixel rule of skimage and of torch's interpolate). Maps along different axes commute, so a
 * volume is resampled axis by axis.
 */
final class AxisResampling {

    /** Lines worked on together; a block of them stays in the processor's cache. */
    private static final int LANES = 64;

    private final int from;
    private final int to;
    private final float[] smoothing;
    private final boolean prefilter;
    private final int taps;
    private final int[] index;
    private final float[] weight;

    private AxisResampling(int from, int to, float[] smoothing, boolean prefilter, int taps) {
        this.from = from;
        this.to = to;
        this.smoothing = smoothing;
        this.prefilter = prefilter;
        this.taps = taps;
        this.index = new int[to * taps];
        this.weight = new float[to * taps];
    }

    /**
     * Cubic B-spline interpolation with mirror boundary (about the centre of the outermost voxel),
     * after a Gaussian of σ = (from/to − 1)/2 samples where the axis shrinks.
     */
    static AxisResampling cubic(int from, int to) {
        double sigma = Math.max(0, ((double) from / to - 1) / 2);
        AxisResampling axis = new AxisResampling(from, to, gaussian(sigma), from > 1, 4);
        for (int k = 0; k < to; k++) {
            double position = reflected(position(k, from, to), from);
            int below = (int) Math.floor(position);
            CubicSpline.weights(position - below, axis.weight, 4 * k);
            for (int tap = 0; tap < 4; tap++) {
                axis.index[4 * k + tap] = CubicSpline.mirror(below - 1 + tap, from);
            }
        }
        return axis;
    }

    /** Linear interpolation; beyond the centre of the outermost voxel its value goes on. */
    static AxisResampling linear(int from, int to) {
        AxisResampling axis = new AxisResampling(from, to, new float[0], false, 2);
        for (int k = 0; k < to; k++) {
            double position = Math.clamp(position(k, from, to), 0.0, from - 1.0);
            int below = (int) Math.floor(position);
            double t = position - below;
            axis.index[2 * k] = below;
            axis.index[2 * k + 1] = Math.min(below + 1, from - 1);
            axis.weight[2 * k] = (float) (1 - t);
            axis.weight[2 * k + 1] = (float) t;
        }
        return axis;
    }

    /** The source index nearest to every sample of the result; of two equally near ones the upper. */
    static int[] nearest(int from, int to) {
        int[] source = new int[to];
        for (int k = 0; k < to; k++) {
            source[k] = Math.clamp((long) Math.floor(position(k, from, to) + 0.5), 0, from - 1);
        }
        return source;
    }

    private static double position(int k, int from, int to) {
        return (k + 0.5) * ((double) from / to) - 0.5;
    }

    /** The right half of the Gaussian, centre first; empty where nothing is smoothed. */
    private static float[] gaussian(double sigma) {
        double[] half = GaussianFilter.kernel(sigma);
        float[] kernel = new float[half.length == 1 ? 0 : half.length];
        for (int d = 0; d < kernel.length; d++) {
            kernel[d] = (float) half[d];
        }
        return kernel;
    }

    private static double reflected(double position, int length) {
        if (length == 1) {
            return 0;
        }
        double inside = Math.abs(position);
        return inside > length - 1 ? 2.0 * (length - 1) - inside : inside;
    }

    /**
     * Resamples every line of an array seen as (outer, from, inner), last axis fastest.
     *
     * @return a new array (outer, to, inner)
     */
    float[] apply(float[] source, int outer, int inner) {
        float[] result = new float[Math.multiplyExact(Math.multiplyExact(outer, to), inner)];
        float[] block = new float[from * LANES];
        float[] other = new float[Math.max(from, to) * LANES];
        if (inner == 1) {
            for (int line = 0; line < outer; line += LANES) {
                int lanes = Math.min(LANES, outer - line);
                gather(source, line * from, from, lanes, block);
                scatter(transform(block, other), line * to, to, lanes, result);
            }
            return result;
        }
        for (int o = 0; o < outer; o++) {
            for (int column = 0; column < inner; column += LANES) {
                int lanes = Math.min(LANES, inner - column);
                for (int i = 0; i < from; i++) {
                    System.arraycopy(source, (o * from + i) * inner + column, block, i * LANES, lanes);
                }
                float[] done = transform(block, other);
                for (int k = 0; k < to; k++) {
                    System.arraycopy(done, k * LANES, result, (o * to + k) * inner + column, lanes);
                }
            }
        }
        return result;
    }

    /** Lines that are contiguous in memory become the columns of a block. */
    private static void gather(float[] source, int start, int length, int lanes, float[] block) {
        for (int lane = 0; lane < lanes; lane++) {
            int at = start + lane * length;
            for (int i = 0; i < length; i++) {
                block[i * LANES + lane] = source[at + i];
            }
        }
    }

    private static void scatter(float[] block, int start, int length, int lanes, float[] result) {
        for (int lane = 0; lane < lanes; lane++) {
            int at = start + lane * length;
            for (int k = 0; k < length; k++) {
                result[at + k] = block[k * LANES + lane];
            }
        }
    }

    /** From a block (from, LANES), which is used up, to a block (to, LANES). */
    private float[] transform(float[] block, float[] other) {
        boolean smooth = smoothing.length > 0; // only where the axis shrinks, so the result fits into either block
        if (smooth) {
            smooth(block, other);
        }
        float[] samples = smooth ? other : block;
        if (prefilter) {
            SplinePrefilter.apply(samples, from, LANES);
        }
        float[] result = smooth ? block : other;
        interpolate(samples, result);
        return result;
    }

    private void smooth(float[] in, float[] out) {
        for (int i = 0; i < from; i++) {
            int to = i * LANES;
            for (int lane = 0; lane < LANES; lane++) {
                out[to + lane] = smoothing[0] * in[to + lane];
            }
            for (int d = 1; d < smoothing.length; d++) {
                int below = CubicSpline.mirror(i - d, from) * LANES;
                int above = CubicSpline.mirror(i + d, from) * LANES;
                float w = smoothing[d];
                for (int lane = 0; lane < LANES; lane++) {
                    out[to + lane] += w * (in[below + lane] + in[above + lane]);
                }
            }
        }
    }

    private void interpolate(float[] in, float[] out) {
        for (int k = 0; k < to; k++) {
            int at = k * taps;
            int first = index[at] * LANES;
            int second = index[at + 1] * LANES;
            float w0 = weight[at];
            float w1 = weight[at + 1];
            int row = k * LANES;
            if (taps == 2) {
                for (int lane = 0; lane < LANES; lane++) {
                    out[row + lane] = w0 * in[first + lane] + w1 * in[second + lane];
                }
            } else {
                int third = index[at + 2] * LANES;
                int fourth = index[at + 3] * LANES;
                float w2 = weight[at + 2];
                float w3 = weight[at + 3];
                for (int lane = 0; lane < LANES; lane++) {
                    out[row + lane] = w0 * in[first + lane] + w1 * in[second + lane]
                            + (w2 * in[third + lane] + w3 * in[fourth + lane]);
                }
            }
        }
    }
}
