package org.amaes.core.preprocess;

import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/** How the box around the voxels brighter than the background is drawn (SPEC sections 2.2 and 12). */
public enum CropRule {

    /** From the first to the last such voxel of each axis. */
    EXACT(0),

    /** One voxel more at the upper side of each axis, where the volume has one: what the published code does. */
    AS_CODED(1);

    private final int margin;

    CropRule(int margin) {
        this.margin = margin;
    }

    /**
     * The box of a volume of the given shape, from the first and last index of each axis (both inside).
     */
    Box box(int[] first, int[] last, Shape shape) {
        return new Box(first[0], first[1], first[2],
                Math.min(last[0] + 1 + margin, shape.x()),
                Math.min(last[1] + 1 + margin, shape.y()),
                Math.min(last[2] + 1 + margin, shape.z()));
    }
}
