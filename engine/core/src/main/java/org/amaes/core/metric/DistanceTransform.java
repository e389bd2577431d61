package org.amaes.core.metric;

import java.util.Arrays;

import org.amaes.core.volume.Shape;

/**
 * The exact squared Euclidean distance of every voxel's centre to the nearest marked voxel's centre, in
 * mm² on an anisotropic grid: lower envelopes of parabolas along each axis in turn (Felzenszwalb and
 * Huttenlocher 2012), linear in the number of voxels.
 */
public final class DistanceTransform {

    private final double[] values;   // of one line
    private final double[] envelope; // of one line
    private final int[] apex;
    private final double[] border;

    private DistanceTransform(int longest) {
        values = new double[longest];
        envelope = new double[longest];
        apex = new int[longest];
        border = new double[longest + 1];
    }

    /**
     * @param marked the voxels to measure from, z fastest
     * @param spacing voxel size in mm along x, y, z
     * @return squared distances in mm², infinite everywhere if no voxel is marked
     */
    public static double[] squared(boolean[] marked, Shape shape, double[] spacing) {
        double[] squared = new double[marked.length];
        for (int i = 0; i < marked.length; i++) {
            squared[i] = marked[i] ? 0 : Double.POSITIVE_INFINITY;
        }
        DistanceTransform lines = new DistanceTransform(Math.max(shape.x(), Math.max(shape.y(), shape.z())));
        int x = shape.x();
        int y = shape.y();
        int z = shape.z();
        for (int line = 0; line < x * y; line++) {
            lines.transform(squared, line * z, 1, z, spacing[2]);
        }
        for (int i = 0; i < x; i++) {
            for (int k = 0; k < z; k++) {
                lines.transform(squared, i * y * z + k, z, y, spacing[1]);
            }
        }
        for (int line = 0; line < y * z; line++) {
            lines.transform(squared, line, y * z, x, spacing[0]);
        }
        return squared;
    }

    /** One line: the lower envelope of a parabola over every finite value. */
    private void transform(double[] data, int start, int stride, int length, double step) {
        int parabolas = 0;
        for (int i = 0; i < length; i++) {
            values[i] = data[start + i * stride];
            if (values[i] == Double.POSITIVE_INFINITY) {
                continue;
            }
            double from = Double.NEGATIVE_INFINITY;
            while (parabolas > 0) {
                from = crossing(apex[parabolas - 1], i, step);
                if (from > border[parabolas - 1]) {
                    break;
                }
                parabolas--;
                from = Double.NEGATIVE_INFINITY;
            }
            apex[parabolas] = i;
            border[parabolas] = from;
            parabolas++;
        }
        if (parabolas == 0) {
            return;
        }
        border[parabolas] = Double.POSITIVE_INFINITY;
        int current = 0;
        for (int i = 0; i < length; i++) {
            while (border[current + 1] < i) {
                current++;
            }
            double distance = (i - apex[current]) * step;
            envelope[i] = distance * distance + values[apex[current]];
        }
        for (int i = 0; i < length; i++) {
            data[start + i * stride] = envelope[i];
        }
    }

    /** Where, in voxels, the parabola over {@code right} comes below the one over {@code left}. */
    private double crossing(int left, int right, double step) {
        double squareStep = step * step;
        return ((values[right] - values[left]) / squareStep + (double) right * right - (double) left * left) / (2.0 * (right - left));
    }

    /** The distances in mm at the voxels of {@code where}, in memory order. */
    static double[] at(double[] squared, boolean[] where) {
        double[] distances = new double[where.length];
        int count = 0;
        for (int i = 0; i < where.length; i++) {
            if (where[i]) {
                distances[count++] = Math.sqrt(squared[i]);
            }
        }
        return Arrays.copyOf(distances, count);
    }
}
