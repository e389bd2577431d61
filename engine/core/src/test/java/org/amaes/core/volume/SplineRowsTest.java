package org.amaes.core.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SplineRowsTest {

    @Test
    void coefficientsAreThoseOfTheFilterInDoublesForEveryShape() {
        for (Shape shape : new Shape[] {new Shape(40, 33, 21), new Shape(1, 2, 3), new Shape(5, 1, 300), new Shape(17, 16, 9)}) {
            float[] expected = CubicSplineTest.noise(shape, 5);
            float[] actual = expected.clone();
            CubicSpline.prefilter(expected, shape);
            SplineRows.prefilter(actual, shape, new float[SplineRows.scratchRows(shape)][AxisRows.WIDTH]);
            assertArrayEquals(expected, actual, 2e-5f, shape.toString());
        }
    }
}
