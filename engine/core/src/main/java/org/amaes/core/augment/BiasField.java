package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * A bias field, brightest at a voxel anywhere in the patch; it has no strength to choose.
 *
 * @param probability 0 to 1
 */
public record BiasField(double probability) implements IntensityAugmentation {

    public BiasField {
        Augmentation.checked(probability);
    }

    /** SPEC section 6. */
    public static BiasField standard() {
        return new BiasField(0.33);
    }

    @Override
    public Effect drawAlways(PatchRandom random, Shape shape) {
        return new BiasEffect(random.nextInt(shape.x()), random.nextInt(shape.y()), random.nextInt(shape.z()));
    }

    /** The weakest field has its centre in the middle, the strongest in a corner. */
    @Override
    public Effect atStrength(double fraction, PatchRandom random, Shape shape) {
        double share = (1 - fraction) / 2;
        return new BiasEffect((int) (share * (shape.x() - 1)), (int) (share * (shape.y() - 1)), (int) (share * (shape.z() - 1)));
    }

    @Override
    public BiasField withProbability(double other) {
        return new BiasField(other);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.BIAS_FIELD;
    }
}
