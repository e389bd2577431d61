package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * Gaussian blur.
 *
 * @param probability 0 to 1; the published code asks twice (0.2 for the patch, 0.5 for the channel), 0.1 here
 * @param sigma standard deviation in voxels, at least 0
 */
public record GaussianBlur(double probability, Range sigma) implements IntensityAugmentation {

    public GaussianBlur {
        Augmentation.checked(probability);
        sigma.within(0, 100, "A blur's sigma");
    }

    /** SPEC section 6. */
    public static GaussianBlur standard() {
        return new GaussianBlur(0.1, new Range(0, 1));
    }

    @Override
    public Effect drawAlways(PatchRandom random, Shape shape) {
        return new BlurEffect(sigma.draw(random));
    }

    @Override
    public Effect atStrength(double fraction, PatchRandom random, Shape shape) {
        return new BlurEffect(sigma.at(fraction));
    }

    @Override
    public GaussianBlur withProbability(double other) {
        return new GaussianBlur(other, sigma);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.GAUSSIAN_BLUR;
    }
}
