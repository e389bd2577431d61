package org.amaes.core.backend;

import org.amaes.core.checkpoint.StateDict;

/**
 * What a training session holds between two steps.
 *
 * @param weights the parameters
 * @param moments the optimiser's arrays: for each parameter {@code NAME.exp_avg}, {@code NAME.exp_avg_sq}
 *     and, with amsgrad, {@code NAME.max_exp_avg_sq}
 * @param steps updates done so far
 */
public record TrainingState(StateDict weights, StateDict moments, long steps) {
}
