package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * Simulated low resolution: fewer voxels along some axes and cubic splines back.
 *
 * @param probability 0 to 1; the published code asks twice (0.2 for the patch, 0.5 for the channel), 0.1 here
 * @param axisProbability that a given axis is coarse, 0 to 1
 * @param zoom share of voxels kept along a coarse axis, above 0 and at most 1
 */
public record LowResolution(double probability, double axisProbability, Range zoom) implements IntensityAugmentation {

    public LowResolution {
        Augmentation.checked(probability);
        Augmentation.checked(axisProbability);
        zoom.within(0.01, 1, "A low resolution's zoom");
    }

    /** SPEC section 6. */
    public static LowResolution standard() {
        return new LowResolution(0.1, 0.33, new Range(0.5, 1));
    }

    @Override
    public Effect drawAlways(PatchRandom random, Shape shape) {
        return new LowResolutionEffect(zoom.draw(random), random.happens(axisProbability), random.happens(axisProbability),
                random.happens(axisProbability));
    }

    /** All three axes are coarse in a preview. */
    @Override
    public Effect atStrength(double fraction, PatchRandom random, Shape shape) {
        return new LowResolutionEffect(zoom.at(1 - fraction), true, true, true);
    }

    @Override
    public double share() {
        return probability * (1 - Math.pow(1 - axisProbability, 3));
    }

    @Override
    public LowResolution withProbability(double other) {
        return new LowResolution(other, axisProbability, zoom);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.LOW_RESOLUTION;
    }
}
