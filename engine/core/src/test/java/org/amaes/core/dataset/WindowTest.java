package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import org.amaes.core.augment.CropMargin;
import org.amaes.core.augment.PatchRandom;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

class WindowTest {

    private static final int DRAWS = 20_000;

    @Test
    void aShortAxisIsPaddedBelowByHalfRoundedDown() {
        Window window = Window.place(new Shape(5, 8, 20), Shape.cube(8), null, null, new PatchRandom(1));
        assertEquals(-1, window.patch().x0()); // (8 − 5) / 2 = 1 below, 2 above
        assertEquals(7, window.patch().x1());
        assertEquals(0, window.patch().y0());
        assertTrue(window.patch().z0() >= 0 && window.patch().z1() <= 20);
        assertEquals(window.crop(), window.patch());
    }

    @Test
    void windowsStartUniformlyOverTheValidPositions() {
        int[] starts = new int[13];
        PatchRandom random = new PatchRandom(2);
        for (int i = 0; i < DRAWS; i++) {
            starts[Window.place(Shape.cube(20), Shape.cube(8), CropMargin.EVEN, null, random).patch().z0()]++;
        }
        double error = 4 * Math.sqrt(1 / 13.0 * 12 / 13 / DRAWS);
        for (int count : starts) {
            assertEquals(1 / 13.0, (double) count / DRAWS, error);
        }
    }

    @Test
    void anEvenMarginLiesAroundTheWindowAndMayReachBeyondTheScan() {
        Window window = Window.place(Shape.cube(128), Shape.cube(128), CropMargin.EVEN, null, new PatchRandom(3));
        assertEquals(new Box(0, 0, 0, 128, 128, 128), window.patch());
        assertEquals(new Box(-27, -27, -27, 155, 155, 155), window.crop());
    }

    @Test
    void asCodedTheWholeCropIsPlacedAndPadded() {
        Window small = Window.place(Shape.cube(128), Shape.cube(128), CropMargin.AS_CODED, null, new PatchRandom(3));
        assertEquals(new Box(-26, -26, -26, 155, 155, 155), small.crop()); // 53 too few: 26 below, 27 above
        Window large = Window.place(Shape.cube(200), Shape.cube(128), CropMargin.AS_CODED, null, new PatchRandom(3));
        assertTrue(large.crop().isInside(Shape.cube(200)));
        assertEquals(Shape.cube(181), large.crop().shape());
    }

    @Test
    void aWindowContainsTheVoxelItHasToEvenAtTheScansFaces() {
        PatchRandom random = new PatchRandom(4);
        for (int i = 0; i < 2_000; i++) {
            int[] voxel = {random.nextInt(20), i % 2 == 0 ? 0 : 29, random.nextInt(5)};
            Box box = Window.place(new Shape(20, 30, 5), Shape.cube(8), CropMargin.EVEN, voxel, random).patch();
            for (int axis = 0; axis < 3; axis++) {
                assertTrue(box.low(axis) <= voxel[axis] && voxel[axis] < box.high(axis));
            }
        }
    }
}
