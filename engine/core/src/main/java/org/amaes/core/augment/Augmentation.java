package org.amaes.core.augment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One kind of change to a patch: how often it happens and how strongly (SPEC section 6).
 *
 * <p>The spatial ones together make one {@link SpatialTransform}; each of the others makes an
 * {@link Effect}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "augmentation")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Elastic.class, name = "elastic"),
    @JsonSubTypes.Type(value = Rotation.class, name = "rotation"),
    @JsonSubTypes.Type(value = Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = AdditiveNoise.class, name = "additive-noise"),
    @JsonSubTypes.Type(value = GaussianBlur.class, name = "gaussian-blur"),
    @JsonSubTypes.Type(value = MultiplicativeNoise.class, name = "multiplicative-noise"),
    @JsonSubTypes.Type(value = MotionGhosting.class, name = "motion-ghosting"),
    @JsonSubTypes.Type(value = GibbsRinging.class, name = "gibbs-ringing"),
    @JsonSubTypes.Type(value = LowResolution.class, name = "low-resolution"),
    @JsonSubTypes.Type(value = BiasField.class, name = "bias-field"),
    @JsonSubTypes.Type(value = Gamma.class, name = "gamma")})
public sealed interface Augmentation permits SpatialAugmentation, IntensityAugmentation {

    /** The probability (0 to 1) with which it happens to a patch, or to each channel of one if it changes intensities. */
    double probability();

    /** The same augmentation with another probability. */
    Augmentation withProbability(double probability);

    /** The choice whose random numbers it draws from. */
    PatchSeed.Choice choice();

    /** The share (0 to 1) of single-channel patches that it changes: its probability, less the draws that do nothing. */
    default double share() {
        return probability();
    }

    /** A probability, checked. */
    static double checked(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability lies between 0 and 1, not at " + probability);
        }
        return probability;
    }
}
