package org.amaes.core.backend;

import java.util.List;
import java.util.OptionalLong;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;

/**
 * Something that computes networks: a tensor library behind plain arrays. Found by
 * {@link java.util.ServiceLoader}.
 *
 * <p>There are no capability flags: opening a session refuses what cannot be computed, naming the layer.
 */
public interface Backend {

    /** The name people choose it by, such as "torch". */
    String name();

    /** Name and version of the library underneath, for the run's environment. */
    String version();

    /** The devices of this machine that it can compute on, "cpu" first. */
    List<String> devices();

    /**
     * Memory of a device that is free now, in bytes; empty for the CPU, whose memory is the machine's.
     *
     * @throws WorkbenchException if the device is absent
     */
    default OptionalLong freeBytes(String device) throws WorkbenchException {
        return OptionalLong.empty();
    }

    /**
     * A network ready to predict.
     *
     * @param weights every parameter of the architecture, by name; copied
     * @throws WorkbenchException if the device is absent or the network cannot be computed here
     */
    Session open(Architecture architecture, StateDict weights, Execution execution) throws WorkbenchException;

    /**
     * A network ready to train, its optimiser at step 0.
     *
     * @param weights every parameter of the architecture, by name; copied
     * @throws WorkbenchException if the device is absent or the network cannot be computed here
     */
    TrainingSession open(Architecture architecture, StateDict weights, Objective objective, Optimizer optimizer, Execution execution)
            throws WorkbenchException;
}
