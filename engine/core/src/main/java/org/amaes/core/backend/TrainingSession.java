package org.amaes.core.backend;

import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;

/**
 * A network in training: weights, optimiser state, objective.
 *
 * <p>Steps are deterministic: the same state, batches and rates on the same machine and thread count
 * give the same bits, so that {@link #restore} of a {@link #snapshot} continues as if never interrupted.
 */
public interface TrainingSession extends Session {

    /**
     * One update of the weights.
     *
     * @param batches one batch, or several of equal size whose gradients are averaged (accumulation)
     * @param learningRate the rate of this step
     * @return the losses before the update, averaged over the batches
     * @throws WorkbenchException if the device's memory does not suffice
     */
    Losses step(List<Batch> batches, double learningRate) throws WorkbenchException;

    /** The losses of a batch, without any update. */
    Losses evaluate(Batch batch) throws WorkbenchException;

    /** The L2 norm of every parameter's gradient in the last step, by parameter name. */
    Map<String, Double> gradientNorms();

    /** A copy of everything that the next step depends on. */
    TrainingState snapshot();

    /**
     * A copy of everything that the next step depends on, written over the arrays of an earlier one so
     * that many take no more memory than one. A backend that cannot makes new arrays.
     *
     * @param earlier a snapshot of this session, lost with this call
     */
    default TrainingState snapshot(TrainingState earlier) {
        return snapshot();
    }

    /**
     * Goes back, or forward, to a snapshot.
     *
     * @throws IllegalArgumentException if it is of another network or optimiser
     */
    void restore(TrainingState state);
}
