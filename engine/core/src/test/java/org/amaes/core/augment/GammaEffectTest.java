package org.amaes.core.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import org.amaes.core.volume.Shape;

class GammaEffectTest {

    private static final Shape SHAPE = new Shape(13, 11, 29); // 4147 voxels: two whole rows and a piece
    private static final double[] EPSILONS = {1e-7, 1, 10};

    private final Workspace workspace = new Workspace();

    @Test
    void everyExponentAndEveryValueIsWithinTheStatedError() {
        for (int step = 0; step <= 400; step++) {
            double gamma = 0.01 * Math.pow(10_000, step / 400.0); // 0.01 to 100
            checkCurve(gamma, gamma <= 8 ? 1e-6 : 4e-6);
        }
        for (double gamma : new double[] {0.5, 1, 1.3, 2, 3, 4, 8}) { // where roots turn to squares, and where the series ends
            checkCurve(gamma, 1e-6);
        }
    }

    private static void checkCurve(double gamma, double bound) {
        float[] shares = shares();
        float[] powers = shares.clone();
        new PowerCurve(gamma).apply(powers);
        double worst = 0;
        for (int i = 0; i < shares.length; i++) {
            double error = Math.abs(powers[i] - Math.pow(shares[i], gamma));
            worst = error <= worst ? worst : error; // a NaN counts as worst
        }
        assertTrue(worst < bound, "γ " + gamma + ": off by " + worst);
        assertTrue(powers[0] == 0, "nothing stays nothing (of whichever sign)");
    }

    /** Evenly from 0 to 1, and down to the smallest floats. */
    private static float[] shares() {
        float[] shares = new float[2200];
        for (int i = 0; i <= 2000; i++) {
            shares[i] = i / 2000f;
        }
        for (int i = 2001; i < shares.length; i++) {
            shares[i] = (float) Math.pow(10, -(i - 2000) * 45.0 / 200);
        }
        return shares;
    }

    @Test
    void thePatchIsTheReferencesFormulaForEveryEpsilonOnBothSidesOfZero() {
        for (double epsilon : EPSILONS) {
            for (double gamma : new double[] {0.5, 0.83, 1, 1.7, 2}) {
                for (boolean inverted : new boolean[] {false, true}) {
                    checkPatch(values(0, 1), new GammaEffect(gamma, inverted, epsilon));
                    checkPatch(values(-3, 5), new GammaEffect(gamma, inverted, epsilon));
                    checkPatch(values(-900, -100), new GammaEffect(gamma, inverted, epsilon));
                }
            }
        }
    }

    private void checkPatch(float[] values, GammaEffect effect) {
        float[] data = values.clone();
        effect.apply(data, SHAPE, workspace);
        Extremes range = Extremes.of(values, values.length);
        for (int i = 0; i < values.length; i++) {
            double expected = reference(values[i], range, effect);
            assertEquals(expected, data[i], 1.2e-6 * range.width() + 1.2e-7 * Math.abs(expected), effect.toString());
            assertTrue(data[i] >= range.smallest() && data[i] <= range.largest());
        }
    }

    /** SPEC section 6, row 8, in doubles. */
    private static double reference(double x, Extremes range, GammaEffect effect) {
        double width = range.width();
        double least = effect.inverted() ? -range.largest() : range.smallest();
        double signed = effect.inverted() ? -x : x;
        double y = Math.pow((signed - least) / (width + effect.epsilon()), effect.gamma()) * width + least;
        double back = effect.inverted() ? -y : y;
        return Math.min(Math.max(back, range.smallest()), range.largest());
    }

    private static float[] values(double from, double to) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[SHAPE.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (from + (to - from) * random.nextDouble());
        }
        return values;
    }

    @Test
    void theDarkestVoxelsStayExactlyWhereTheyWere() {
        float[] data = values(0, 1);
        for (int i = 0; i < data.length; i += 3) {
            data[i] = 0;
        }
        new GammaEffect(0.7, false, 1e-7).apply(data, SHAPE, workspace);
        for (int i = 0; i < data.length; i += 3) {
            assertEquals(0f, data[i]);
        }
    }

    @Test
    void aPatchOfOneValueStaysAndOneThatHoldsNoNumberHoldsNone() {
        float[] flat = new float[SHAPE.length()];
        java.util.Arrays.fill(flat, -2.5f);
        float[] same = flat.clone();
        new GammaEffect(0.6, false, 1).apply(same, SHAPE, workspace);
        assertArrayEquals(flat, same);
        float[] broken = values(0, 1);
        broken[77] = Float.NaN; // the reference's minimum is not a number then, and so is everything
        new GammaEffect(0.6, true, 1e-7).apply(broken, SHAPE, workspace);
        for (float value : broken) {
            assertTrue(Float.isNaN(value));
        }
    }
}
