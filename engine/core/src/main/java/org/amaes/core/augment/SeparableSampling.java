package org.amaes.core.augment;

import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.CubicSpline;
import org.amaes.core.volume.Shape;

/**
 * Sampling a spline where every axis of the patch follows one axis of the source (no rotation, no
 * displacement): one axis after the other, four coefficients each, instead of 64 at once.
 */
final class SeparableSampling {

    private SeparableSampling() {
    }

    static void sample(float[] coefficients, Box box, CoordinateMap map, Extremes range, float[] into, int offset, Workspace workspace) {
        Shape patch = map.patch();
        Shape block = box.shape();
        Taps x = Taps.of(map, 0, box);
        Taps y = Taps.of(map, 1, box);
        Taps z = Taps.of(map, 2, box);
        float[] plane = workspace.floats(Use.HIGH, block.y() * block.z());
        float[] rows = workspace.floats(Use.LOW, patch.y() * block.z());
        for (int i = 0; i < patch.x(); i++) {
            int to = offset + patch.index(i, 0, 0);
            if (x.outside(i)) {
                java.util.Arrays.fill(into, to, to + patch.y() * patch.z(), range.smallest());
                continue;
            }
            combine(coefficients, x, i, block.y() * block.z(), plane, 0);
            for (int j = 0; j < patch.y(); j++) {
                if (!y.outside(j)) {
                    combine(plane, y, j, block.z(), rows, j * block.z());
                }
            }
            for (int j = 0; j < patch.y(); j++, to += patch.z()) {
                if (y.outside(j)) {
                    java.util.Arrays.fill(into, to, to + patch.z(), range.smallest());
                } else {
                    along(rows, j * block.z(), z, range, into, to);
                }
            }
        }
    }

    /** A weighted sum of four rows of {@code length} values. */
    private static void combine(float[] from, Taps taps, int index, int length, float[] into, int offset) {
        int a = taps.tap[index * 4] * length;
        int b = taps.tap[index * 4 + 1] * length;
        int c = taps.tap[index * 4 + 2] * length;
        int d = taps.tap[index * 4 + 3] * length;
        float wa = taps.weight[index * 4];
        float wb = taps.weight[index * 4 + 1];
        float wc = taps.weight[index * 4 + 2];
        float wd = taps.weight[index * 4 + 3];
        for (int q = 0; q < length; q++) {
            into[offset + q] = wa * from[a + q] + wb * from[b + q] + wc * from[c + q] + wd * from[d + q];
        }
    }

    private static void along(float[] row, int start, Taps taps, Extremes range, float[] into, int offset) {
        int[] tap = taps.tap;
        float[] weight = taps.weight;
        for (int k = 0; k < taps.count; k++) {
            int t = k * 4;
            if (taps.outside(k)) {
                into[offset + k] = range.smallest();
            } else {
                float value = weight[t] * row[start + tap[t]] + weight[t + 1] * row[start + tap[t + 1]]
                        + weight[t + 2] * row[start + tap[t + 2]] + weight[t + 3] * row[start + tap[t + 3]];
                into[offset + k] = Math.min(Math.max(value, range.smallest()), range.largest());
            }
        }
    }

    /** Along one axis, for every patch voxel: which four coefficients of the block count, and how much. */
    private static final class Taps {

        private final int count;
        private final int[] tap;
        private final float[] weight;

        private Taps(int count) {
            this.count = count;
            this.tap = new int[4 * count];
            this.weight = new float[4 * count];
        }

        static Taps of(CoordinateMap map, int axis, Box box) {
            int n = map.source().get(axis);
            int length = box.high(axis) - box.low(axis);
            Taps taps = new Taps(map.patch().get(axis));
            for (int i = 0; i < taps.count; i++) {
                double position = map.along(axis, i);
                if (position < 0 || position > n - 1) {
                    taps.tap[4 * i] = -1;
                    continue;
                }
                double p = position - box.low(axis);
                int before = (int) p;
                CubicSpline.weights(p - before, taps.weight, 4 * i);
                for (int m = 0; m < 4; m++) {
                    taps.tap[4 * i + m] = CubicSpline.mirror(before - 1 + m, length);
                }
            }
            return taps;
        }

        boolean outside(int index) {
            return tap[4 * index] < 0;
        }
    }
}
