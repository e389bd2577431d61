package org.amaes.core.metric;

import java.util.Arrays;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Two methods on the same cases: how much the second is better, how sure that is, and whether it may be
 * chance (SPEC section 10).
 *
 * <p>Pairs with an undefined score on either side are left out. The p-value is Wilcoxon's signed-rank
 * test, two-sided: pairs without difference are dropped, ties share their mean rank, and the
 * distribution is exact for the ranks at hand (to {@value #MOST_EXACT} pairs; beyond, the normal
 * approximation with its correction for ties). The interval is the percentile bootstrap of the mean
 * difference.
 *
 * @param pairs the pairs compared
 * @param leftOut the pairs left out
 * @param meanDifference the mean of second − first; NaN without pairs
 * @param low the lower end of the interval of the mean difference; NaN without pairs
 * @param high its upper end
 * @param confidence of the interval, such as 0.95
 * @param statistic the smaller of the two rank sums; NaN if no pair differs
 * @param p 0 to 1; 1 if no pair differs, NaN without pairs
 */
public record PairedComparison(int pairs, int leftOut, double meanDifference, double low, double high, double confidence,
        double statistic, double p) {

    /** Up to this many differing pairs the p-value is exact. */
    public static final int MOST_EXACT = 400;
    /** How often the bootstrap draws. */
    public static final int RESAMPLES = 10_000;

    /**
     * @param first one score a case
     * @param second the scores of the other method on the same cases, in the same order
     * @param confidence of the interval, between 0 and 1, such as 0.95
     * @param seed of the bootstrap; the same seed gives the same interval
     */
    public static PairedComparison of(double[] first, double[] second, double confidence, long seed) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("Pairs need as many scores on both sides: " + first.length + " and " + second.length);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("A confidence lies between 0 and 1: " + confidence);
        }
        double[] differences = new double[first.length];
        int n = 0;
        for (int i = 0; i < first.length; i++) {
            if (!Double.isNaN(first[i]) && !Double.isNaN(second[i])) {
                differences[n++] = second[i] - first[i];
            }
        }
        differences = Arrays.copyOf(differences, n);
        if (n == 0) {
            return new PairedComparison(0, first.length, Double.NaN, Double.NaN, Double.NaN, confidence, Double.NaN, Double.NaN);
        }
        double[] means = bootstrapMeans(differences, seed);
        double tail = (1 - confidence) / 2;
        double[] nonZero = Arrays.stream(differences).filter(difference -> difference != 0).toArray();
        double[] test = signedRank(nonZero);
        return new PairedComparison(n, first.length - n, Arrays.stream(differences).average().orElseThrow(),
                Summary.quantile(means, tail), Summary.quantile(means, 1 - tail), confidence, test[0], test[1]);
    }

    private static double[] bootstrapMeans(double[] differences, long seed) {
        RandomGenerator random = new Well19937c(seed);
        double[] means = new double[RESAMPLES];
        for (int sample = 0; sample < RESAMPLES; sample++) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += differences[random.nextInt(differences.length)];
            }
            means[sample] = sum / differences.length;
        }
        return means;
    }

    /** The smaller rank sum and the two-sided p-value. */
    private static double[] signedRank(double[] differences) {
        int n = differences.length;
        if (n == 0) {
            return new double[] {Double.NaN, 1};
        }
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE).rank(Arrays.stream(differences).map(Math::abs).toArray());
        double positive = 0;
        for (int i = 0; i < n; i++) {
            positive += differences[i] > 0 ? ranks[i] : 0;
        }
        double smaller = Math.min(positive, n * (n + 1) / 2.0 - positive);
        return new double[] {smaller, n <= MOST_EXACT ? exact(ranks, smaller) : approximate(ranks, smaller)};
    }

    /** The share of all sign patterns whose rank sum is at most the one seen, twice. Mean ranks are halves, so sums are counted doubled. */
    private static double exact(double[] ranks, double smaller) {
        int total = ranks.length * (ranks.length + 1); // doubled
        double[] probability = new double[total + 1];
        probability[0] = 1;
        int reached = 0;
        for (double rank : ranks) {
            int step = (int) Math.round(2 * rank);
            reached += step;
            for (int sum = reached; sum >= 0; sum--) {
                probability[sum] = (probability[sum] + (sum >= step ? probability[sum - step] : 0)) / 2;
            }
        }
        double tail = 0;
        for (int sum = 0; sum <= Math.round(2 * smaller); sum++) {
            tail += probability[sum];
        }
        return Math.min(1, 2 * tail);
    }

    /** Under chance the rank sum has mean Σr/2 and variance Σr²/4, ties included. */
    private static double approximate(double[] ranks, double smaller) {
        double mean = Arrays.stream(ranks).sum() / 2;
        double sd = Math.sqrt(Arrays.stream(ranks).map(rank -> rank * rank).sum() / 4);
        return Math.min(1, 2 * new NormalDistribution().cumulativeProbability((smaller - mean) / sd));
    }
}
