package org.amaes.app.predict;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a continued training brought, in Dice against the corrected masks, as {@code amaes evaluate} computes it:
 * the mean over labels, without labels that are in neither segmentation.
 *
 * @param cases one line a corrected case
 * @param before the mean over labels of the mean over cases, of what the network had predicted; NaN if nothing is defined
 * @param after the same of what it predicts now
 */
public record Comparison(List<Line> cases, double before, double after) {

    /** A corrected case; NaN where nothing is defined. */
    public record Line(String name, double before, double after) {
    }

    public Comparison {
        cases = List.copyOf(cases);
    }

    /** The mean of what is defined. */
    static double mean(double... values) {
        OptionalDouble mean = java.util.Arrays.stream(values).filter(Double::isFinite).average();
        return mean.orElse(Double.NaN);
    }
}
