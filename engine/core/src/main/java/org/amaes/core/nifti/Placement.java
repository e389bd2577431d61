package org.amaes.core.nifti;

import java.util.List;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;

/**
 * Where a NIfTI header puts its voxels: the sform (an affine) and the qform (a rotation, an offset
 * and voxel sizes), each with a code that says which space it leads to, 0 meaning "not set".
 *
 * @param sformCode 0 not set, 1 scanner, 2 aligned to another scan, 3 Talairach, 4 MNI, 5 another template
 * @param sform voxel index to RAS+ millimetres; meaningless where its code is 0
 * @param qformCode as {@code sformCode}
 * @param qform the rotation and offset; meaningless where its code is 0
 * @param spacing voxel size in mm along the three voxel axes (header field pixdim 1 to 3)
 */
public record Placement(int sformCode, Affine sform, int qformCode, Qform qform, List<Double> spacing) {

    /** Below this share of its box's volume a voxel counts as flat. */
    private static final double FLAT = 1e-6;

    public Placement {
        spacing = List.copyOf(spacing);
        if (spacing.size() != 3) {
            throw new IllegalArgumentException("Three voxel sizes, not " + spacing.size());
        }
    }

    /** Whether the header says where the voxels are. */
    public boolean isCoded() {
        return sformCode > 0 || qformCode > 0;
    }

    /** The code of the space that {@link #affine} leads to: the sform's if set, else the qform's, else 0. */
    public int spaceCode() {
        return sformCode > 0 ? sformCode : Math.max(qformCode, 0);
    }

    /**
     * The affine: sform if coded, else qform if coded (SPEC section 2 step 1).
     *
     * @throws HeaderException if neither is coded, or what is coded cannot be used
     */
    Affine affine() throws HeaderException {
        if (sformCode > 0) {
            return usable(sform);
        }
        if (qformCode > 0) {
            requireSpacing();
            return usable(qform.affine(spacing.get(0), spacing.get(1), spacing.get(2)));
        }
        throw new HeaderException(new HeaderProblem.NoOrientation());
    }

    /**
     * The affine for a file that says nothing, from its voxel sizes and an orientation that the user
     * states; the middle of the volume stands at the world's origin.
     *
     * @throws HeaderException if a voxel size is not a positive number
     */
    Affine assumed(Orientation orientation, Shape shape) throws HeaderException {
        requireSpacing();
        double[] rows = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            double step = orientation.positive(axis) ? spacing.get(axis) : -spacing.get(axis);
            int row = orientation.world(axis);
            rows[row * 4 + axis] = step;
            rows[row * 4 + 3] = -step * (shape.get(axis) - 1) / 2;
        }
        return usable(Affine.of(rows));
    }

    private void requireSpacing() throws HeaderException {
        for (double side : spacing) {
            if (!(side > 0) || !Double.isFinite(side)) {
                throw new HeaderException(new HeaderProblem.BadSpacing(spacing.get(0), spacing.get(1), spacing.get(2)));
            }
        }
    }

    private static Affine usable(Affine affine) throws HeaderException {
        double[] sides = affine.spacing();
        double box = sides[0] * sides[1] * sides[2];
        if (!affine.isUsable() || !(Math.abs(affine.determinant()) > FLAT * box)) {
            throw new HeaderException(new HeaderProblem.SingularAffine());
        }
        return affine;
    }
}
