package org.amaes.core.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class CubicSplineTest {

    private static final float[] LINE = {1, 3, 2, 5, 4};

    /** scipy.ndimage.spline_filter1d(line, 3, mode="mirror"). */
    private static final double[] COEFFICIENTS =
            {-0.8392857142857144, 4.678571428571429, 0.125, 6.821428571428572, 2.5892857142857144};

    @Test
    void coefficientsOfALineAreScipysAlongEveryAxis() {
        Shape[] shapes = {new Shape(5, 1, 1), new Shape(1, 5, 1), new Shape(1, 1, 5)};
        for (Shape shape : shapes) {
            float[] data = LINE.clone();
            CubicSpline.prefilter(data, shape);
            for (int i = 0; i < 5; i++) {
                assertEquals(COEFFICIENTS[i], data[i], 1e-6, shape + " voxel " + i);
            }
        }
    }

    @Test
    void aLineOfTwoVoxelsHasScipysCoefficients() {
        double[] line = {2, 7};
        CubicSpline.prefilterLine(line, 2);
        assertArrayEquals(new double[] {-3, 12}, line, 1e-12);
    }

    @Test
    void aLineOfOneVoxelStaysAsItIs() {
        float[] data = {7};
        CubicSpline.prefilter(data, new Shape(1, 1, 1));
        assertEquals(7, data[0]);
    }

    @Test
    void theSplinePassesThroughEveryVoxelOfAnyShape() {
        for (Shape shape : new Shape[] {new Shape(5, 17, 33), new Shape(40, 3, 18), new Shape(2, 35, 16)}) {
            float[] voxels = noise(shape, 7);
            float[] coefficients = voxels.clone();
            CubicSpline.prefilter(coefficients, shape);
            for (int i = 0; i < shape.x(); i++) {
                for (int j = 0; j < shape.y(); j++) {
                    for (int k = 0; k < shape.z(); k++) {
                        assertEquals(voxels[shape.index(i, j, k)], CubicSpline.value(coefficients, shape, i, j, k), 2e-6);
                    }
                }
            }
        }
    }

    @Test
    void longLinesAndShortLinesFollowTheSameFormula() {
        double[] line = new double[31];
        double[] padded = new double[61]; // the same line and its mirror image: the same coefficients
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 31; i++) {
            line[i] = random.nextDouble();
            padded[i] = line[i];
            padded[60 - i] = line[i];
        }
        CubicSpline.prefilterLine(line, 31);
        CubicSpline.prefilterLine(padded, 61);
        for (int i = 0; i < 31; i++) {
            assertEquals(padded[i], line[i], 1e-12);
        }
        double[] tiny = {0.2, 0.9, 0.4};
        double[] doubled = {0.2, 0.9, 0.4, 0.9, 0.2};
        CubicSpline.prefilterLine(tiny, 3);
        CubicSpline.prefilterLine(doubled, 5);
        assertArrayEquals(new double[] {doubled[0], doubled[1], doubled[2]}, tiny, 1e-12);
    }

    @Test
    void weightsAreThoseOfTheCubicBSpline() {
        double[] w = new double[4];
        CubicSpline.weights(0, w, 0);
        assertArrayEquals(new double[] {1 / 6.0, 4 / 6.0, 1 / 6.0, 0}, w, 1e-15);
        CubicSpline.weights(0.5, w, 0);
        assertArrayEquals(new double[] {1 / 48.0, 23 / 48.0, 23 / 48.0, 1 / 48.0}, w, 1e-15);
        CubicSpline.weights(0.3, w, 0);
        assertEquals(1, w[0] + w[1] + w[2] + w[3], 1e-15);
    }

    @Test
    void indicesOutsideAreMirroredAboutTheOutermostVoxel() {
        int[] expected = {2, 1, 0, 1, 2, 3, 2, 1, 0, 1};
        for (int i = -2; i < 8; i++) {
            assertEquals(expected[i + 2], CubicSpline.mirror(i, 4));
        }
        assertEquals(0, CubicSpline.mirror(-5, 1));
    }

    static float[] noise(Shape shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] data = new float[shape.length()];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble();
        }
        return data;
    }
}
