package org.amaes.viewer.paint;

/**
 * The intensities from {@code low} to {@code high}, both included; no number (NaN) is in no range.
 *
 * @param low at most {@code high}
 * @param high may be infinite
 */
public record ValueRange(double low, double high) {

    public ValueRange {
        if (!(low <= high)) {
            throw new IllegalArgumentException("A range runs from a lower to a higher number: " + low + " to " + high);
        }
    }

    /** Whether an intensity lies in this range. */
    public boolean contains(float value) {
        return value >= low && value <= high;
    }
}
