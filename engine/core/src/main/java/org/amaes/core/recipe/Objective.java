package org.amaes.core.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What training minimises (SPEC section 9).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Objective.Reconstruction.class, name = "reconstruction"),
    @JsonSubTypes.Type(value = Objective.Segmentation.class, name = "segmentation")})
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
}
