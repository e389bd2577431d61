package org.amaes.core.dataset;

import org.amaes.core.volume.Shape;

/**
 * How two views of a patch are made for SwinUNETR's pretraining (Tang et al. 2022, SPEC section 13): each is turned
 * by a multiple of 90° in one plane, then cuboids of it are replaced by noise and others by another scan's content.
 *
 * @param share at most this share of the voxels is replaced by noise, and at most as many again by other content
 * @param shortest shortest side of a cuboid, as a share of the patch's
 * @param longest longest side of a cuboid, as a share of the patch's
 * @param axis the axis that patches are turned about: 0, 1 or 2 for x, y, z; the sides of the other two must be equal
 */
public record Views(double share, double shortest, double longest, int axis) {

    public Views {
        if (!(share >= 0 && share <= 1) || !(shortest > 0 && shortest <= longest && longest <= 1)) {
            throw new IllegalArgumentException("share lies between 0 and 1, and a cuboid's sides between 0 and 1 with shortest ≤ longest, not "
                    + share + ", " + shortest + " and " + longest + ".");
        }
        if (axis < 0 || axis > 2) {
            throw new IllegalArgumentException("axis is 0, 1 or 2 (x, y or z), not " + axis + ".");
        }
    }

    /** The published code's: 30 %, sides of 5 to 25 %, turned in the plane of y and z. */
    public static Views published() {
        return new Views(0.3, 0.05, 0.25, 0);
    }

    /** The same, turned in the first plane in which the patch has equal sides: y and z, x and z, or x and y. */
    public Views turningWithin(Shape patch) {
        for (int about = 0; about < 3; about++) {
            if (patch.get(about == 0 ? 1 : 0) == patch.get(about == 2 ? 1 : 2)) {
                return new Views(share, shortest, longest, about);
            }
        }
        return this;
    }
}
