package org.amaes.torch;

import java.util.List;
import java.util.OptionalLong;

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
 * LibTorch, on this machine's CPU or graphics cards.
 */
public final class TorchBackend implements Backend {

    /** For {@link java.util.ServiceLoader}; LibTorch itself is loaded at the first use. */
    public TorchBackend() {
        // nothing is loaded yet
    }

    @Override
    public String name() {
        return "torch";
    }

    @Override
    public String version() {
        return "LibTorch " + Library.version();
    }

    @Override
    public List<String> devices() {
        return Library.problem().isPresent() ? List.of() : TorchDevice.available();
    }

    @Override
    public OptionalLong freeBytes(String device) throws WorkbenchException {
        Library.require();
        return TorchDevice.of(device).freeBytes();
    }

    @Override
    public Session open(Architecture architecture, StateDict weights, Execution execution) throws WorkbenchException {
        Library.require();
        return TorchSession.open(architecture, weights, execution, false);
    }

    @Override
    public TrainingSession open(Architecture architecture, StateDict weights, Objective objective, Optimizer optimizer, Execution execution)
            throws WorkbenchException {
        Library.require();
        return TorchTrainingSession.open(architecture, weights, objective, optimizer, execution);
    }
}
