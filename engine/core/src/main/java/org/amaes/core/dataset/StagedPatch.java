package org.amaes.core.dataset;

import java.util.List;
import java.util.Optional;

import org.amaes.core.augment.AugmentationDraw;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

/**
 * One patch on its way to the network, all stages on one grid: that of the clean patch in the patient.
 *
 * <p>The volumes are shared and must be left as they are.
 *
 * @param window the voxels of the scan it shows before anything spatial
 * @param draw what happened to it
 * @param clean the scan's own voxels
 * @param target what a reconstruction is compared with: clean, after the spatial transform
 * @param augmented the target, deformed where it does not follow an elastic field, then with every intensity artefact
 * @param mask the hidden tokens
 * @param masked what the network is given: augmented, with hidden voxels 0
 * @param labels the labels after the spatial transform, where the scan has some
 */
public record StagedPatch(Box window, AugmentationDraw draw, Volume clean, Volume target, Volume augmented, TokenMask mask, Volume masked,
        Optional<LabelMap> labels) {

    /** What happened, a line each; empty if nothing did. */
    public List<String> happened() {
        return draw.describe();
    }

    /** The share (0 to 1) of the patch's voxels that are hidden. */
    public double hiddenShare() {
        return (double) mask.hiddenVoxels() / mask.patch().voxels();
    }
}
