package org.amaes.viewer.slice;

import java.util.Arrays;
import org.amaes.core.volume.Volume;

/**
 * The range of intensities that is spread from black to white; what lies outside is black or white.
 *
 * @param low black, and everything below
 * @param high white, and everything above; greater than {@code low}
 */
public record Window(double low, double high) {

    private static final int BINS = 4096;

    public Window {
        if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("A window runs from a lower to a higher number: " + low + " to " + high);
        }
    }

    /** The window with a middle and a width, as radiologists set it. */
    public static Window ofLevel(double level, double width) {
        return new Window(level - width / 2, level + width / 2);
    }

    /**
     * The window from the 0.1 to the 99.9 percentile of a volume's finite values, to within a 4096th of
     * their range; a volume of one value, or of none, gets a window around it.
     */
    public static Window of(Volume volume) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : volume.data()) {
            if (Float.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (!(min < max)) {
            double only = min == max ? min : 0;
            double margin = Math.max(0.5, Math.abs(only) * 1e-6);
            return new Window(only - margin, only + margin);
        }
        double step = ((double) max - min) / BINS;
        long[] counts = new long[BINS];
        for (float value : volume.data()) {
            if (Float.isFinite(value)) {
                counts[(int) Math.min(BINS - 1, (value - min) / step)]++;
            }
        }
        long total = Arrays.stream(counts).sum();
        double low = min + step * binAt(counts, 0.001 * total);
        double high = min + step * (binAt(counts, 0.999 * total) + 1);
        return new Window(low, high);
    }

    private static int binAt(long[] counts, double rank) {
        long below = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            below += counts[bin];
            if (below > rank) {
                return bin;
            }
        }
        return counts.length - 1;
    }

    /** The middle of the range. */
    public double level() {
        return (low + high) / 2;
    }

    /** The width of the range. */
    public double width() {
        return high - low;
    }

    /** The brightness of an intensity: 0 (black, and for what is no number) to 255 (white). */
    public int brightness(double intensity) {
        double share = (intensity - low) / (high - low);
        return share > 0 ? (int) Math.min(255, Math.rint(share * 255)) : 0;
    }
}
