package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.preprocess.StoreRequest;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunFolder.Request;
import org.amaes.core.run.RunState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code amaes pause}. */
@Command(name = "pause", mixinStandardHelpOptions = true, header = "Ask a run to wait; its process and memory stay.",
        description = {"", "It waits after its current step until 'amaes resume' or 'amaes stop'."},
        footer = {"", "Example:", "  amaes pause runs/b"})
final class PauseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run's folder, or prepared scans in the making.")
    private Path run;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        if (VolumeStore.isOne(run)) {
            StoreRequest.pause(run).make();
            output.terminal().result(Map.of("run", run.toString(), "asked", "pause"));
            output.terminal().say("Asked whoever prepares scans into " + run + " to pause. Go on with: amaes resume " + run);
            return ExitCode.DONE;
        }
        RunFolder folder = RunFolder.open(run);
        RunState state = folder.state();
        if (state != RunState.RUNNING) {
            throw new WorkbenchException("The run in " + run + " is " + state.word() + "; only a running one can pause.", run);
        }
        folder.request(Request.Kind.PAUSE).make();
        output.terminal().result(Map.of("run", run.toString(), "asked", "pause"));
        output.terminal().say("Asked the run in " + run + " to pause. Go on with: amaes resume " + run);
        return ExitCode.DONE;
    }
}
