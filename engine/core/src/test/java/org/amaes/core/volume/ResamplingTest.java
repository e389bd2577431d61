package org.amaes.core.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;

/** Expected numbers are those of scikit-image 0.19.3 and PyTorch 1.13 in double precision. */
class ResamplingTest {

    private static final float[] SQUARES = {0, 1, 4, 9, 16, 25};

    @Test
    void aCubicallyEnlargedLineEqualsScikitImage() {
        assertCubic(SQUARES, 0.02888534f, 0.2559809f, 1.351143f, 3.337852f, 6.363636f, 9.882687f, 14.36771f, 21.83493f, 24.58054f);
    }

    @Test
    void aCubicallyShrunkLineIsSmoothedFirstAndEqualsScikitImage() {
        assertCubic(SQUARES, 0.06540879f, 3.034072f, 10.3371f, 24.08911f);
        assertCubic(SQUARES, 1.999928f, 15.7348f);
        assertCubic(SQUARES, 8.479399f);
    }

    @Test
    void aLineOfTwoSamplesIsMirroredBackAndForth() {
        assertCubic(new float[] {2, 5}, 2.648f, 2.084f, 3.5f, 4.916f, 4.352f);
    }

    @Test
    void aSingleSampleStaysConstantHoweverOftenItIsRepeated() {
        assertCubic(new float[] {7}, 7, 7, 7, 7);
    }

    @Test
    void theResultNeverLeavesTheRangeOfTheSource() {
        Volume steps = new Volume(Grid.unit(new Shape(1, 1, 6)), new float[] {0, 0, 0, 1, 1, 1});
        for (float value : Resampling.cubic(steps, new Shape(1, 1, 17)).data()) {
            assertTrue(value >= 0 && value <= 1, "overshoot: " + value);
        }
    }

    @Test
    void linearLinesEqualTorch() {
        assertAlongEveryAxis(Resampling::linear, SQUARES, new float[] {0, 0.5f, 1.5f, 3.5f, 6.5f, 10.16667f, 14.83333f, 20.5f, 25});
        assertAlongEveryAxis(Resampling::linear, SQUARES, new float[] {0.25f, 3.25f, 10.75f, 22.75f});
    }

    @Test
    void nearestLabelsEqualScikitImageAndTiesGoUp() {
        assertArrayEquals(new byte[] {0, 2, 3, 5}, nearest(4));
        assertArrayEquals(new byte[] {0, 1, 1, 2, 3, 3, 4, 5, 5}, nearest(9));
        assertArrayEquals(new byte[] {1, 3, 5}, nearest(3));
    }

    @Test
    void axesAreIndependentOfOneAnother() {
        Shape from = new Shape(9, 70, 5);
        Shape to = new Shape(13, 41, 11);
        Volume source = noise(from);
        Volume once = Resampling.linear(source, to);
        Volume stepwise = Resampling.linear(Resampling.linear(Resampling.linear(source, new Shape(9, 70, 11)), new Shape(13, 70, 11)), to);
        assertArrayEquals(stepwise.data(), once.data(), 1e-6f);
    }

    @Test
    void theSameShapeIsTheSameVolume() {
        Volume source = noise(new Shape(4, 5, 6));
        assertSame(source, Resampling.cubic(source, source.shape()));
        assertSame(source, Resampling.linear(source, source.shape()));
    }

    @Test
    void theOuterFacesOfTheGridStayWhereTheyAre() {
        Grid grid = new Grid(new Shape(10, 20, 30), new Affine(-0.5, 0, 0.1, 7, 0, 2, 0, -3, 0.2, 0, 3, 1));
        Grid resampled = Resampling.grid(grid, new Shape(5, 40, 90));
        assertArrayEquals(grid.affine().apply(-0.5, -0.5, -0.5), resampled.affine().apply(-0.5, -0.5, -0.5), 1e-12);
        assertArrayEquals(grid.affine().apply(9.5, 19.5, 29.5), resampled.affine().apply(4.5, 39.5, 89.5), 1e-12);
        assertEquals(1, resampled.spacing()[1], 1e-12);
    }

    private static byte[] nearest(int to) {
        LabelMap line = new LabelMap(Grid.unit(new Shape(1, 6, 1)), new byte[] {0, 1, 2, 3, 4, 5});
        return Resampling.nearest(line, new Shape(1, to, 1)).data();
    }

    private static void assertCubic(float[] line, float... expected) {
        assertAlongEveryAxis(Resampling::cubic, line, expected);
    }

    /** Lays a line along each axis of a volume that is wider than a block of lanes across, and resamples it. */
    private static void assertAlongEveryAxis(BiFunction<Volume, Shape, Volume> resampling, float[] line, float[] expected) {
        for (int axis = 0; axis < 3; axis++) {
            Shape shape = new Shape(7, 11, 13).with(axis, line.length);
            Volume source = Volume.zeros(Grid.unit(shape));
            Shape to = shape.with(axis, expected.length);
            fillAlong(source, axis, line);
            Volume wanted = Volume.zeros(Grid.unit(to));
            fillAlong(wanted, axis, expected);
            assertArrayEquals(wanted.data(), resampling.apply(source, to).data(), 2e-5f, "axis " + axis);
        }
    }

    private static void fillAlong(Volume volume, int axis, float[] line) {
        Shape shape = volume.shape();
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                for (int k = 0; k < shape.z(); k++) {
                    volume.data()[shape.index(i, j, k)] = line[axis == 0 ? i : axis == 1 ? j : k];
                }
            }
        }
    }

    private static Volume noise(Shape shape) {
        SplittableRandom random = new SplittableRandom(5);
        float[] data = new float[shape.length()];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble();
        }
        return new Volume(Grid.unit(shape), data);
    }
}
