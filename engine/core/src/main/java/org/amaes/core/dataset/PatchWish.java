package org.amaes.core.dataset;

import java.util.Objects;
import java.util.Optional;

import org.amaes.core.augment.AugmentationDraw;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.masking.Hiding;
import org.amaes.core.masking.Masking;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Shape;

/**
 * Which patch of a scan a person wants to see, and what is to happen to it.
 *
 * @param pipeline the augmentations
 * @param seed the patch's name as far as chance is concerned
 * @param shape its size in voxels
 * @param place the lowest corner of the patch in voxels of the scan; empty for the place that the seed draws, as in training
 * @param hiding how the hidden tokens are chosen
 * @param shown one augmentation on its own instead of the pipeline's draw
 */
public record PatchWish(Pipeline pipeline, PatchSeed seed, Shape shape, Optional<Corner> place, Hiding hiding,
        Optional<StrengthPreview> shown) {

    /** The lowest corner of a patch, in voxels of the scan; may be negative where the scan is smaller than the patch. */
    public record Corner(int x, int y, int z) {
    }

    public PatchWish {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(seed);
        Objects.requireNonNull(shape);
        Objects.requireNonNull(hiding);
        if (hiding instanceof Hiding.Painted(TokenMask mask) && !mask.patch().equals(shape)) {
            throw new IllegalArgumentException("The painted mask is for " + mask.patch() + ", the patch is " + shape);
        }
    }

    /** What training would be given: the pipeline's draw for this seed, at the place and with the mask that the seed draws. */
    public static PatchWish ofTraining(Pipeline pipeline, PatchSeed seed, Shape shape, Masking masking) {
        return new PatchWish(pipeline, seed, shape, Optional.empty(), new Hiding.Drawn(masking), Optional.empty());
    }

    /** Everything that will happen, with its numbers. */
    AugmentationDraw draw() {
        return shown.map(alone -> alone.draw(seed, shape)).orElseGet(() -> pipeline.draw(seed, shape, 1));
    }

    /** The pipeline as far as the crop around the patch goes: with one spatial augmentation shown, one that needs a margin. */
    Pipeline reading() {
        return shown.map(alone -> alone.pipeline(pipeline)).orElse(pipeline);
    }
}
