package org.amaes.core.augment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose word counts where paper and published code differ (SPEC section 12). */
public enum Edition {
    /** The paper's text. */
    @JsonProperty("paper") PAPER,
    /** The published code, its slips included. */
    @JsonProperty("as-coded") AS_CODED,
    /** The method as it is meant; the default. */
    @JsonProperty("corrected") CORRECTED
}
