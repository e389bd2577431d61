package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * Motion ghosting: every r-th plane of k-space along one axis is weakened.
 *
 * @param probability 0 to 1
 * @param alpha what the planes are multiplied with; the smaller, the stronger the ghosts
 * @param repetitions r, a whole number, each in the range equally likely; the paper's range is [2, 11], the code's 2 to 10
 */
public record MotionGhosting(double probability, Range alpha, Range repetitions) implements IntensityAugmentation {

    public MotionGhosting {
        Augmentation.checked(probability);
        alpha.within(0, 10, "Ghosting's alpha");
        repetitions.within(1, 1000, "The distance of ghosting's k-space planes");
        if (Math.ceil(repetitions.low()) > Math.floor(repetitions.high())) {
            throw new IllegalArgumentException("There is no whole number of planes between "
                    + repetitions.low() + " and " + repetitions.high());
        }
    }

    /** SPEC section 6, as coded. */
    public static MotionGhosting standard() {
        return new MotionGhosting(0.2, new Range(0.85, 0.95), new Range(2, 10));
    }

    @Override
    public Effect drawAlways(PatchRandom random, Shape shape) {
        return new GhostingEffect(alpha.draw(random), repetitions.drawWhole(random), random.nextInt(3));
    }

    @Override
    public Effect atStrength(double fraction, PatchRandom random, Shape shape) {
        return new GhostingEffect(alpha.at(1 - fraction), repetitions.drawWhole(random), random.nextInt(3));
    }

    @Override
    public MotionGhosting withProbability(double other) {
        return new MotionGhosting(other, alpha, repetitions);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.MOTION_GHOSTING;
    }
}
