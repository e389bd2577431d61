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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes resume}. */
@Command(name = "resume", mixinStandardHelpOptions = true, header = "Go on with a run that was paused, stopped or killed.",
        description = {"", "A paused run goes on in its own process. Any other goes on here, from its newest checkpoint,",
            "and ends with the same weights, bit for bit, as a run that was never interrupted."},
        footer = {"", "Example:", "  amaes resume runs/b"})
final class ResumeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run's folder, or prepared scans in the making.")
    private Path run;

    @Option(names = "--wait", description = "Wait while another run has the graphics card, instead of refusing.")
    private boolean waiting;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException, StoppedException {
        if (VolumeStore.isOne(run)) {
            StoreRequest.pause(run).clear();
            return nothingToDo(RunState.RUNNING, "Whoever waits to prepare scans into " + run + " goes on; if nobody does, start 'amaes prepare' as before.");
        }
        RunFolder folder = RunFolder.open(run);
        RunState state = folder.state();
        Request pause = folder.request(Request.Kind.PAUSE);
        if (state == RunState.PAUSED || state == RunState.RUNNING && pause.isMade()) {
            pause.clear();
            return nothingToDo(RunState.RUNNING, "The run in " + run + " goes on in its own process.");
        }
        if (state == RunState.FINISHED) {
            return nothingToDo(state, "The run in " + run + " has already done all its steps.");
        }
        new TrainingRun(output.terminal(), waiting).train(folder);
        return ExitCode.DONE;
    }

    private int nothingToDo(RunState state, String sentence) {
        output.terminal().result(Map.of("run", run.toString(), "state", state.word()));
        output.terminal().say(sentence);
        return ExitCode.DONE;
    }
}
