package org.amaes.core.volume;

/**
 * The filter that turns samples into cubic B-spline coefficients, along the first axis of a block
 * (length, lanes), with mirror boundary about the first and last sample.
 *
 * <p>It is the filter of {@link CubicSpline} in single precision on a block that is in the processor's
 * cache already, so that smoothing, filtering and interpolating a line cost one pass through memory.
 *
 * <p>Source: Unser, "Splines: a perfect fit for signal and image processing" (1999); the same filter
 * as {@code scipy.ndimage.spline_filter1d(order=3, mode='mirror')}.
 */
final class SplinePrefilter {

    private static final double POLE = CubicSpline.POLE;
    /** Powers of the pole beyond this one are below 1e-18 and do not change a float. */
    private static final int HORIZON = 32;

    private SplinePrefilter() {
    }

    /** Replaces samples by coefficients in place; a line of one sample is its own coefficient. */
    static void apply(float[] block, int length, int lanes) {
        if (length < 2) {
            return;
        }
        float pole = (float) POLE;
        // The gain (1 − z)(1 − 1/z) = 6 is put in with the first sample each step reads.
        startCausal(block, length, lanes);
        for (int i = 1; i < length; i++) {
            int row = i * lanes;
            int before = row - lanes;
            for (int lane = 0; lane < lanes; lane++) {
                block[row + lane] = 6 * block[row + lane] + pole * block[before + lane];
            }
        }
        int last = (length - 1) * lanes;
        float end = (float) (POLE / (POLE * POLE - 1));
        for (int lane = 0; lane < lanes; lane++) {
            block[last + lane] = end * (pole * block[last - lanes + lane] + block[last + lane]);
        }
        for (int i = length - 2; i >= 0; i--) {
            int row = i * lanes;
            int after = row + lanes;
            for (int lane = 0; lane < lanes; lane++) {
                block[row + lane] = pole * (block[after + lane] - block[row + lane]);
            }
        }
    }

    /** The first causal value: 6 · Σ zⁱ s(i) over the mirrored, periodic line, exactly summed. */
    private static void startCausal(float[] block, int length, int lanes) {
        int period = 2 * (length - 1);
        double whole = 1 - Math.pow(POLE, period);
        int terms = Math.min(period, HORIZON);
        for (int lane = 0; lane < lanes; lane++) {
            double sum = 0;
            double power = 1;
            for (int i = 0; i < terms; i++) {
                int at = i < length ? i : period - i;
                sum += power * block[at * lanes + lane];
                power *= POLE;
            }
            block[lane] = (float) (6 * sum / whole);
        }
    }
}
