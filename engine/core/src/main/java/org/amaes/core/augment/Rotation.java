package org.amaes.core.augment;

/**
 * Rotation about the patch's centre: if it happens, each axis turns with a probability of its own.
 *
 * @param probability that the patch is rotated at all, 0 to 1
 * @param axisProbability that a given axis turns, 0 to 1
 * @param degrees angle about each axis that turns
 */
public record Rotation(double probability, double axisProbability, Range degrees) implements SpatialAugmentation {

    public Rotation {
        Augmentation.checked(probability);
        Augmentation.checked(axisProbability);
        degrees.within(-180, 180, "A rotation");
    }

    /** SPEC section 6. */
    public static Rotation standard() {
        return new Rotation(0.2, 0.66, new Range(-30, 30));
    }

    @Override
    public Rotation withProbability(double other) {
        return new Rotation(other, axisProbability, degrees);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.ROTATION;
    }

    @Override
    public double share() {
        return probability * (1 - Math.pow(1 - axisProbability, 3));
    }

    /** The angles about x, y and z in radians of one occurrence; 0 for an axis that does not turn. */
    public double[] drawAlways(PatchRandom random) {
        double[] radians = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double angle = Math.toRadians(degrees.draw(random));
            if (random.happens(axisProbability)) {
                radians[axis] = angle;
            }
        }
        return radians;
    }
}
