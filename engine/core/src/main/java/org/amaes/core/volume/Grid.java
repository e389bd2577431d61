package org.amaes.core.volume;

import java.util.Objects;

/**
 * Where the voxels of a volume stand: how many along each axis, and the map from indices to
 * millimetres in the patient.
 *
 * @param shape voxels along x, y, z
 * @param affine voxel index to RAS+ millimetres
 */
public record Grid(Shape shape, Affine affine) {

    public Grid {
        Objects.requireNonNull(shape);
        Objects.requireNonNull(affine);
    }

    /** A grid of 1 mm voxels along RAS axes with its origin at voxel (0, 0, 0). */
    public static Grid unit(Shape shape) {
        return new Grid(shape, Affine.IDENTITY);
    }

    /** The voxel size in mm along each voxel axis. */
    public double[] spacing() {
        return affine.spacing();
    }

    /** The orientation closest to the affine. */
    public Orientation orientation() {
        return Orientation.of(affine);
    }

    /** The volume of one voxel in mm³. */
    public double voxelVolume() {
        return Math.abs(affine.determinant());
    }

    /** Whether two grids hold the same voxels at the same places, to within {@code toleranceMm} at every corner. */
    public boolean matches(Grid other, double toleranceMm) {
        if (!shape.equals(other.shape)) {
            return false;
        }
        for (int corner = 0; corner < 8; corner++) {
            double i = (corner & 1) * (shape.x() - 1);
            double j = (corner >> 1 & 1) * (shape.y() - 1);
            double k = (corner >> 2 & 1) * (shape.z() - 1);
            double[] a = affine.apply(i, j, k);
            double[] b = other.affine.apply(i, j, k);
            if (Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]) > toleranceMm) {
                return false;
            }
        }
        return true;
    }

    /** The grid of a box of this grid's voxels. */
    public Grid crop(Box box) {
        double[] origin = affine.apply(box.x0(), box.y0(), box.z0());
        return new Grid(box.shape(), new Affine(
                affine.m00(), affine.m01(), affine.m02(), origin[0],
                affine.m10(), affine.m11(), affine.m12(), origin[1],
                affine.m20(), affine.m21(), affine.m22(), origin[2]));
    }
}
