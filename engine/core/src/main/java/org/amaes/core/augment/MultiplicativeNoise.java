package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * Multiplicative Gaussian noise: x + x·n, n ~ N(0, σ²).
 *
 * @param probability 0 to 1
 * @param sigma standard deviation, as a share of the intensity
 */
public record MultiplicativeNoise(double probability, Range sigma) implements IntensityAugmentation {

    public MultiplicativeNoise {
        Augmentation.checked(probability);
        sigma.within(0, 10, "A noise's sigma");
    }

    /** SPEC section 6. */
    public static MultiplicativeNoise standard() {
        return new MultiplicativeNoise(0.2, new Range(1e-4, 1e-3));
    }

    @Override
    public Effect drawAlways(PatchRandom random, Shape shape) {
        return new NoiseEffect(sigma.draw(random), true, random.nextLong());
    }

    @Override
    public Effect atStrength(double fraction, PatchRandom random, Shape shape) {
        return new NoiseEffect(sigma.at(fraction), true, random.nextLong());
    }

    @Override
    public MultiplicativeNoise withProbability(double other) {
        return new MultiplicativeNoise(other, sigma);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.MULTIPLICATIVE_NOISE;
    }
}
