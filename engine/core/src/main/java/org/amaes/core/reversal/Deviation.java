package org.amaes.core.reversal;

import org.amaes.core.masking.TokenMask;

/**
 * How far a patch is from another: the mean squared difference over all voxels, over the hidden ones and
 * over the visible ones.
 *
 * @param whole over all voxels
 * @param hidden over voxels that are hidden from the network; NaN if none is
 * @param visible over voxels that the network sees; NaN if none is
 */
public record Deviation(double whole, double hidden, double visible) {

    /** Compares two patches of the mask's shape. */
    public static Deviation between(float[] one, float[] other, TokenMask mask) {
        double hidden = 0;
        double visible = 0;
        long hiddenVoxels = 0;
        float[] isHidden = mask.voxelMask();
        if (one.length != isHidden.length || other.length != isHidden.length) {
            throw new IllegalArgumentException(one.length + " and " + other.length + " voxels for a patch of " + mask.patch());
        }
        for (int v = 0; v < one.length; v++) {
            double difference = (double) one[v] - other[v];
            if (isHidden[v] != 0) {
                hidden += difference * difference;
                hiddenVoxels++;
            } else {
                visible += difference * difference;
            }
        }
        // 0 / 0 is NaN: there is no mean over nothing
        return new Deviation((hidden + visible) / one.length, hidden / hiddenVoxels, visible / (one.length - hiddenVoxels));
    }

    /** The peak signal-to-noise ratio in dB of a mean squared difference, for intensities in [0, 1]: infinite for 0, NaN for NaN. */
    public static double decibels(double meanSquare) {
        return -10 * Math.log10(meanSquare);
    }

    /** The peak signal-to-noise ratio in dB over all voxels. */
    public double wholeDb() {
        return decibels(whole);
    }

    /** The peak signal-to-noise ratio in dB over hidden voxels. */
    public double hiddenDb() {
        return decibels(hidden);
    }

    /** The peak signal-to-noise ratio in dB over visible voxels. */
    public double visibleDb() {
        return decibels(visible);
    }
}
