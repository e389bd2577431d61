package org.amaes.app.job;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.amaes.core.WorkbenchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work beside the window's thread and answers on it: each piece of work ends in exactly one
 * {@link Outcome}. Called on the window's thread only, except {@link #onWindow}.
 */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Executor workers;
    private final Executor window;
    private final ObservableList<Job> running = FXCollections.observableArrayList();
    private final ObservableList<Job> shown = FXCollections.unmodifiableObservableList(running); // kept: it hears of changes weakly
    private int quiet;

    /**
     * @param workers where work is done
     * @param window where answers are given: the window's thread
     */
    Jobs(Executor workers, Executor window) {
        this.workers = workers;
        this.window = window;
    }

    /** Jobs on workers of their own, answered on JavaFX's thread. */
    public static Jobs onWorkers() {
        return new Jobs(Executors.newFixedThreadPool(WORKERS, Thread.ofPlatform().daemon().name("work-", 1).factory()), Platform::runLater);
    }

    /** Jobs done at once, where they are asked for: for tests of view models, without a toolkit. */
    public static Jobs atOnce() {
        return new Jobs(Runnable::run, Runnable::run);
    }

    /** What is under way and shown to the person, oldest first. */
    public ObservableList<Job> running() {
        return shown;
    }

    /** Whether nothing is under way, shown or not. */
    public boolean isIdle() {
        return running.isEmpty() && quiet == 0;
    }

    /**
     * Starts work that the status bar shows.
     *
     * @param title what it is, such as "Reading head.nii.gz"
     * @param then gets the outcome, on the window's thread
     * @return the job, to cancel it
     */
    public <T> Job run(String title, Work<T> work, Consumer<Outcome<T>> then) {
        Job job = new Job(title);
        running.add(job);
        start(job, work, outcome -> {
            running.remove(job);
            then.accept(outcome);
        });
        return job;
    }

    /** Starts work too short to be shown, such as listing a folder. */
    public <T> Job quietly(String title, Work<T> work, Consumer<Outcome<T>> then) {
        Job job = new Job(title);
        quiet++;
        start(job, work, outcome -> {
            quiet--;
            then.accept(outcome);
        });
        return job;
    }

    /**
     * Shows work that somebody else does, such as another process, until {@link #end}.
     *
     * @param onCancel tells whoever does it that it is no longer wanted
     */
    public Job begin(String title, Runnable onCancel) {
        Job job = new Job(title);
        job.onCancel(onCancel);
        running.add(job);
        return job;
    }

    /** Shows it no longer. */
    public void end(Job job) {
        running.remove(job);
    }

    /** Lets something happen on the window's thread, soon; may be called from any thread. */
    public void onWindow(Runnable action) {
        window.execute(action);
    }

    private <T> void start(Job job, Work<T> work, Consumer<Outcome<T>> then) {
        try {
            workers.execute(() -> {
                Outcome<T> outcome = outcome(job, work);
                window.execute(() -> then.accept(outcome));
            });
        } catch (RejectedExecutionException _) {
            then.accept(new Outcome.Cancelled<>()); // the window is closing
        }
    }

    private static <T> Outcome<T> outcome(Job job, Work<T> work) {
        try {
            T value = work.run(job);
            return job.isCancelled() ? new Outcome.Cancelled<>() : new Outcome.Success<>(value);
        } catch (WorkbenchException problem) {
            return job.isCancelled() ? new Outcome.Cancelled<>() : new Outcome.Failed<>(problem);
        } catch (OutOfMemoryError problem) {
            return new Outcome.Failed<>(new WorkbenchException(job.title() + " needs more memory than this program may use. "
                    + "Close other work, choose a smaller scan, or give the program more memory (java -Xmx).", null, problem));
        } catch (RuntimeException | Error problem) {
            LOG.error("{} failed", job.title(), problem);
            return new Outcome.Failed<>(new WorkbenchException(job.title() + " failed, which is the program's own fault: " + problem
                    + ". Please report it with the details.", null, problem));
        }
    }

    /** Cancels all work and lets its workers go. */
    @Override
    public void close() {
        running.forEach(Job::cancel);
        if (workers instanceof ExecutorService service) {
            service.shutdown();
        }
    }
}
