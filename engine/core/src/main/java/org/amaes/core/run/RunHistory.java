package org.amaes.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The course of a run as its events tell it: the learning curve, validations, checkpoints and previews in
 * the order of their steps, each step once.
 *
 * <p>A run that was killed at step 57 and resumed from its checkpoint of step 50 tells of the steps 51 to 57
 * twice. The first telling is superseded as soon as the second engine has started, and is left out here.
 *
 * <p>Grows by {@link #add}, as an {@link EventTail} delivers events. Not thread-safe. Files that events name
 * may have gone since: old checkpoints are removed.
 */
public final class RunHistory {

    private final List<RunEvent.Step> steps = new ArrayList<>();
    private final List<RunEvent.Validation> validations = new ArrayList<>();
    private final List<RunEvent.CheckpointWritten> checkpoints = new ArrayList<>();
    private final List<RunEvent.PreviewWritten> previews = new ArrayList<>();
    private RunEvent last;
    private long total;

    /** The course of a run of which nothing is known yet. */
    public RunHistory() {
        // events follow
    }

    /** The course of a run so far, from its {@code events.jsonl}; empty if there is none. */
    public static RunHistory read(Path events) throws IOException {
        RunHistory history = new RunHistory();
        EventTail.all(events).forEach(history::add);
        return history;
    }

    /** Takes the next event into account. */
    public void add(RunEvent event) {
        switch (event) {
            case RunEvent.Started started -> {
                total = started.total();
                dropFrom(started.step() + 1, steps);
                dropFrom(started.step() + 1, validations);
                dropFrom(started.step() + 1, checkpoints);
                dropFrom(started.step() + 1, previews);
            }
            case RunEvent.Step step -> append(step, steps);
            case RunEvent.Validation validation -> append(validation, validations);
            case RunEvent.CheckpointWritten checkpoint -> append(checkpoint, checkpoints);
            case RunEvent.PreviewWritten preview -> append(preview, previews);
            case RunEvent.Note _, RunEvent.Paused _, RunEvent.Continued _, RunEvent.Stopped _, RunEvent.Finished _, RunEvent.Failed _ -> {
                // these are no curves
            }
        }
        last = event;
    }

    private static <E extends RunEvent> void append(E event, List<E> curve) {
        dropFrom(event.step(), curve); // what a run does before its first step, it does again when started again
        curve.add(event);
    }

    private static void dropFrom(long step, List<? extends RunEvent> curve) {
        int size = curve.size();
        while (size > 0 && curve.get(size - 1).step() >= step) {
            size--;
        }
        curve.subList(size, curve.size()).clear();
    }

    /** The updates, by step. The list is a view that grows. */
    public List<RunEvent.Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    /** The validations, by step. The list is a view that grows. */
    public List<RunEvent.Validation> validations() {
        return Collections.unmodifiableList(validations);
    }

    /** The checkpoints that were written, by step. The list is a view that grows. */
    public List<RunEvent.CheckpointWritten> checkpoints() {
        return Collections.unmodifiableList(checkpoints);
    }

    /** The previews that were written, by step. The list is a view that grows. */
    public List<RunEvent.PreviewWritten> previews() {
        return Collections.unmodifiableList(previews);
    }

    /** Updates done. */
    public long step() {
        return last == null ? 0 : last.step();
    }

    /** Updates that the run will have; 0 as long as no engine has started. */
    public long total() {
        return total;
    }

    /** Seconds the run has been worked on. */
    public double seconds() {
        return last == null ? 0 : last.seconds();
    }

    /** The newest event. */
    public Optional<RunEvent> last() {
        return Optional.ofNullable(last);
    }

    /** The validation of the best weights so far. */
    public Optional<RunEvent.Validation> best() {
        return validations.reversed().stream().filter(RunEvent.Validation::best).findFirst();
    }

    /** Why the run could not go on, if its last engine ended so. */
    public Optional<String> problem() {
        return last instanceof RunEvent.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
    }
}
