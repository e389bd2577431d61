package org.amaes.core.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What training minimises (SPEC section 9).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Objective.Reconstruction.class, name = "reconstruction"),
    @JsonSubTypes.Type(value = Objective.Segmentation.class, name = "segmentation"),
    @JsonSubTypes.Type(value = Objective.Views.class, name = "views")})
public sealed interface Objective {

    /**
     * The mean squared error between the output and the clean patch, over the whole patch.
     *
     * @param maskedOnly whether only masked voxels count instead
     */
    record Reconstruction(boolean maskedOnly) implements Objective {
    }

    /**
     * Cross-entropy (mean over voxels) minus the mean, over samples and all classes with background, of
     * (2·tp + 1)/(2·tp + fp + fn + 1) on softmax probabilities.
     */
    record Segmentation() implements Objective {
    }

    /**
     * Of two views of each patch: cross-entropy of their turns, plus NT-Xent of their embeddings, plus the mean
     * absolute error of their reconstructions (SPEC section 13).
     *
     * @param temperature what similarities are divided by
     */
    record Views(double temperature) implements Objective {
    }
}
