package org.amaes.core.augment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An interval that a strength is drawn from, uniformly; in files {@code [low, high]}.
 *
 * @param low the smallest value
 * @param high the largest value, not below {@code low}
 */
public record Range(double low, double high) {

    public Range {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("A range goes from a smaller to a larger number, not from " + low + " to " + high);
        }
    }

    /** Reads {@code [low, high]}. */
    @JsonCreator
    static Range of(double[] ends) {
        if (ends.length != 2) {
            throw new IllegalArgumentException("A range has two ends, not " + ends.length);
        }
        return new Range(ends[0], ends[1]);
    }

    /** The two ends. */
    @JsonValue
    double[] ends() {
        return new double[] {low, high};
    }

    /** A value in between, uniformly. */
    public double draw(PatchRandom random) {
        return at(random.nextDouble());
    }

    /** The value at a fraction of the range: 0 gives the low end, 1 the high end. */
    public double at(double fraction) {
        return low + (high - low) * fraction;
    }

    /** A whole number from ⌈low⌉ to ⌊high⌋, each with the same probability. */
    int drawWhole(PatchRandom random) {
        int first = (int) Math.ceil(low);
        return first + random.nextInt((int) Math.floor(high) - first + 1);
    }

    /** This range, if it lies within the given ends. */
    Range within(double smallest, double largest, String what) {
        if (low < smallest || high > largest) {
            throw new IllegalArgumentException(what + " lies between " + smallest + " and " + largest + ", not " + low + " to " + high);
        }
        return this;
    }
}
