package org.amaes.core.backend;

/** The number format that convolutions are computed in; weights, statistics, losses and optimiser are always float32. */
public enum Precision {
    /** 24-bit significand throughout. */
    FLOAT32,
    /** 8-bit significand for the layers' inputs and weights, float32 for everything that accumulates. */
    BFLOAT16
}
