package org.amaes.app.explore;

import java.util.Optional;
import org.amaes.core.dataset.StagedPatch;
import org.amaes.core.volume.LabelMap;

/**
 * What lies over the pictures of a patch's stages.
 *
 * @param hidden {@link #TINT} where the network does not see
 * @param lesions outlined lesions, after the spatial transform; empty if there are none in the patch
 * @param hiddenShare the share of hidden voxels, 0 to 1
 */
public record StageOverlays(LabelMap hidden, Optional<LabelMap> lesions, double hiddenShare) {

    /** The label of hidden voxels, whose colour tints them. */
    static final byte TINT = 2;

    /** Looks at every voxel; takes some milliseconds. */
    static StageOverlays of(StagedPatch patch) {
        float[] mask = patch.mask().voxelMask();
        byte[] labels = new byte[mask.length];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = mask[v] != 0 ? TINT : 0;
        }
        return new StageOverlays(new LabelMap(patch.clean().grid(), labels),
                patch.labels().filter(each -> each.histogram()[0] < each.shape().voxels()), patch.hiddenShare());
    }
}
