package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.preprocess.StoreRequest;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunFolder.Request;
import org.amaes.core.run.RunFolder.Request.Keep;
import org.amaes.core.run.RunState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes stop}. */
@Command(name = "stop", mixinStandardHelpOptions = true, header = "Ask a run to write a checkpoint and end.",
        description = {"", "It ends after its current step; 'amaes resume' goes on."},
        footer = {"", "Examples:", "  amaes stop runs/b", "  amaes stop runs/b --keep best"})
final class StopCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run's folder, or prepared scans in the making.")
    private Path run;

    @Option(names = "--keep", paramLabel = "WHAT", defaultValue = "last", description = {
        "last: the run stands for its last weights; best: for its best so far, the last stay only to resume from;",
        "nothing: no checkpoint is written, because the run is to be deleted, see 'amaes delete --stop' (default: ${DEFAULT-VALUE})."})
    private Keep keep;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        if (VolumeStore.isOne(run)) {
            StoreRequest.stop(run).make();
            output.terminal().result(Map.of("run", run.toString(), "asked", "stop"));
            output.terminal().say("Asked whoever prepares scans into " + run + " to stop; 'amaes prepare' as before goes on.");
            return ExitCode.DONE;
        }
        RunFolder folder = RunFolder.open(run);
        RunState state = folder.state();
        if (state != RunState.RUNNING && state != RunState.PAUSED) {
            throw new WorkbenchException("No engine works on the run in " + run + " (it is " + state.word() + ").", run);
        }
        folder.request(Request.Kind.STOP).make(keep);
        output.terminal().result(Map.of("run", run.toString(), "asked", "stop", "keep", keep.word()));
        output.terminal().say("Asked the run in " + run + " to stop.");
        return ExitCode.DONE;
    }
}
