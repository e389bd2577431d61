package org.amaes.core.backend;

import java.util.Objects;

import org.amaes.core.recipe.Precision;

/**
 * Where and how a network is computed.
 *
 * @param device "cpu" or "cuda:0", …
 * @param threads threads of the CPU's tensor operations, at least 1; results are equal for equal threads
 * @param precision number format of the convolutions
 * @param recomputing whether training computes inner feature maps again on the way back instead of keeping them:
 *     less memory, more time, the same results
 */
public record Execution(String device, int threads, Precision precision, boolean recomputing) {

    /** Where and how, with all feature maps kept. */
    public Execution(String device, int threads, Precision precision) {
        this(device, threads, precision, false);
    }

    public Execution {
        Objects.requireNonNull(device);
        Objects.requireNonNull(precision);
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread is needed, not " + threads);
        }
    }
}
