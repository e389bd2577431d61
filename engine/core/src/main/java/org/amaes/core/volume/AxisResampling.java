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
            double t = position - below;
            double u = 1 - t;
            axis.set(k, 0, mirror(below - 1, from), u * u * u / 6);
            axis.set(k, 1, mirror(below, from), (4 - 6 * t * t + 3 * t * t * t) / 6);
            axis.set(k, 2, mirror(below + 1, from), (4 - 6 * u * u + 3 * u * u * u) / 6);
            axis.set(k, 3, mirror(below + 2, from), t * t * t / 6);
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
            axis.set(k, 0, below, 1 - t);
            axis.set(k, 1, Math.min(below + 1, from - 1), t);
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

    private void set(int k, int tap, int source, double value) {
        index[k * taps + tap] = source;
        weight[k * taps + tap] = (float) value;
    }

    /** The right half of a normalised Gaussian cut at 4σ, centre first; empty where it has one sample. */
    private static float[] gaussian(double sigma) {
        int radius = (int) (4 * sigma + 0.5);
        if (radius == 0) {
            return new float[0];
        }
        double[] half = new double[radius + 1];
        double sum = 0;
        for (int d = 0; d <= radius; d++) {
            half[d] = Math.exp(-0.5 * d * d / (sigma * sigma));
            sum += d == 0 ? half[d] : 2 * half[d];
        }
        float[] kernel = new float[radius + 1];
        for (int d = 0; d <= radius; d++) {
            kernel[d] = (float) (half[d] / sum);
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

    /** The index that stands at {@code i} when the line is mirrored about its first and last sample. */
    private static int mirror(int i, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int phase = Math.floorMod(i, period);
        return phase < length ? phase : period - phase;
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
                int below = mirror(i - d, from) * LANES;
                int above = mirror(i + d, from) * LANES;
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
