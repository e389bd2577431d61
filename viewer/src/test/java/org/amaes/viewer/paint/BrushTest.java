package org.amaes.viewer.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.viewer.slice.Plane;
import org.junit.jupiter.api.Test;

class BrushTest {

    /** Voxels of 1 × 2 × 5 mm. */
    private static final Grid FLAT = new Grid(new Shape(11, 11, 3), Affine.scaling(1, 2, 5));

    private static Set<Integer> under(Grid grid, Brush brush, Spot from, Spot to) {
        Set<Integer> voxels = new TreeSet<>();
        brush.sweep(grid, from, to, voxels::add);
        return voxels;
    }

    private static Set<Integer> voxels(Grid grid, int[]... voxels) {
        Set<Integer> indices = new TreeSet<>();
        for (int[] voxel : voxels) {
            indices.add(grid.shape().index(voxel[0], voxel[1], voxel[2]));
        }
        return indices;
    }

    @Test
    void aDiscIsRoundInMillimetresAndStaysInItsSlice() {
        Spot middle = new Spot(5, 5, 1, 2);
        assertEquals(voxels(FLAT, new int[] {3, 5, 1}, new int[] {4, 5, 1}, new int[] {5, 5, 1}, new int[] {6, 5, 1}, new int[] {7, 5, 1},
                new int[] {5, 4, 1}, new int[] {5, 6, 1}), under(FLAT, new Brush(2, false), middle, middle));
        Spot sagittal = new Spot(5, 5, 1, 0);
        assertEquals(voxels(FLAT, new int[] {5, 4, 1}, new int[] {5, 5, 1}, new int[] {5, 6, 1}),
                under(FLAT, new Brush(2, false), sagittal, sagittal));
    }

    @Test
    void aBallReachesIntoOtherSlices() {
        Spot middle = new Spot(5, 5, 1, 2);
        Set<Integer> ball = under(FLAT, new Brush(5, true), middle, middle);
        Set<Integer> expected = new TreeSet<>();
        for (int i = 0; i < 11; i++) {
            for (int j = 0; j < 11; j++) {
                for (int k = 0; k < 3; k++) {
                    if ((i - 5) * (i - 5) + 4 * (j - 5) * (j - 5) + 25 * (k - 1) * (k - 1) <= 25) {
                        expected.add(FLAT.shape().index(i, j, k));
                    }
                }
            }
        }
        assertEquals(expected, ball);
        assertTrue(ball.contains(FLAT.shape().index(5, 5, 0)) && ball.contains(FLAT.shape().index(5, 5, 2)));
    }

    @Test
    void aTiltedGridIsPaintedLikeAStraightOne() {
        double c = Math.cos(0.4);
        double s = Math.sin(0.4);
        Affine turn = new Affine(c, -s, 0, 7, s, c, 0, -3, 0, 0, 1, 2);
        Grid tilted = new Grid(FLAT.shape(), turn.after(FLAT.affine()));
        Spot from = new Spot(3.2, 4.1, 1, 2);
        Spot to = new Spot(7.7, 6.4, 1, 2);
        for (boolean ball : new boolean[] {false, true}) {
            assertEquals(under(FLAT, new Brush(3.3, ball), from, to), under(tilted, new Brush(3.3, ball), from, to));
        }
    }

    @Test
    void aFastStrokeWithTheFinestBrushLeavesNoGaps() {
        Grid grid = Grid.unit(new Shape(40, 40, 1));
        Set<Integer> stroke = under(grid, new Brush(0.25, false), new Spot(1, 2, 0, 2), new Spot(38, 21, 0, 2));
        for (int i = 1; i <= 38; i++) {
            int column = i;
            assertTrue(stroke.stream().anyMatch(voxel -> voxel / 40 == column), "column " + i);
        }
    }

    @Test
    void aStrokeIsWhatLiesWithinTheRadiusOfItsWay() {
        Grid grid = Grid.unit(new Shape(30, 30, 1));
        Set<Integer> stroke = under(grid, new Brush(2, false), new Spot(5, 10, 0, 2), new Spot(20, 10, 0, 2));
        Set<Integer> expected = new TreeSet<>();
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                double beside = i < 5 ? 5 - i : i > 20 ? i - 20 : 0;
                if (beside * beside + (j - 10) * (j - 10) <= 4) {
                    expected.add(grid.shape().index(i, j, 0));
                }
            }
        }
        assertEquals(expected, stroke);
    }

    @Test
    void aDiscThatChangesItsSliceDoesNotPaintThoseBetween() {
        Set<Integer> jumped = under(FLAT, new Brush(1, false), new Spot(2, 2, 0, 2), new Spot(8, 8, 2, 2));
        assertTrue(jumped.stream().allMatch(voxel -> voxel % 3 == 2), "only the last slice");
    }

    @Test
    void outsideTheImageNothingIsPainted() {
        Spot far = new Spot(-9, 50, 1, 2);
        assertEquals(Set.of(), under(FLAT, new Brush(3, true), far, far));
        Spot slices = new Spot(5, 5, 7, 2);
        assertEquals(Set.of(), under(FLAT, new Brush(3, false), slices, slices));
        Spot edge = new Spot(-1, 0, 0, 2);
        assertEquals(voxels(FLAT, new int[] {0, 0, 0}), under(FLAT, new Brush(1, false), edge, edge));
    }

    @Test
    void aSpotIsFoundFromMillimetres() {
        Grid lps = new Grid(new Shape(10, 10, 4), new Affine(-2, 0, 0, 18, 0, -2, 0, 18, 0, 0, 3, 0));
        Spot spot = Spot.at(lps, Plane.SAGITTAL, 10, 4, 6);
        assertEquals(new Spot(4, 7, 2, 0), spot);
        assertEquals(4, spot.slice());
    }
}
