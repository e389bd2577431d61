package org.amaes.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Expected values are SciPy's (exact and approximate signed-rank test) and NumPy's (quantiles), or enumerated. */
class StatisticsTest {

    private static final double[] FIRST = {0.52, 0.61, 0.70, 0.48, 0.55, 0.66, 0.72, 0.59};
    private static final double[] SECOND = {0.55, 0.60, 0.78, 0.53, 0.57, 0.70, 0.71, 0.66};

    @Test
    void aSampleIsSummarisedAsNumPyDoes() {
        Summary summary = Summary.of(3, Double.NaN, 1, 2, 10);
        assertEquals(4, summary.n());
        assertEquals(1, summary.undefined());
        assertEquals(4, summary.mean(), 1e-12);
        assertEquals(4.08248290463863, summary.sd(), 1e-12);
        assertEquals(2.5, summary.median(), 1e-12);
        assertEquals(1.75, summary.lowerQuartile(), 1e-12);
        assertEquals(4.75, summary.upperQuartile(), 1e-12);
        assertEquals(1, summary.min());
        assertEquals(10, summary.max());
        assertEquals(8.95, Summary.quantile(new double[] {3, 1, 2, 10}, 0.95), 1e-12);
    }

    @Test
    void smallSamplesHaveNoSpread() {
        Summary none = Summary.of(List.of(Double.NaN));
        assertEquals(0, none.n());
        assertTrue(Double.isNaN(none.mean()) && Double.isNaN(none.median()));
        Summary one = Summary.of(0.5);
        assertEquals(0.5, one.mean());
        assertTrue(Double.isNaN(one.sd()));
        assertEquals(0.5, one.lowerQuartile());
    }

    @Test
    void theSignedRankTestIsExactAlsoWithTies() {
        // Ranks of |d| of {1, 1, −1, 2, 2, −3, 4, 5}: 2, 2, 2, 4.5, 4.5, 6, 7, 8; the zero is dropped.
        double[] second = {1, 1, -1, 2, 2, -3, 4, 0, 5};
        PairedComparison comparison = PairedComparison.of(new double[9], second, 0.95, 1);
        assertEquals(9, comparison.pairs());
        assertEquals(8, comparison.statistic(), 1e-12);
        assertEquals(0.171875, comparison.p(), 1e-12);
    }

    @Test
    void whichMethodIsFirstDoesNotMatterForP() {
        PairedComparison forth = PairedComparison.of(FIRST, SECOND, 0.95, 1);
        PairedComparison back = PairedComparison.of(SECOND, FIRST, 0.95, 1);
        assertEquals(forth.p(), back.p());
        assertEquals(forth.meanDifference(), -back.meanDifference(), 1e-15);
        assertEquals(0.03375, forth.meanDifference(), 1e-12);
        assertTrue(forth.low() < forth.meanDifference() && forth.meanDifference() < forth.high());
    }

    @Test
    void allSignsEqualGivesTheSmallestPOfItsSize() {
        double[] second = {1, 2, 3, 4, 5, 6};
        assertEquals(2 / 64.0, PairedComparison.of(new double[6], second, 0.95, 1).p(), 1e-15);
    }

    @Test
    void manyPairsUseTheApproximationWithTies() {
        double[] second = new double[450];
        for (int i = 0; i < second.length; i++) {
            second[i] = ((i * 7919) % 101 - 40) / 10.0;
        }
        PairedComparison comparison = PairedComparison.of(new double[450], second, 0.95, 1);
        assertEquals(31998.5, comparison.statistic(), 1e-9);
        assertEquals(8.520585973402222e-11, comparison.p(), 1e-16);
    }

    @Test
    void theIntervalDependsOnlyOnTheSeedAndCoversTheMean() {
        PairedComparison once = PairedComparison.of(FIRST, SECOND, 0.95, 42);
        assertEquals(once, PairedComparison.of(FIRST, SECOND, 0.95, 42));
        assertNotEquals(once.low(), PairedComparison.of(FIRST, SECOND, 0.95, 43).low());
        assertTrue(PairedComparison.of(FIRST, SECOND, 0.5, 42).low() > once.low());
        // The bootstrap's standard error is sd·√((n−1)/n)/√n = 0.0112, and 1.96 of it is near the interval's half width.
        assertEquals(0.0112 * 2 * 1.96, once.high() - once.low(), 0.006);
    }

    @Test
    void undefinedPairsAreLeftOutAndEqualMethodsDoNotDiffer() {
        PairedComparison comparison = PairedComparison.of(new double[] {0.5, Double.NaN, 0.7}, new double[] {0.5, 0.6, 0.7}, 0.95, 1);
        assertEquals(2, comparison.pairs());
        assertEquals(1, comparison.leftOut());
        assertEquals(1, comparison.p());
        assertEquals(0, comparison.low());
        PairedComparison nothing = PairedComparison.of(new double[] {Double.NaN}, new double[] {1}, 0.95, 1);
        assertEquals(0, nothing.pairs());
        assertTrue(Double.isNaN(nothing.p()));
        assertThrows(IllegalArgumentException.class, () -> PairedComparison.of(FIRST, new double[1], 0.95, 1));
        assertThrows(IllegalArgumentException.class, () -> PairedComparison.of(FIRST, SECOND, 95, 1));
    }
}
