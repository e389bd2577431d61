package org.amaes.core.masking;

import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;

/** The tokens that touch something outlined: what has to be hidden so that no voxel of it is seen. */
public final class LabelCover {

    private LabelCover() {
    }

    /**
     * Hides every token with at least one labelled voxel.
     *
     * @param labels the patch's labels, 0 is background
     * @param token voxels a side of a token
     */
    public static TokenMask touching(LabelMap labels, int token) {
        Shape patch = labels.shape();
        Shape grid = TokenMask.grid(patch, token);
        TokenMask.Builder mask = TokenMask.builder(patch, token);
        byte[] values = labels.data();
        int voxel = 0;
        for (int i = 0; i < patch.x(); i++) {
            for (int j = 0; j < patch.y(); j++) {
                for (int k = 0; k < patch.z(); k++) {
                    if (values[voxel++] != 0) {
                        mask.hide(grid.index(i / token, j / token, k / token));
                    }
                }
            }
        }
        return mask.build();
    }
}
