package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * Additive Gaussian noise: x + n, n ~ N(0, σ²).
 *
 * @param probability 0 to 1
 * @param sigma standard deviation, in units of intensity (patches lie in 0 to 1)
 */
public record AdditiveNoise(double probability, Range sigma) implements IntensityAugmentation {

    public AdditiveNoise {
        Augmentation.checked(probability);
        sigma.within(0, 10, "A noise's sigma");
    }

    /** SPEC section 6. */
    public static AdditiveNoise standard() {
        return new AdditiveNoise(0.2, new Range(1e-4, 1e-3));
    }

    @Override
    public Effect drawAlways(PatchRandom random, Shape shape) {
        return new NoiseEffect(sigma.draw(random), false, random.nextLong());
    }

    @Override
    public Effect atStrength(double fraction, PatchRandom random, Shape shape) {
        return new NoiseEffect(sigma.at(fraction), false, random.nextLong());
    }

    @Override
    public AdditiveNoise withProbability(double other) {
        return new AdditiveNoise(other, sigma);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.ADDITIVE_NOISE;
    }
}
