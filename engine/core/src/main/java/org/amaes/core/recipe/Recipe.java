package org.amaes.core.recipe;

import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.network.Architecture;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a run does, complete: two engines with the same recipe, data and machine do the same.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Pretrain.class, name = "pretrain"),
    @JsonSubTypes.Type(value = PretrainViews.class, name = "pretrain-views"),
    @JsonSubTypes.Type(value = Finetune.class, name = "finetune")})
public sealed interface Recipe permits Pretraining, Finetune {

    /** The format of the run folder. */
    int format();

    /** Whose word counts where paper and published code differ. */
    Edition preset();

    /** The network. */
    Architecture architecture();

    /** The folder of the prepared scans, absolute. */
    String data();

    /** Sizes, steps, optimiser, machine. */
    Plan plan();

    /** What happens to patches before the network sees them. */
    Pipeline augmentation();

    /** What is minimised. */
    @JsonIgnore
    Objective objective();

    /** The same recipe with another plan. */
    Recipe with(Plan plan);
}
