package org.amaes.viewer.paint;

import org.amaes.core.volume.Grid;
import org.amaes.viewer.slice.Plane;

/**
 * A place in a label map where a tool touches it: a voxel position, and the axis through the slices it was touched in.
 *
 * @param i along the first voxel axis, may lie between voxels or outside
 * @param j along the second
 * @param k along the third
 * @param normal the voxel axis (0, 1 or 2) that slices follow one another along
 */
public record Spot(double i, double j, double k, int normal) {

    public Spot {
        if (normal < 0 || normal > 2) {
            throw new IllegalArgumentException("axis " + normal);
        }
    }

    /** The spot at a place in RAS+ millimetres, touched in a slice of a plane. */
    public static Spot at(Grid grid, Plane plane, double x, double y, double z) {
        double[] voxel = grid.affine().inverse().apply(x, y, z);
        return new Spot(voxel[0], voxel[1], voxel[2], grid.orientation().axisOf(plane.normal()));
    }

    /** The position along a voxel axis. */
    public double at(int axis) {
        return axis == 0 ? i : axis == 1 ? j : k;
    }

    /** The number of the slice, along {@link #normal}. */
    public int slice() {
        return (int) Math.rint(at(normal));
    }

    /** This spot moved onto the middle of its slice. */
    Spot inSlice() {
        double middle = slice();
        return new Spot(normal == 0 ? middle : i, normal == 1 ? middle : j, normal == 2 ? middle : k, normal);
    }
}
