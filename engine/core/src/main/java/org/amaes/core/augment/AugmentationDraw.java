package org.amaes.core.augment;

import java.util.ArrayList;
import java.util.List;

import org.amaes.core.volume.Shape;

/**
 * Everything that happens to one patch, with its numbers.
 *
 * @param spatial where its voxels are taken from, the same for all channels
 * @param targetFollowsElastic whether the reconstruction target is deformed along with the input
 * @param effects for each channel, the intensity effects in order
 */
public record AugmentationDraw(SpatialTransform spatial, boolean targetFollowsElastic, List<List<Effect>> effects) {

    /** Nothing happens to {@code channels} channels. */
    public static AugmentationDraw nothing(int channels) {
        return new AugmentationDraw(SpatialTransform.IDENTITY, true, java.util.Collections.nCopies(channels, List.of()));
    }

    /** Whether the target needs a resampling of its own, without the displacement. */
    public boolean targetDiffers() {
        return !targetFollowsElastic && spatial.elasticField().isPresent();
    }

    /** Does one channel's intensity effects, in place. */
    public void applyEffects(int channel, float[] data, Shape shape, Workspace workspace) {
        for (Effect effect : effects.get(channel)) {
            effect.apply(data, shape, workspace);
        }
    }

    /** One line for each thing that happens; with several channels each effect names its own. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        if (!spatial.isIdentity()) {
            lines.add(spatial.describe());
        }
        for (int channel = 0; channel < effects.size(); channel++) {
            for (Effect effect : effects.get(channel)) {
                lines.add(effects.size() == 1 ? effect.describe() : "channel " + (channel + 1) + ", " + effect.describe());
            }
        }
        return List.copyOf(lines);
    }
}
