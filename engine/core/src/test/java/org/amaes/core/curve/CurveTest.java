package org.amaes.core.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static GrowingCurve of(double... values) {
        GrowingCurve curve = new GrowingCurve();
        for (int i = 0; i < values.length; i++) {
            curve.add(i + 1, 0.5 * i, values[i]);
        }
        return curve;
    }

    @Test
    void leastAndGreatestOfAnyStretchAreThoseOfItsValues() {
        SplittableRandom random = new SplittableRandom(5);
        GrowingCurve growing = new GrowingCurve();
        for (int i = 0; i < 5_000; i++) {
            growing.add(i, i, random.nextInt(50) == 0 ? Double.NaN : random.nextDouble());
        }
        Curve curve = growing.now();
        double[] found = new double[2];
        for (int trial = 0; trial < 2_000; trial++) {
            int from = random.nextInt(5_000);
            int to = from + random.nextInt(5_001 - from);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            boolean gap = false;
            for (int i = from; i < to; i++) {
                if (Double.isNaN(curve.value(i))) {
                    gap = true;
                } else {
                    low = Math.min(low, curve.value(i));
                    high = Math.max(high, curve.value(i));
                }
            }
            curve.extremes(from, to, found);
            assertEquals(low, found[0], from + " to " + to);
            assertEquals(high, found[1], from + " to " + to);
            assertEquals(gap, curve.hasGap(from, to), from + " to " + to);
        }
    }

    @Test
    void anInfiniteOrMissingValueIsAGap() {
        Curve curve = of(1, Double.NaN, Double.POSITIVE_INFINITY, 4).now();
        assertEquals(1, curve.gapFrom(0));
        assertEquals(2, curve.gapFrom(2));
        assertEquals(-1, curve.gapFrom(3));
        assertFalse(curve.hasGap(3, 4));
        assertEquals(4, curve.latest());
        double[] pair = new double[2];
        curve.extremes(1, 3, pair);
        assertTrue(pair[0] > pair[1]);
    }

    @Test
    void aCurveHandedOutDoesNotChangeWhenItIsTakenBackAndToldAgain() {
        GrowingCurve growing = new GrowingCurve();
        for (int i = 1; i <= 100; i++) {
            growing.add(i, i, i);
        }
        Curve before = growing.now();
        growing.dropFrom(51);
        for (int i = 51; i <= 80; i++) {
            growing.add(i, i, -i);
        }
        Curve after = growing.now();
        double[] pair = new double[2];
        before.extremes(0, 100, pair);
        assertEquals(1, pair[0]);
        assertEquals(100, pair[1]);
        assertEquals(60, before.value(59));
        after.extremes(0, 80, pair);
        assertEquals(-80, pair[0]);
        assertEquals(50, pair[1]);
        assertEquals(80, after.size());
        assertFalse(after.continues(before));
    }

    @Test
    void theNewestValueAtAStepIsFound() {
        GrowingCurve growing = new GrowingCurve();
        growing.add(10, 0, 1);
        growing.add(20, 0, 2);
        Curve curve = growing.now();
        assertEquals(-1, curve.indexAtStep(9));
        assertEquals(0, curve.indexAtStep(10));
        assertEquals(0, curve.indexAtStep(19));
        assertEquals(1, curve.indexAtStep(1_000));
    }

    @Test
    void aSmoothedCurveOfEqualValuesIsThoseValues() {
        Curve smooth = new Smoothing(0.9).follow(of(3, 3, 3, 3).now());
        for (int i = 0; i < 4; i++) {
            assertEquals(3, smooth.value(i), 1e-12);
        }
    }

    @Test
    void theAverageIsFreedOfItsBeginning() {
        // weights 0.5: (0.5·2 + 0.25·1·...): s1 = 1, s2 = (0.5·1 + 1·2)/1.5, s3 = (0.25·1 + 0.5·2 + 1·6)/1.75
        Curve smooth = new Smoothing(0.5).follow(of(1, 2, 6).now());
        assertEquals(1, smooth.value(0), 1e-12);
        assertEquals(2.5 / 1.5, smooth.value(1), 1e-12);
        assertEquals(7.25 / 1.75, smooth.value(2), 1e-12);
    }

    @Test
    void aGapStaysAGapAndDisturbsNothing() {
        Curve smooth = new Smoothing(0.5).follow(of(1, Double.NaN, 2).now());
        assertTrue(Double.isNaN(smooth.value(1)));
        assertEquals(2.5 / 1.5, smooth.value(2), 1e-12);
    }

    @Test
    void smoothingGoesOnWhereItStoppedAndBeginsAnewWhenValuesAreTakenBack() {
        SplittableRandom random = new SplittableRandom(9);
        Smoothing going = new Smoothing(0.97);
        GrowingCurve growing = new GrowingCurve();
        for (int i = 1; i <= 300; i++) {
            growing.add(i, i, random.nextDouble());
            if (i % 7 == 0) {
                going.follow(growing.now());
            }
        }
        assertSame(new Smoothing(0.97).follow(growing.now()), going.follow(growing.now()));
        growing.dropFrom(200);
        growing.add(200, 200, 9);
        assertSame(new Smoothing(0.97).follow(growing.now()), going.follow(growing.now()));
    }

    private static void assertSame(Curve expected, Curve found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.value(i), found.value(i));
            assertEquals(expected.step(i), found.step(i));
        }
    }

    @Test
    void fewValuesAreAllDrawnAndThoseBesideThePictureToo() {
        Trace trace = new Trace();
        trace.follow(of(5, 6, 7, 8, 9).now(), Scale.of(Axis.STEP, 1), 2.5, 3.5, 100);
        assertEquals(3, trace.size());
        assertEquals(2, trace.x(0));
        assertEquals(6, trace.y(0));
        assertEquals(4, trace.x(2));
        assertFalse(trace.isBand());
    }

    @Test
    void manyValuesAreDrawnByTheExtremesOfTheirColumns() {
        GrowingCurve growing = new GrowingCurve();
        for (int i = 0; i < 1_000; i++) {
            growing.add(i, 0, i == 437 ? 99 : i == 438 ? -99 : 0);
        }
        Trace trace = new Trace();
        trace.follow(growing.now(), Scale.of(Axis.STEP, 1), 0, 1_000, 10);
        assertTrue(trace.isBand());
        assertEquals(10, trace.columns());
        assertEquals(99, trace.high(4));
        assertEquals(-99, trace.low(4));
        assertEquals(0, trace.high(3));
        assertEquals(450, trace.column(4));
        assertEquals(11, trace.size(), "one point a column, two where it is tall");
    }

    @Test
    void aGapBreaksTheLineOfColumns() {
        GrowingCurve growing = new GrowingCurve();
        for (int i = 0; i < 1_000; i++) {
            growing.add(i, 0, i >= 500 && i < 700 ? Double.NaN : 1);
        }
        Trace trace = new Trace();
        trace.follow(growing.now(), Scale.of(Axis.STEP, 1), 0, 999, 10);
        int broken = 0;
        for (int i = 0; i < trace.size(); i++) {
            broken += Double.isNaN(trace.y(i)) ? 1 : 0;
        }
        assertTrue(broken >= 2);
        assertTrue(trace.columns() <= 8 && trace.columns() >= 7, trace.columns() + " columns hold numbers");
    }

    @Test
    void epochsAndHoursAreScalesOfStepsAndSeconds() {
        Curve curve = of(1, 2, 3).now();
        assertEquals(0.3, curve.x(Scale.of(Axis.EPOCH, 10), 2), 1e-12);
        assertEquals(1.0 / 3600, curve.x(Scale.of(Axis.TIME, 10), 2), 1e-12);
        assertEquals(2, curve.countUpTo(Scale.of(Axis.EPOCH, 10), 0.2));
    }
}
