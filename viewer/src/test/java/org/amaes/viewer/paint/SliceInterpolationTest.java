package org.amaes.viewer.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

class SliceInterpolationTest {

    /** Fills a square of one slice, counted along an axis. */
    private static void square(LabelMap labels, int normal, int slice, int low, int high, int label) {
        for (int a = low; a <= high; a++) {
            for (int b = low; b <= high; b++) {
                int[] voxel = normal == 0 ? new int[] {slice, a, b} : normal == 1 ? new int[] {a, slice, b} : new int[] {a, b, slice};
                labels.data()[labels.shape().index(voxel[0], voxel[1], voxel[2])] = (byte) label;
            }
        }
    }

    private static void interpolate(LabelMap labels, int label, int normal, int slice) {
        new SliceInterpolation(labels.grid(), labels.data(), label, normal).around(slice, voxel -> labels.data()[voxel] = (byte) label);
    }

    private static int count(LabelMap labels, int normal, int slice, int label) {
        int count = 0;
        Shape shape = labels.shape();
        for (int voxel = 0; voxel < shape.length(); voxel++) {
            int[] at = {voxel / (shape.y() * shape.z()), voxel / shape.z() % shape.y(), voxel % shape.z()};
            count += at[normal] == slice && labels.data()[voxel] == label ? 1 : 0;
        }
        return count;
    }

    @Test
    void betweenEqualShapesIsTheSameShapeAlongEveryAxis() {
        for (int normal = 0; normal < 3; normal++) {
            LabelMap labels = LabelMap.zeros(new Grid(new Shape(9, 9, 9), Affine.scaling(1, 2, 3)));
            square(labels, normal, 1, 2, 5, 4);
            square(labels, normal, 6, 2, 5, 4);
            LabelMap expected = LabelMap.zeros(labels.grid());
            for (int slice = 1; slice <= 6; slice++) {
                square(expected, normal, slice, 2, 5, 4);
            }
            interpolate(labels, 4, normal, 3);
            assertArrayEquals(expected.data(), labels.data());
        }
    }

    @Test
    void aGrowingShapeGrowsSteadily() {
        LabelMap labels = LabelMap.zeros(Grid.unit(new Shape(15, 15, 5)));
        square(labels, 2, 0, 6, 8, 1);   // 3 x 3
        square(labels, 2, 4, 2, 12, 1);  // 11 x 11
        interpolate(labels, 1, 2, 2);
        assertEquals(9, count(labels, 2, 0, 1));
        assertEquals(21, count(labels, 2, 1, 1)); // 5 x 5 but for its corners: √2 · ¾ outside one, 4 · ¼ inside the other
        assertEquals(49, count(labels, 2, 2, 1));
        assertEquals(81, count(labels, 2, 3, 1));
        assertEquals(121, count(labels, 2, 4, 1));
    }

    @Test
    void onlyTheGapAroundTheSliceAndOnlyTheLabelAskedForIsFilled() {
        LabelMap labels = LabelMap.zeros(Grid.unit(new Shape(6, 6, 12)));
        for (int slice : new int[] {0, 4, 8}) {
            square(labels, 2, slice, 1, 3, 1);
        }
        square(labels, 2, 11, 1, 3, 2);
        interpolate(labels, 1, 2, 2);
        assertEquals(9, count(labels, 2, 2, 1));
        assertEquals(0, count(labels, 2, 6, 1));
        interpolate(labels, 1, 2, 4); // painted itself: both sides
        assertEquals(9, count(labels, 2, 6, 1));
        assertEquals(0, count(labels, 2, 10, 1));
        assertEquals(0, count(labels, 2, 10, 2));
    }

    @Test
    void shapesFarApartHaveNothingBetween() {
        LabelMap labels = LabelMap.zeros(Grid.unit(new Shape(20, 20, 5)));
        square(labels, 2, 0, 1, 3, 1);
        square(labels, 2, 4, 15, 17, 1);
        byte[] before = labels.data().clone();
        interpolate(labels, 1, 2, 2);
        assertArrayEquals(before, labels.data());
    }

    @Test
    void shapesAtTheImagesEdgeAndMissingSlicesAreNoTrouble() {
        LabelMap labels = LabelMap.zeros(Grid.unit(new Shape(4, 4, 4)));
        square(labels, 2, 0, 0, 3, 1);
        interpolate(labels, 1, 2, 2);
        interpolate(labels, 1, 2, -1);
        interpolate(labels, 1, 2, 4);
        assertEquals(16, labels.histogram()[1]);
        square(labels, 2, 3, 0, 3, 1);
        interpolate(labels, 1, 2, 3);
        assertEquals(64, labels.histogram()[1]);
    }
}
