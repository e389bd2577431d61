package org.amaes.core.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import org.amaes.core.volume.GaussianFilter.Boundary;

class GaussianFilterTest {

    private static final float[] LINE = {1, 3, 2, 5, 4};

    @Test
    void aNarrowGaussianIsScipysForEveryBoundaryAndAxis() {
        check(0.8, Boundary.REFLECT, 1.5245561f, 2.3155086f, 2.9355939f, 4.0192632f, 4.2050782f);
        check(0.8, Boundary.MIRROR, 1.9605894f, 2.3588885f, 2.9369162f, 4.0398513f, 4.3680987f);
        check(0.8, Boundary.ZERO, 1.2296329f, 2.2922760f, 2.9333902f, 3.9294182f, 3.1814022f);
    }

    @Test
    void aGaussianWiderThanTheLineFoldsOverAsScipysDoes() {
        check(3, Boundary.REFLECT, 2.7405019f, 2.8397338f, 3.0001471f, 3.1603473f, 3.2592698f);
        check(3, Boundary.MIRROR, 3.0341908f, 3.0608108f, 3.1249793f, 3.1892209f, 3.2157875f);
        check(3, Boundary.ZERO, 1.3453322f, 1.6314128f, 1.8047814f, 1.8198269f, 1.6705486f);
    }

    private static void check(double sigma, Boundary boundary, float... expected) {
        for (int axis = 0; axis < 3; axis++) {
            float[] data = LINE.clone();
            Shape shape = new Shape(1, 1, 1).with(axis, 5);
            GaussianFilter.filter(data, shape, axis, sigma, boundary, new float[GaussianFilter.scratchRows(shape)][AxisRows.WIDTH]);
            assertArrayEquals(expected, data, 1e-6f, boundary + " along axis " + axis);
        }
    }

    @Test
    void aConstantVolumeStaysConstantUnderBothMirrors() {
        Shape shape = new Shape(9, 20, 35);
        for (Boundary boundary : new Boundary[] {Boundary.MIRROR, Boundary.REFLECT}) {
            float[] data = new float[shape.length()];
            java.util.Arrays.fill(data, 0.75f);
            GaussianFilter.filter(data, shape, 2.5, boundary);
            for (float value : data) {
                assertEquals(0.75, value, 1e-6);
            }
        }
    }

    @Test
    void shiftedCopiesOfLinesGiveWhatLinesBesideEachOtherGive() {
        for (Shape shape : new Shape[] {new Shape(3, 5, 128), new Shape(7, 11, 9), new Shape(1, 1, 1000), new Shape(2, 3, 5)}) {
            for (Boundary boundary : Boundary.values()) {
                for (double sigma : new double[] {0.1, 0.3, 0.8, 1, 1.6}) {
                    checkAlongRows(shape, boundary, sigma);
                }
            }
        }
        assertEquals(0, GaussianFilter.rowsAlong(Shape.cube(32), 25), "a wide kernel");
        assertEquals(0, GaussianFilter.rowsAlong(new Shape(1, 1, 1023), 1), "a line that leaves no room for its continuation");
    }

    private static void checkAlongRows(Shape shape, Boundary boundary, double sigma) {
        int rows = GaussianFilter.rowsAlong(shape, sigma);
        if (rows == 0) {
            assertEquals(5, shape.z(), "only a kernel wider than its line does not fit here");
            return;
        }
        float[] expected = CubicSplineTest.noise(shape, 8);
        float[] found = expected.clone();
        GaussianFilter.filter(expected, shape, 2, sigma, boundary, new float[GaussianFilter.scratchRows(shape)][AxisRows.WIDTH]);
        GaussianFilter.filterAlongRows(found, shape, sigma, boundary, new float[rows][GaussianFilter.ROW]);
        assertArrayEquals(expected, found, shape + ", " + boundary + ", sigma " + sigma);
    }

    @Test
    void theAxesWithoutSigmaStayAsTheyAre() {
        Shape shape = new Shape(4, 5, 18);
        float[] before = CubicSplineTest.noise(shape, 3);
        float[] after = before.clone();
        GaussianFilter.filter(after, shape, new double[] {0, 0.1, 0}, Boundary.MIRROR);
        assertArrayEquals(before, after);
    }

    @Test
    void theKernelIsNormalisedAndCutAtFourSigma() {
        double[] half = GaussianFilter.kernel(1);
        assertEquals(5, half.length);
        assertEquals(1, half[0] + 2 * (half[1] + half[2] + half[3] + half[4]), 1e-15);
        assertEquals(Math.exp(-0.5), half[1] / half[0], 1e-15);
        assertEquals(1, GaussianFilter.kernel(0.12).length);
    }

    @Test
    void aNegativeSigmaIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> GaussianFilter.filter(new float[8], Shape.cube(2), -1, Boundary.ZERO));
    }
}
