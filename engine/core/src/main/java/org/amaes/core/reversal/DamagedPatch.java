package org.amaes.core.reversal;

import java.util.Optional;

import org.amaes.core.augment.IntensityAugmentation;

/**
 * A patch with one artefact, or with none.
 *
 * @param artefact what damaged it; empty for the patch as it is
 * @param strength 0 to 1, the weakest to the strongest end of the artefact's range
 * @param numbers the artefact in words with its numbers, such as "ghosting: α 0.91, every 4th plane along y"
 * @param voxels the patch before masking
 */
public record DamagedPatch(Optional<IntensityAugmentation> artefact, double strength, String numbers, float[] voxels) {
}
