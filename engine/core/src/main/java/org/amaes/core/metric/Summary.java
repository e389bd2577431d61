package org.amaes.core.metric;

import java.util.Arrays;
import java.util.Collection;

import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A sample of scores in a few numbers. Undefined scores (NaN) are left out and counted.
 *
 * @param n the defined scores
 * @param undefined the scores that do not exist
 * @param mean NaN if n is 0
 * @param sd the sample standard deviation (n − 1); NaN if n is less than 2
 * @param median NaN if n is 0
 * @param lowerQuartile interpolated linearly between neighbours, as NumPy does; NaN if n is 0
 * @param upperQuartile as the lower one
 * @param min NaN if n is 0
 * @param max NaN if n is 0
 */
public record Summary(int n, int undefined, double mean, double sd, double median, double lowerQuartile, double upperQuartile,
        double min, double max) {

    /** Of scores in any order. */
    public static Summary of(double... scores) {
        double[] defined = Arrays.stream(scores).filter(score -> !Double.isNaN(score)).sorted().toArray();
        int n = defined.length;
        int undefined = scores.length - n;
        if (n == 0) {
            return new Summary(0, undefined, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        return new Summary(n, undefined, StatUtils.mean(defined), n < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(defined)),
                quantile(defined, 0.5), quantile(defined, 0.25), quantile(defined, 0.75), defined[0], defined[n - 1]);
    }

    /** Of scores in any order. */
    public static Summary of(Collection<Double> scores) {
        return of(scores.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * The q-quantile, interpolated linearly between neighbours (type 7, NumPy's default).
     *
     * @param q more than 0, at most 1
     */
    static double quantile(double[] scores, double q) {
        return new Percentile().withEstimationType(Percentile.EstimationType.R_7).evaluate(scores, q * 100);
    }
}
