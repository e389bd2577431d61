package org.amaes.core.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** Comparisons of arrays in the conformance suites. */
public final class Numbers {

    private Numbers() {
    }

    /** Fails if a value differs by more than {@code tolerance} times the largest expected magnitude. */
    public static void assertClose(double[] expected, float[] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, what);
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            worst = difference > worst || Double.isNaN(difference) ? difference : worst;
        }
        double relative = worst / scale;
        assertTrue(relative <= tolerance, () -> what + " differs by " + relative + " of its largest value");
    }

    /** The root mean squared difference over the root mean square. */
    public static double distance(float[] expected, float[] actual) {
        return Math.sqrt(squaredError(actual, expected) / squaredError(new float[expected.length], expected));
    }

    /** The mean squared error. */
    public static double squaredError(float[] output, float[] target) {
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += ((double) output[i] - target[i]) * ((double) output[i] - target[i]);
        }
        return sum / output.length;
    }
}
