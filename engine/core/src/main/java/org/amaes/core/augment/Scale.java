package org.amaes.core.augment;

/**
 * Scaling about the patch's centre, the same along all axes; a factor below 1 zooms in.
 *
 * @param probability 0 to 1
 * @param factor what coordinates are multiplied with, above 0
 */
public record Scale(double probability, Range factor) implements SpatialAugmentation {

    public Scale {
        Augmentation.checked(probability);
        factor.within(0.1, 10, "A scaling factor");
    }

    /** SPEC section 6. */
    public static Scale standard() {
        return new Scale(0.2, new Range(0.9, 1.1));
    }

    @Override
    public Scale withProbability(double other) {
        return new Scale(other, factor);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.SCALE;
    }

    /** The factor of one occurrence. */
    public double drawAlways(PatchRandom random) {
        return factor.draw(random);
    }
}
