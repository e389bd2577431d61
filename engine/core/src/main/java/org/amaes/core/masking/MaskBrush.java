package org.amaes.core.masking;

import org.amaes.core.volume.Shape;

/**
 * A brush that hides or shows tokens: all within a distance of the token it stands on.
 *
 * @param radius in tokens; 0 is one token
 * @param flatAxis the voxel axis (0, 1, 2) across which the brush is one token thin, or {@link #ROUND} for a ball
 */
public record MaskBrush(int radius, int flatAxis) {

    /** No axis: the brush is a ball. */
    public static final int ROUND = -1;

    public MaskBrush {
        if (radius < 0 || flatAxis < ROUND || flatAxis > 2) {
            throw new IllegalArgumentException("A brush of radius " + radius + " across axis " + flatAxis);
        }
    }

    /**
     * Paints at a voxel of the patch.
     *
     * @param hide whether tokens become hidden or shown
     */
    public TokenMask at(TokenMask mask, int i, int j, int k, boolean hide) {
        Shape grid = mask.grid();
        int[] centre = {i / mask.token(), j / mask.token(), k / mask.token()};
        int[] reach = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            reach[axis] = axis == flatAxis ? 0 : radius;
        }
        TokenMask painted = mask;
        for (int x = Math.max(0, centre[0] - reach[0]); x <= Math.min(grid.x() - 1, centre[0] + reach[0]); x++) {
            for (int y = Math.max(0, centre[1] - reach[1]); y <= Math.min(grid.y() - 1, centre[1] + reach[1]); y++) {
                for (int z = Math.max(0, centre[2] - reach[2]); z <= Math.min(grid.z() - 1, centre[2] + reach[2]); z++) {
                    int dx = x - centre[0];
                    int dy = y - centre[1];
                    int dz = z - centre[2];
                    if (dx * dx + dy * dy + dz * dz <= radius * radius) {
                        painted = painted.with(grid.index(x, y, z), hide);
                    }
                }
            }
        }
        return painted;
    }
}
