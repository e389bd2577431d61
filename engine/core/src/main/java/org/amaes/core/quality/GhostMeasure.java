package org.amaes.core.quality;

import java.util.OptionalDouble;

import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * A hint of ghosts, which motion and pulsation throw along the phase-encoding axis: the mean of the air that
 * lies in line with the head along one axis less that along another, the largest difference of any two axes,
 * as a share of the signal (the ghosting ratio of the ACR phantom test, with the box around the head in place
 * of the phantom).
 *
 * <p>Needs air of its own values beside the head along two axes, so it says nothing of skull-stripped, masked
 * or tightly cropped scans, and ghosts within the head go unseen.
 */
final class GhostMeasure {

    /** Planes with less than this share of the fullest plane's tissue are outside the head. */
    private static final double INSIDE = 0.02;
    /** The skin's blur, in voxels. */
    private static final int MARGIN = 2;
    private static final int FEWEST = 2000;

    private GhostMeasure() {
    }

    static OptionalDouble of(Volume volume, Tissue tissue) {
        if (!tissue.surrounded() || tissue.masked() || !(tissue.signal() > 0)) {
            return OptionalDouble.empty();
        }
        int[][] limits = limits(volume, tissue);
        double[] sum = new double[3];
        long[] count = new long[3];
        Shape shape = volume.shape();
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                for (int k = 0; k < shape.z(); k++) {
                    int axis = inLine(limits, i, j, k);
                    float value = volume.get(i, j, k);
                    if (axis >= 0 && value <= tissue.threshold()) {
                        sum[axis] += value;
                        count[axis]++;
                    }
                }
            }
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int measured = 0;
        for (int axis = 0; axis < 3; axis++) {
            if (count[axis] >= FEWEST) {
                measured++;
                least = Math.min(least, sum[axis] / count[axis]);
                most = Math.max(most, sum[axis] / count[axis]);
            }
        }
        return measured < 2 ? OptionalDouble.empty() : OptionalDouble.of((most - least) / tissue.signal());
    }

    /** The one axis along which a voxel lies outside the box around the head; −1 if there is none or more than one. */
    private static int inLine(int[][] limits, int i, int j, int k) {
        int axis = -1;
        int[] place = {i, j, k};
        for (int a = 0; a < 3; a++) {
            boolean inside = place[a] >= limits[a][0] && place[a] <= limits[a][1];
            boolean near = place[a] >= limits[a][0] - MARGIN && place[a] <= limits[a][1] + MARGIN;
            if (!inside) {
                if (near || axis >= 0) {
                    return -1;
                }
                axis = a;
            }
        }
        return axis;
    }

    /** The first and last plane with tissue along each axis. */
    private static int[][] limits(Volume volume, Tissue tissue) {
        Shape shape = volume.shape();
        long[][] planes = {new long[shape.x()], new long[shape.y()], new long[shape.z()]};
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                for (int k = 0; k < shape.z(); k++) {
                    if (tissue.holds(volume.get(i, j, k))) {
                        planes[0][i]++;
                        planes[1][j]++;
                        planes[2][k]++;
                    }
                }
            }
        }
        int[][] limits = new int[3][2];
        for (int axis = 0; axis < 3; axis++) {
            long fullest = 0;
            for (long plane : planes[axis]) {
                fullest = Math.max(fullest, plane);
            }
            int low = 0;
            while (planes[axis][low] < INSIDE * fullest) {
                low++;
            }
            int high = planes[axis].length - 1;
            while (planes[axis][high] < INSIDE * fullest) {
                high--;
            }
            limits[axis] = new int[] {low, high};
        }
        return limits;
    }
}
