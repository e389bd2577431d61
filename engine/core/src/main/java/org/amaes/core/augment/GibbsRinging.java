package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * Gibbs ringing: only the central planes of k-space along one axis are kept.
 *
 * <p>The published code exchanges its first two axis arguments and rounds an odd number of planes up;
 * since the axis is drawn uniformly, the exchange shows only in what is said about a patch.
 *
 * @param probability 0 to 1
 * @param kept share of planes kept, above 0 and at most 1: of n planes a whole number between low · n and
 *     high · n, each equally likely (96 to 128 of 128 for 0.75 to 1)
 * @param exchangedAxes whether an axis argument of 0 acts on y and 1 on x, and odd numbers are rounded up, as in the published code
 */
public record GibbsRinging(double probability, Range kept, boolean exchangedAxes) implements IntensityAugmentation {

    public GibbsRinging {
        Augmentation.checked(probability);
        kept.within(0.01, 1, "The share of k-space planes that ringing keeps");
    }

    /** SPEC section 6, axes as named. */
    public static GibbsRinging standard() {
        return new GibbsRinging(0.2, new Range(0.75, 1), false);
    }

    @Override
    public Effect drawAlways(PatchRandom random, Shape shape) {
        int axis = axis(random);
        int n = shape.get(axis);
        int fewest = Math.max(1, (int) Math.ceil(kept.low() * n));
        int most = Math.max(fewest, (int) Math.floor(kept.high() * n));
        return effect(fewest + random.nextInt(most - fewest + 1), axis);
    }

    @Override
    public Effect atStrength(double fraction, PatchRandom random, Shape shape) {
        int axis = axis(random);
        return effect(Math.max(1, (int) Math.rint(kept.at(1 - fraction) * shape.get(axis))), axis);
    }

    private int axis(PatchRandom random) {
        int argument = random.nextInt(3);
        return exchangedAxes ? actsOn(argument) : argument;
    }

    private Effect effect(int planes, int axis) {
        return new RingingEffect(exchangedAxes ? planes + planes % 2 : planes, axis);
    }

    /** The axis that an axis argument of the published code acts on: 0 on y, 1 on x, 2 on z (found by comparing with its results). */
    public static int actsOn(int argument) {
        return argument == 2 ? 2 : 1 - argument;
    }

    /** The share of patches that lose a plane: not those that draw all of them (equal sides of 128 taken). */
    @Override
    public double share() {
        double fewest = Math.ceil(kept.low() * 128);
        double most = Math.max(fewest, Math.floor(kept.high() * 128));
        double harmless = Math.max(0, most - (exchangedAxes ? 126 : 127));
        return probability * (1 - Math.min(1, harmless / (most - fewest + 1)));
    }

    @Override
    public GibbsRinging withProbability(double other) {
        return new GibbsRinging(other, kept, exchangedAxes);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.GIBBS_RINGING;
    }
}
