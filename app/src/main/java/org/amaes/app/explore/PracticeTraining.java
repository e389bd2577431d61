package org.amaes.app.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.job.Progress;
import org.amaes.core.WorkbenchException;
import org.amaes.core.run.Checkpoints;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunHistory;
import org.amaes.core.run.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small network that learns generated heads on this machine, so that there is something to redraw with
 * before anybody has a checkpoint. It says nothing about patients. Unlike the paper's it has skip connections,
 * with which it learns something worth seeing in a minute.
 *
 * <p>Trained by the command line in child processes (heads, preparation, training) in a folder of its own;
 * what is there from an earlier start is gone on with, and a finished run is simply used. No scene classes.
 */
public final class PracticeTraining {

    /** How the engine's command line is started. */
    @FunctionalInterface
    public interface Launcher {
        /** The words that start it with a command. */
        List<String> words(List<String> command) throws WorkbenchException;
    }

    /** How far it is. */
    public sealed interface State {

        /** Nobody asked for it yet. */
        record Idle() implements State {
        }

        /** @param step updates done */
        record Learning(long step) implements State {
        }

        /** All steps done. */
        record Learnt(long step) implements State {
        }

        /** @param why a sentence for the person */
        record Failed(String why) implements State {
        }
    }

    /** Voxel size in mm of its heads: coarse enough that a patch holds a whole one. */
    public static final double SPACING = 2.5;
    /** Updates of the practice network, and after how many there is something new to look at. */
    public static final int STEPS = 300;
    private static final int EVERY = 25;
    /** Few, since drawing them is what somebody who tries the program waits for. */
    private static final String HEADS = "8";
    private static final String TITLE = "Training a practice network on generated heads";
    private static final Logger LOG = LoggerFactory.getLogger(PracticeTraining.class);

    private final Jobs jobs;
    private final Launcher launcher;
    private final Path folder;
    private final Consumer<Path> onWeights;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private volatile Process child;
    private boolean hooked;

    /**
     * @param folder where everything of it is kept
     * @param onWeights gets the run's folder whenever it has new weights, on the window's thread
     */
    public PracticeTraining(Jobs jobs, Launcher launcher, Path folder, Consumer<Path> onWeights) {
        this.jobs = jobs;
        this.launcher = launcher;
        this.folder = folder;
        this.onWeights = onWeights;
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Begins, or goes on; nothing happens if it is under way or done. */
    public void begin() {
        if (state.get() instanceof State.Idle || state.get() instanceof State.Failed) {
            state.set(new State.Learning(0));
            watch(0);
        }
    }

    /** Ends the child process; what it has learnt so far is kept. */
    public void end() {
        Process running = child;
        if (running != null) {
            running.destroy();
        }
    }

    /** Works on until there are weights of a later step than {@code seen}, or no more will come. */
    private void watch(long seen) {
        jobs.run(TITLE, progress -> advance(seen, progress), outcome -> {
            switch (outcome) {
                case Outcome.Success<Long>(Long step) -> {
                    if (step > seen) {
                        onWeights.accept(run());
                    }
                    state.set(step >= STEPS ? new State.Learnt(step) : new State.Learning(step));
                    if (step < STEPS) {
                        watch(step);
                    }
                }
                case Outcome.Failed<Long>(WorkbenchException problem) -> state.set(new State.Failed(problem.getMessage()));
                case Outcome.Cancelled<Long> _ -> {
                    end();
                    state.set(new State.Failed("Training the practice network was stopped. Try it again to go on."));
                }
            }
        });
    }

    private Path run() {
        return folder.resolve("run");
    }

    private long advance(long seen, Progress progress) throws WorkbenchException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + folder + " cannot be made (" + e.getMessage() + "). Check that you may write there.", folder, e);
        }
        if (!Files.exists(folder.resolve("heads/dataset.json"))) {
            progress.at(0, "drawing heads");
            finish(List.of("phantom", "--out", path("heads"), "--labelled", "0", "--unlabelled", HEADS, "--skull-stripped"), progress);
        }
        if (!Files.exists(folder.resolve("prepared/store.json"))) {
            progress.at(0, "preparing them");
            finish(List.of("prepare", path("heads"), "--out", path("prepared"), "--spacing", Double.toString(SPACING)), progress);
        }
        return train(seen, progress);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Runs a command to its end. */
    private void finish(List<String> command, Progress progress) throws WorkbenchException {
        start(command);
        while (!ended()) {
            if (progress.isCancelled()) {
                end();
                return;
            }
        }
        if (child.exitValue() != 0) {
            throw failed(command.getFirst());
        }
    }

    private long train(long seen, Progress progress) throws WorkbenchException {
        while (!progress.isCancelled()) {
            long newest = newest();
            if (newest > seen) {
                return newest;
            }
            if (child == null || !child.isAlive()) {
                boolean begun = RunFolder.isRun(run());
                if (begun && RunFolder.open(run()).state() == RunState.FINISHED) {
                    return newest;
                }
                if (child != null && begun && child.exitValue() != 0) {
                    throw failed("pretrain");
                }
                start(begun ? List.of("resume", run().toString()) : List.of("pretrain", "--data", path("prepared"), "--network", "unet", "--set",
                        "filters=8", "--set", "skips=true", "--patch", "64", "--batch", "1", "--steps", Integer.toString(STEPS), "--lr", "5e-3", "--seed", "1", "--set",
                        "checkpointEvery=" + EVERY, "--set", "keepCheckpoints=" + STEPS / EVERY, "--set", "validateEvery=0", "--out", run().toString()));
            }
            tell(progress);
            ended();
        }
        end();
        return seen;
    }

    private long newest() throws WorkbenchException {
        if (!RunFolder.isRun(run())) {
            return 0;
        }
        List<Long> steps = new Checkpoints(RunFolder.open(run()).checkpoints()).steps();
        return steps.isEmpty() ? 0 : steps.getLast();
    }

    private void tell(Progress progress) throws WorkbenchException {
        if (RunFolder.isRun(run())) {
            try {
                long step = RunHistory.read(RunFolder.open(run()).events()).step();
                progress.at((double) step / STEPS, String.format(Locale.ROOT, "step %d of %d", step, STEPS));
            } catch (IOException e) {
                LOG.debug("the run's events cannot be read yet", e);
            }
        }
    }

    private void start(List<String> command) throws WorkbenchException {
        try {
            ProcessBuilder builder = new ProcessBuilder(launcher.words(command));
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.to(folder.resolve("engine.log").toFile()));
            child = builder.start();
            if (!hooked) {
                hooked = true;
                Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end the practice training")); // no child outlives the window
            }
        } catch (IOException e) {
            throw new WorkbenchException("The practice network cannot be trained: the engine does not start (" + e.getMessage() + ").", null, e);
        }
    }

    /** Waits a moment for the child; whether it has ended. */
    private boolean ended() {
        try {
            return child.waitFor(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            end();
            return true;
        }
    }

    private WorkbenchException failed(String command) {
        return new WorkbenchException("Training the practice network ended at 'amaes " + command + "'; the reason stands in "
                + folder.resolve("engine.log") + ".", folder);
    }
}
