package org.amaes.viewer.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

class LabelDeltaTest {

    @Test
    void aChangeGoesBackForwardAndThroughBytes() {
        SplittableRandom random = new SplittableRandom(8);
        LabelMap labels = LabelMap.zeros(Grid.unit(new Shape(30, 30, 30)));
        LabelCanvas canvas = new LabelCanvas(labels);
        for (int round = 0; round < 50; round++) {
            byte[] before = labels.data().clone();
            for (int change = 0; change < 500; change++) {
                int start = random.nextInt(27_000);
                int label = random.nextInt(256);
                for (int voxel = start; voxel < Math.min(27_000, start + random.nextInt(40)); voxel++) {
                    canvas.set(voxel, label);
                }
            }
            byte[] after = labels.data().clone();
            LabelDelta delta = canvas.commit().orElseThrow();
            LabelDelta read = LabelDelta.read(delta.toBytes(), 27_000);
            assertEquals(delta.voxels(), read.voxels());
            assertTrue(read.fits(labels.data(), false));
            read.apply(labels.data(), false);
            assertArrayEquals(before, labels.data());
            assertTrue(delta.fits(labels.data(), true));
            assertFalse(delta.fits(labels.data(), false));
            delta.apply(labels.data(), true);
            assertArrayEquals(after, labels.data());
        }
    }

    @Test
    void longRunsTakeFewBytes() {
        LabelCanvas canvas = new LabelCanvas(LabelMap.zeros(Grid.unit(new Shape(100, 100, 100))));
        for (int voxel = 250_000; voxel < 750_000; voxel++) {
            canvas.set(voxel, 7);
        }
        LabelDelta delta = canvas.commit().orElseThrow();
        assertEquals(500_000, delta.voxels());
        assertEquals(8, delta.size());
    }

    @Test
    void whatEndsAsItBeganIsNoChange() {
        LabelCanvas canvas = new LabelCanvas(LabelMap.zeros(Grid.unit(Shape.cube(4))));
        assertEquals(Optional.empty(), canvas.commit());
        canvas.set(5, 3);
        canvas.set(5, 0);
        assertEquals(Optional.empty(), canvas.commit());
        canvas.set(5, 3);
        canvas.set(5, 4);
        LabelDelta delta = canvas.commit().orElseThrow();
        assertArrayEquals(new byte[] {5, 1, 0, 4}, delta.toBytes());
    }

    @Test
    void damagedChangesAreRefused() {
        byte[] good = {5, 1, 0, 4};
        assertThrows(IllegalArgumentException.class, () -> LabelDelta.read(Arrays.copyOf(good, 3), 64));
        assertThrows(IllegalArgumentException.class, () -> LabelDelta.read(good, 5));
        assertThrows(IllegalArgumentException.class, () -> LabelDelta.read(new byte[] {-1, -1, -1, -1, -1, -1, 1, 0, 4}, 64));
        assertThrows(IllegalArgumentException.class, () -> LabelDelta.read(new byte[] {5, 0, 0, 4}, 64));
        assertThrows(IllegalArgumentException.class, () -> LabelDelta.read(new byte[] {-1, -1, -1, -1, 15, 1, 0, 4}, 64));
    }
}
