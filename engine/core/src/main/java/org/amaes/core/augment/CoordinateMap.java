package org.amaes.core.augment;

import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * From voxels of a patch to positions in the crop it is sampled from:
 * p = M · (i − (P − 1)/2 + displacement) + n/2 − ½ (SPEC section 6).
 *
 * @param matrix M, row by row: rotation and scale
 * @param displacement what is added to the patch's coordinates first, or null
 * @param patch the patch's shape
 * @param source the crop's shape
 */
record CoordinateMap(double[] matrix, Displacement displacement, Shape patch, Shape source) {

    static CoordinateMap of(SpatialTransform transform, Displacement displacement, Shape patch, Shape source) {
        return new CoordinateMap(transform.matrix(), displacement, patch, source);
    }

    /** The patch voxel's coordinate counted from the patch's centre, before displacement. */
    double centred(int index, int axis) {
        return index - (patch.get(axis) - 1) / 2.0;
    }

    /** The source's centre along an axis. */
    double centre(int axis) {
        return source.get(axis) / 2.0 - 0.5;
    }

    /** Whether each axis of the patch follows one axis of the source, undisplaced. */
    boolean isSeparable() {
        return displacement == null && matrix[1] == 0 && matrix[2] == 0 && matrix[3] == 0 && matrix[5] == 0
                && matrix[6] == 0 && matrix[7] == 0;
    }

    /** Along one axis of the source: the position of patch voxel (i, j, k), the {@code voxel}-th of the patch. */
    double position(int axis, int i, int j, int k, int voxel) {
        double u = centred(i, 0);
        double v = centred(j, 1);
        double w = centred(k, 2);
        if (displacement != null) {
            u += displacement.x()[voxel];
            v += displacement.y()[voxel];
            w += displacement.z()[voxel];
        }
        return matrix[3 * axis] * u + matrix[3 * axis + 1] * v + matrix[3 * axis + 2] * w + centre(axis);
    }

    /** Along one axis: the position of patch voxel {@code index}; for separable maps. */
    double along(int axis, int index) {
        return matrix[axis * 4] * centred(index, axis) + centre(axis);
    }

    /**
     * The block of source voxels that positions inside the source can depend on, with {@code margin}
     * voxels around it, cut at the source's faces.
     */
    Box reach(int margin) {
        int[] low = new int[3];
        int[] high = new int[3];
        double[][] moved = displacement == null ? new double[3][2] : new double[][] {
            ends(displacement.x()), ends(displacement.y()), ends(displacement.z())};
        for (int axis = 0; axis < 3; axis++) {
            double least = centre(axis);
            double most = least;
            for (int from = 0; from < 3; from++) {
                double m = matrix[axis * 3 + from];
                double half = (patch.get(from) - 1) / 2.0;
                double a = m * (-half + moved[from][0]);
                double b = m * (half + moved[from][1]);
                double c = m * (half + moved[from][0]);
                double d = m * (-half + moved[from][1]);
                least += Math.min(Math.min(a, b), Math.min(c, d));
                most += Math.max(Math.max(a, b), Math.max(c, d));
            }
            int n = source.get(axis);
            low[axis] = Math.clamp((long) Math.floor(least) - 1 - margin, 0, n - 1);
            high[axis] = Math.clamp((long) Math.ceil(most) + 2 + margin, low[axis] + 1, n);
        }
        return new Box(low[0], low[1], low[2], high[0], high[1], high[2]);
    }

    private double[] ends(float[] field) {
        Extremes extremes = Extremes.of(field, patch.length());
        return new double[] {extremes.smallest(), extremes.largest()};
    }
}
