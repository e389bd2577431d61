package org.amaes.core.augment;

import java.util.Optional;

import org.amaes.core.volume.Shape;

/** An augmentation that changes the intensities of the input and leaves the target as it is. */
public sealed interface IntensityAugmentation extends Augmentation permits AdditiveNoise, GaussianBlur, MultiplicativeNoise,
        MotionGhosting, GibbsRinging, LowResolution, BiasField, Gamma {

    @Override
    IntensityAugmentation withProbability(double probability);

    /**
     * Decides whether it happens to a channel of a patch, and with which numbers.
     *
     * @param random the random numbers of this choice
     * @param shape the patch
     */
    default Optional<Effect> draw(PatchRandom random, Shape shape) {
        return random.happens(probability()) ? Optional.of(drawAlways(random, shape)) : Optional.empty();
    }

    /** The numbers of one occurrence. */
    Effect drawAlways(PatchRandom random, Shape shape);

    /**
     * The effect at a fraction of its strength range, for a preview: 0 the weakest end, 1 the strongest.
     * Whatever has no strength (an axis, a centre, a noise field) is drawn.
     */
    Effect atStrength(double fraction, PatchRandom random, Shape shape);
}
