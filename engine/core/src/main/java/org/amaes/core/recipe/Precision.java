package org.amaes.core.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The number format that convolutions are computed in; weights, statistics, losses and optimiser are always float32. */
public enum Precision {
    /** 24-bit significand throughout. */
    @JsonProperty("float32") FLOAT32("float32"),
    /** 8-bit significand for the layers' inputs and weights, float32 for everything that accumulates. */
    @JsonProperty("bf16") BFLOAT16("bf16");

    private final String word;

    Precision(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
