package org.amaes.dl4j;

import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Session;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;

/**
 * ND4J, on this machine's CPU: the U-Net family in float32.
 */
public final class Dl4jBackend implements Backend {

    /** For {@link java.util.ServiceLoader}; ND4J itself is loaded at the first use. */
    public Dl4jBackend() {
        // nothing is loaded yet
    }

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String version() {
        return "ND4J " + Library.version();
    }

    @Override
    public List<String> devices() {
        return List.of(Library.device());
    }

    @Override
    public Session open(Architecture architecture, StateDict weights, Execution execution) throws WorkbenchException {
        return Dl4jSession.open(architecture, weights, execution);
    }

    @Override
    public TrainingSession open(Architecture architecture, StateDict weights, Objective objective, Optimizer optimizer, Execution execution)
            throws WorkbenchException {
        return Dl4jTrainingSession.open(architecture, weights, objective, optimizer, execution);
    }
}
