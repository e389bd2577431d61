package org.amaes.runner.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Losses;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.backend.TrainingState;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.recipe.Schedule;
import org.amaes.core.run.Checkpoints;
import org.amaes.core.run.Environment;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunFolder.Request.Keep;
import org.amaes.core.run.RunLock;
import org.amaes.runner.Product;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on a run until its steps are done, somebody stops it, or it cannot go on: a new run from its
 * beginning, any other from its newest checkpoint, bit for bit as if it had never been interrupted.
 */
public final class Trainer {

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);
    private static final String BEST_SCORE = "bestScore";
    private static final String BEST_STEP = "bestStep";

    private final RunFolder folder;
    private final Recipe recipe;
    private final Plan plan;
    private final Backend backend;
    private final Checkpoints checkpoints;
    private final Consumer<RunEvent> listener;
    private final boolean waitForDevice;
    private final Map<String, Double> counters = new HashMap<>();

    private Diary diary;
    private long current;
    private TrainingState state; // of the last checkpoint; written over by the next

    /**
     * @param folder the run
     * @param backend what computes
     * @param listener told of every event after it is in the log, on the training thread
     */
    public Trainer(RunFolder folder, Backend backend, Consumer<RunEvent> listener) throws WorkbenchException {
        this(folder, backend, listener, false);
    }

    /**
     * @param folder the run
     * @param backend what computes
     * @param listener told of every event after it is in the log, on the training thread
     * @param waitForDevice whether to wait until no other run has the graphics card, instead of refusing
     */
    public Trainer(RunFolder folder, Backend backend, Consumer<RunEvent> listener, boolean waitForDevice) throws WorkbenchException {
        this.waitForDevice = waitForDevice;
        this.folder = folder;
        this.recipe = RecipeJson.read(folder.recipe());
        this.plan = recipe.plan();
        this.backend = backend;
        this.checkpoints = new Checkpoints(folder.checkpoints());
        this.listener = listener;
    }

    /** The run's recipe. */
    public Recipe recipe() {
        return recipe;
    }

    /**
     * Trains.
     *
     * @param atShutdown run when the process is ended from outside, after the last checkpoint is written
     * @return true if all steps are done, false if it was stopped
     * @throws WorkbenchException if it cannot go on; the reason is in the events too, where they can be written
     */
    public boolean run(Runnable atShutdown) throws WorkbenchException {
        try (RunLock _ = folder.lock(); DeviceLock _ = DeviceLock.take(plan.device(), folder.path(), waitForDevice); StopSignal signal = new StopSignal(folder, atShutdown);
                Diary written = new Diary(folder, listener); EngineLog _ = new EngineLog(folder.log())) {
            diary = written;
            return withReasonLogged(signal);
        } catch (IOException e) {
            throw new WorkbenchException("The run folder " + folder.path() + " cannot be used (" + e.getMessage()
                    + "). Check that it is there and that you may write to it.", folder.path(), e);
        }
    }

    private boolean withReasonLogged(StopSignal signal) throws WorkbenchException {
        try {
            checkpoints.tidy();
            Optional<Checkpoints.Point> point = checkpoints.newest();
            current = point.map(p -> p.training().steps()).orElse(0L);
            point.ifPresent(p -> counters.putAll(p.counters()));
            try (TrainingTask task = Tasks.of(recipe)) {
                settle(task);
                return trained(task, point, signal);
            }
        } catch (WorkbenchException e) {
            LOG.warn("training ended: {}", e.getMessage(), e.getCause());
            fail(e.getMessage());
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkbenchException("The run in " + folder.path() + " was interrupted. Resume it to go on.", folder.path(), e);
        } catch (OutOfMemoryError e) {
            LOG.error("training ended for lack of memory", e);
            String reason = "The memory that this program may use does not suffice for the run in " + folder.path()
                    + ". Start again with a smaller patch or batch, or give the program more memory (java -Xmx).";
            fail(reason);
            throw new WorkbenchException(reason, folder.path(), e);
        } catch (RuntimeException | Error e) {
            LOG.error("training ended by a fault", e);
            fail("AMAES Workbench failed, which is its own fault: " + e);
            throw e;
        }
    }

    /** Notes what the run is computed with, and whether that is what it began with. */
    private void settle(TrainingTask task) throws WorkbenchException {
        Environment now = new Environment(Product.version(), Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(),
                backend.name() + " " + backend.version(), plan.device(), plan.threads(), plan.seed(), task.dataFingerprint());
        Optional<Environment> before = Environment.read(folder.environment());
        if (before.isEmpty()) {
            now.write(folder.environment());
            return;
        }
        if (!before.get().data().equals(now.data())) {
            throw new WorkbenchException("The prepared scans in " + recipe.data() + " are not the ones this run began with. "
                    + "Bring them back, or start a new run.", Path.of(recipe.data()));
        }
        List<String> differences = before.get().differences(now);
        if (!differences.isEmpty()) {
            diary.tell(new RunEvent.Note(current, diary.seconds(), "Since this run began, " + String.join("; ", differences)
                    + ". Its results may differ in their last digits from an uninterrupted run's."));
        }
    }

    private void fail(String reason) {
        try {
            diary.tell(new RunEvent.Failed(current, diary.seconds(), reason));
        } catch (WorkbenchException e) {
            LOG.warn("the reason could not be written to the events: {}", e.getMessage()); // a full disk, say
        }
    }

    private boolean trained(TrainingTask task, Optional<Checkpoints.Point> point, StopSignal signal)
            throws WorkbenchException, InterruptedException {
        long first = point.map(p -> p.training().steps()).orElse(0L);
        TrainingTask.Beginning beginning = point.isPresent()
                ? new TrainingTask.Beginning(point.get().training().weights(), notesOf(point.get()))
                : task.beginning();
        Execution execution = new Execution(plan.device(), plan.threads(), plan.precision(), plan.checkpointActivations());
        try (TrainingSession session = backend.open(recipe.architecture(), beginning.weights(), recipe.objective(), plan.optimizer(), execution)) {
            point.ifPresent(p -> session.restore(p.training()));
            diary.tell(new RunEvent.Started(first, diary.seconds(), plan.steps(), ProcessHandle.current().pid()));
            for (String note : beginning.notes()) {
                diary.tell(new RunEvent.Note(first, diary.seconds(), note));
            }
            if (first >= plan.steps()) {
                diary.tell(new RunEvent.Finished(first, diary.seconds()));
                return true;
            }
            if (first == 0 && plan.validateEvery() > 0) {
                validate(task, session, 0);
            }
            try (PatchFeed feed = new PatchFeed(plan, recipe.objective(), task.samples(), recipe.architecture().inChannels(),
                    workers(), first)) {
                return loop(task, session, feed, signal, first);
            }
        }
    }

    private static List<String> notesOf(Checkpoints.Point point) {
        return point.skipped().stream().map(file -> "The checkpoint " + file.getFileName()
                + " is damaged; the run goes on from the one before.").toList();
    }

    private boolean loop(TrainingTask task, TrainingSession session, PatchFeed feed, StopSignal signal, long first)
            throws WorkbenchException, InterruptedException {
        Schedule schedule = plan.schedule();
        Throughput throughput = new Throughput();
        long step = first;
        while (true) {
            long before = System.nanoTime();
            List<Batch> batches = feed.take();
            double waited = (System.nanoTime() - before) / 1e9;
            double rate = schedule.at(step);
            Losses losses = session.step(batches, rate);
            feed.advance();
            current = ++step;
            diary.tell(new RunEvent.Step(step, diary.seconds(), RunEvent.finite(losses.total()), finite(losses.parts()), rate,
                    throughput.after(plan.batch()), waited, ResidentMemory.now(), deviceBytes(session)));
            if (losses.diverged()) {
                throw diverged(step);
            }
            boolean last = step == plan.steps();
            boolean best = due(step, plan.validateEvery(), last) && validate(task, session, step);
            if (due(step, plan.previewEvery(), last)) {
                preview(task, session, step);
            }
            boolean saved = best || step % plan.checkpointEvery() == 0 || last; // the best weights must be there to be used
            if (saved) {
                checkpoint(task, session, step);
            }
            if (last) {
                diary.tell(new RunEvent.Finished(step, diary.seconds()));
                return true;
            }
            if (signal.isPausing()) {
                diary.pause(signal, step);
                throughput = new Throughput();
            }
            if (signal.isStopping()) {
                if (!saved && signal.keep() != Keep.NOTHING) {
                    checkpoint(task, session, step);
                }
                diary.tell(new RunEvent.Stopped(step, diary.seconds(), signal.keep() == Keep.BEST ? bestStep() : null));
                return false;
            }
        }
    }

    private static Long deviceBytes(TrainingSession session) {
        OptionalLong bytes = session.deviceBytes();
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }

    private WorkbenchException diverged(long step) {
        return new WorkbenchException("Training in " + folder.path() + " diverged at step " + step
                + ": the loss or the weights are no numbers any more. Start a new run with a lower learning rate (now " + plan.learningRate()
                + "); the checkpoints that were written hold numbers only.", folder.path());
    }

    private static boolean due(long step, long every, boolean last) {
        return every > 0 && (step % every == 0 || last);
    }

    /** Whether these are the best trained weights so far. */
    private boolean validate(TrainingTask task, TrainingSession session, long step) throws WorkbenchException {
        if (task.validationCases() == 0) {
            return false;
        }
        TrainingTask.Validation seen = task.validate(session);
        boolean best = step > 0 && Double.isFinite(seen.score()) && seen.score() > counters.getOrDefault(BEST_SCORE, Double.NEGATIVE_INFINITY);
        if (best) {
            counters.put(BEST_SCORE, seen.score());
            counters.put(BEST_STEP, (double) step);
        }
        diary.tell(new RunEvent.Validation(step, diary.seconds(), RunEvent.finite(seen.loss()), seen.dice(), best));
        Optional<String> missing = step == plan.steps() ? seen.neverFound() : Optional.empty();
        if (missing.isPresent()) {
            diary.tell(new RunEvent.Note(step, diary.seconds(), missing.get()));
        }
        return best;
    }

    private void preview(TrainingTask task, TrainingSession session, long step) throws WorkbenchException {
        Map<String, String> files = new LinkedHashMap<>();
        task.preview(session, step, folder.previews()).forEach((role, file) -> files.put(role, relative(file)));
        diary.tell(new RunEvent.PreviewWritten(step, diary.seconds(), files));
    }

    private void checkpoint(TrainingTask task, TrainingSession session, long step) throws WorkbenchException {
        state = state == null ? session.snapshot() : session.snapshot(state);
        if (!state.weights().isFinite()) {
            throw diverged(step);
        }
        Path weights;
        try {
            weights = checkpoints.write(state, task.card(step).toMetadata(), counters);
        } catch (WorkbenchException e) {
            throw new WorkbenchException(e.getMessage() + " Then resume the run in " + folder.path()
                    + "; it goes on from the checkpoint before.", e.file().orElse(null), e);
        }
        diary.tell(new RunEvent.CheckpointWritten(step, diary.seconds(), relative(weights)));
        Long best = bestStep();
        checkpoints.prune(plan.keepCheckpoints(), best == null ? OptionalLong.empty() : OptionalLong.of(best));
    }

    /** The step of the best trained weights so far; null while there are none. */
    private Long bestStep() {
        Double best = counters.get(BEST_STEP);
        return best == null ? null : Long.valueOf(best.longValue());
    }

    /** Workers make patches on all cores but one. */
    static int workers() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    private String relative(Path file) {
        return folder.path().toAbsolutePath().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }

    private static Map<String, Double> finite(Map<String, Double> parts) {
        Map<String, Double> out = new LinkedHashMap<>();
        parts.forEach((name, value) -> out.put(name, RunEvent.finite(value)));
        return out;
    }
}
