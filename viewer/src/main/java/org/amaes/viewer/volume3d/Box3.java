package org.amaes.viewer.volume3d;

import org.amaes.core.volume.Grid;

/**
 * The box along the patient's axes that holds a grid, cut into cubes of one size.
 *
 * @param x lowest place towards the right in mm, at the middle of the first cube
 * @param y lowest place towards the front
 * @param z lowest place upwards
 * @param side a cube's side in mm
 * @param nx cubes along x @param ny cubes along y @param nz cubes along z
 */
record Box3(double x, double y, double z, double side, int nx, int ny, int nz) {

    /** Cubes along the longest side, at most. */
    private static final int FINEST = 160;

    /** A box with at most as many cubes as the grid has voxels, give or take its tilt. */
    static Box3 around(Grid grid) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int corner = 0; corner < 8; corner++) {
            double[] place = grid.affine().apply((corner & 1) * grid.shape().x() - 0.5,
                    (corner >> 1 & 1) * grid.shape().y() - 0.5, (corner >> 2 & 1) * grid.shape().z() - 0.5);
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], place[axis]);
                high[axis] = Math.max(high[axis], place[axis]);
            }
        }
        double longest = Math.max(high[0] - low[0], Math.max(high[1] - low[1], high[2] - low[2]));
        double side = Math.max(longest / FINEST, Math.cbrt(grid.voxelVolume()));
        return new Box3(low[0] + side / 2, low[1] + side / 2, low[2] + side / 2, side,
                cubes(high[0] - low[0], side), cubes(high[1] - low[1], side), cubes(high[2] - low[2], side));
    }

    private static int cubes(double length, double side) {
        return Math.max(1, (int) Math.rint(length / side));
    }

    int cubes() {
        return nx * ny * nz;
    }

    int index(int i, int j, int k) {
        return (i * ny + j) * nz + k;
    }

    /** The number of cubes along an axis. */
    int count(int axis) {
        return axis == 0 ? nx : axis == 1 ? ny : nz;
    }
}
