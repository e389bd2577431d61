package org.amaes.viewer.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

class FloodTest {

    private static void fill(LabelMap labels, Volume image, PaintSettings settings, int i, int j, int k, int fixed) {
        LabelCanvas canvas = new LabelCanvas(labels);
        Flood.fill(canvas, new Pen(canvas, image, settings), i, j, k, fixed);
    }

    @Test
    void aRingIsFilledToItsEdgeAndNotAcrossCorners() {
        Grid grid = Grid.unit(new Shape(5, 5, 1));
        LabelMap labels = new LabelMap(grid, new byte[] {
            0, 1, 1, 0, 0,
            1, 0, 0, 1, 0,
            1, 0, 0, 1, 0,
            0, 1, 1, 0, 0,
            0, 0, 0, 0, 0});
        fill(labels, Volume.zeros(grid), PaintSettings.START.withLabel(2), 1, 1, 0, 2);
        assertArrayEquals(new byte[] {
            0, 1, 1, 0, 0,
            1, 2, 2, 1, 0,
            1, 2, 2, 1, 0,
            0, 1, 1, 0, 0,
            0, 0, 0, 0, 0}, labels.data());
    }

    @Test
    void aFillOfOneSliceLeavesTheOthers() {
        Grid grid = Grid.unit(new Shape(3, 4, 5));
        for (int fixed = 0; fixed < 3; fixed++) {
            LabelMap labels = LabelMap.zeros(grid);
            fill(labels, Volume.zeros(grid), PaintSettings.START, 1, 1, 1, fixed);
            long painted = labels.histogram()[1];
            assertEquals(60 / grid.shape().get(fixed), painted);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 4; j++) {
                    for (int k = 0; k < 5; k++) {
                        assertEquals(new int[] {i, j, k}[fixed] == 1 ? 1 : 0, labels.get(i, j, k));
                    }
                }
            }
        }
    }

    @Test
    void fillsAgreeWithAPlainSearchOnRandomMaps() {
        SplittableRandom random = new SplittableRandom(5);
        Shape shape = new Shape(7, 6, 9);
        Grid grid = Grid.unit(shape);
        for (int round = 0; round < 200; round++) {
            byte[] start = new byte[shape.length()];
            float[] values = new float[shape.length()];
            for (int voxel = 0; voxel < start.length; voxel++) {
                start[voxel] = (byte) (random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2));
                values[voxel] = random.nextFloat();
            }
            PaintSettings settings = PaintSettings.START.withLabel(3)
                    .withRange(random.nextBoolean() ? Optional.of(new ValueRange(0, 0.8)) : Optional.empty());
            int fixed = random.nextInt(4) - 1;
            int[] seed = {random.nextInt(7), random.nextInt(6), random.nextInt(9)};
            LabelMap labels = new LabelMap(grid, start.clone());
            fill(labels, new Volume(grid, values), settings, seed[0], seed[1], seed[2], fixed);
            assertArrayEquals(searched(shape, start, values, settings, seed, fixed), labels.data());
        }
    }

    private static byte[] searched(Shape shape, byte[] start, float[] values, PaintSettings settings, int[] seed, int fixed) {
        byte[] data = start.clone();
        byte from = data[shape.index(seed[0], seed[1], seed[2])];
        Deque<int[]> waiting = new ArrayDeque<>();
        waiting.add(seed);
        while (!waiting.isEmpty()) {
            int[] voxel = waiting.poll();
            int at = shape.index(voxel[0], voxel[1], voxel[2]);
            if (data[at] == from && settings.range().map(range -> range.contains(values[at])).orElse(true)) {
                data[at] = 3;
                for (int axis = 0; axis < 3; axis++) {
                    for (int step = -1; step <= 1 && axis != fixed; step += 2) {
                        int[] next = voxel.clone();
                        next[axis] += step;
                        if (next[axis] >= 0 && next[axis] < shape.get(axis)) {
                            waiting.add(next);
                        }
                    }
                }
            }
        }
        return data;
    }
}
