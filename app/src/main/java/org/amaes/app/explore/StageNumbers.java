package org.amaes.app.explore;

import java.util.Locale;
import org.amaes.core.dataset.StagedPatch;
import org.amaes.core.reversal.Deviation;

/**
 * What is said about a patch's stages in numbers.
 *
 * @param moved mean squared difference of target and clean
 * @param damage the input before masking against the target
 * @param histogram how many voxels of the augmented patch lie in each of {@link #BINS} equal parts of [0, 1]
 * @param cleanHistogram the same of the target
 */
public record StageNumbers(double moved, Deviation damage, int[] histogram, int[] cleanHistogram) {

    /** The number of parts of a histogram. */
    public static final int BINS = 64;

    /** Counts and compares; takes some milliseconds. */
    static StageNumbers of(StagedPatch patch) {
        return new StageNumbers(Deviation.between(patch.target().data(), patch.clean().data(), patch.mask()).whole(),
                Deviation.between(patch.augmented().data(), patch.target().data(), patch.mask()),
                count(patch.augmented().data()), count(patch.target().data()));
    }

    private static int[] count(float[] values) {
        int[] counts = new int[BINS];
        for (float value : values) {
            counts[Math.clamp((int) (value * BINS), 0, BINS - 1)]++;
        }
        return counts;
    }

    /** A peak signal-to-noise ratio in words; "identical" where there is no difference. */
    static String decibels(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return Double.isInfinite(value) ? "identical" : String.format(Locale.ROOT, "%.1f dB", value);
    }
}
