package org.amaes.core.augment;

/**
 * Elastic deformation: every voxel is displaced by α times Gaussian-smoothed noise, uniform in (−1, 1)
 * before smoothing and 0 outside the patch; one field an axis, one α and σ for all three.
 *
 * <p>The paper lists it under the intensity transforms, so there the target does not move with it; in
 * the published code it does (SPEC section 12). Labels always move with the image.
 *
 * @param probability 0 to 1
 * @param alpha displacement factor α, in voxels
 * @param sigma standard deviation σ of the smoothing, in voxels, above 0
 * @param movesTarget whether the reconstruction target is deformed too
 */
public record Elastic(double probability, Range alpha, Range sigma, boolean movesTarget) implements SpatialAugmentation {

    public Elastic {
        Augmentation.checked(probability);
        sigma.within(0.1, 1000, "An elastic deformation's sigma");
    }

    /** SPEC section 6. */
    public static Elastic standard() {
        return new Elastic(0.33, new Range(200, 600), new Range(20, 30), true);
    }

    @Override
    public Elastic withProbability(double other) {
        return new Elastic(other, alpha, sigma, movesTarget);
    }

    @Override
    public PatchSeed.Choice choice() {
        return PatchSeed.Choice.ELASTIC;
    }

    /** The numbers of one occurrence. */
    public ElasticField drawAlways(PatchRandom random) {
        return new ElasticField(alpha.draw(random), sigma.draw(random), random.nextLong());
    }

    /** The deformation at a fraction of the α range: 0 the weakest end, 1 the strongest. */
    public ElasticField atStrength(double fraction, PatchRandom random) {
        ElasticField drawn = drawAlways(random);
        return new ElasticField(alpha.at(fraction), drawn.sigma(), drawn.key());
    }
}
