package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * A gamma curve: half of the exponents come from below 1, half from above.
 *
 * @param probability 0 to 1
 * @param gamma exponent; drawn with probability ½ from its part below 1 and else from its part above
 * @param invertProbability that the curve is laid on the negative, 0 to 1 (0.05 as coded, 0.01 in the paper)
 * @param epsilon ε of {@link GammaEffect}: 1 as coded (darkens strongly), 1e-7 corrected
 */
public record Gamma(double probability, Range gamma, double invertProbability, double epsilon) implements IntensityAugmentation {

    public Gamma {
        Augmentation.checked(probability);
        Augmentation.checked(invertProbability);
        gamma.within(0.01, 100, "Gamma");
        if (!(epsilon > 0 && epsilon <= 10)) {
            throw new IllegalArgumentException("Gamma's epsilon lies above 0 and is at most 10, not " + epsilon);
        }
    }

    /** SPEC section 6, corrected. */
    public static Gamma standard() {
        return new Gamma(0.2, new Range(0.5, 2), 0.05, 1e-7);
    }

    @Override
    public Effect drawAlways(PatchRandom random, Shape shape) {
        boolean inverted = random.happens(invertProbability);
        boolean below = random.happens(0.5) && gamma.low() < 1 || gamma.high() <= 1;
        Range half = below ? new Range(gamma.low(), Math.min(1, gamma.high())) : new Range(Math.max(1, gamma.low()), gamma.high());
        return new GammaEffect(half.draw(random), inverted, epsilon);
    }

    /** The middle of a preview's range is γ = 1; towards either end it brightens or darkens. */
    @Override
    public Effect atStrength(double fraction, PatchRandom random, Shape shape) {
        return new GammaEffect(gamma.low() * Math.pow(gamma.high() / gamma.low(), fraction), false, epsilon);
    }

    @Override
    public Gamma withProbability(double other) {
        return new Gamma(other, gamma, invertProbability, epsilon);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.GAMMA;
    }
}
