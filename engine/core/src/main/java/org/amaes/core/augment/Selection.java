package org.amaes.core.augment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which augmentations are switched on (SPEC section 6): nothing, rotation and scale, or everything. */
public enum Selection {
    @JsonProperty("none") NONE,
    @JsonProperty("spatial") SPATIAL,
    @JsonProperty("all") ALL
}
