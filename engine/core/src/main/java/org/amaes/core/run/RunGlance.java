package org.amaes.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What there is to see of a run at a glance, followed while it goes on: how far it is, its newest losses, its best
 * validation. Keeps no curve: a day's events take no more memory than a minute's. Not thread-safe.
 */
public final class RunGlance {

    private static final double MEMORY = 0.98;

    private final EventTail tail;
    private RunEvent last;
    private RunEvent.Step step;
    private RunEvent.Validation validation;
    private RunEvent.Validation best;
    private RunEvent.CheckpointWritten checkpoint;
    private String note = "";
    private long total;
    private double secondsPerStep = Double.NaN;
    private double previousSeconds = Double.NaN;

    /** A glance at nothing yet. @param events the run's {@code events.jsonl} */
    public RunGlance(Path events) {
        tail = new EventTail(events);
    }

    /**
     * Looks at what has been told since the last time.
     *
     * @return whether there was anything new
     */
    public boolean follow() throws IOException {
        boolean news = false;
        for (var events = tail.poll(); !events.isEmpty(); events = tail.poll()) {
            events.forEach(this::take);
            news = true;
        }
        return news;
    }

    private void take(RunEvent event) {
        switch (event) {
            case RunEvent.Started started -> started(started);
            case RunEvent.Step done -> step(done);
            case RunEvent.Validation seen -> {
                validation = seen;
                best = seen.best() ? seen : best;
            }
            case RunEvent.CheckpointWritten written -> checkpoint = written;
            case RunEvent.Note told -> note = told.text();
            case RunEvent.PreviewWritten _, RunEvent.Paused _, RunEvent.Continued _, RunEvent.Stopped _, RunEvent.Finished _, RunEvent.Failed _ -> {
                // only the newest of all events counts
            }
        }
        last = event;
    }

    /** What the engine before told of later steps is superseded. */
    private void started(RunEvent.Started started) {
        total = started.total();
        previousSeconds = Double.NaN;
        step = step != null && step.step() > started.step() ? null : step;
        validation = validation != null && validation.step() > started.step() ? null : validation;
        best = best != null && best.step() > started.step() ? null : best;
    }

    private void step(RunEvent.Step done) {
        step = done;
        if (!Double.isNaN(previousSeconds)) {
            double one = Math.max(0, done.seconds() - previousSeconds);
            secondsPerStep = Double.isNaN(secondsPerStep) ? one : MEMORY * secondsPerStep + (1 - MEMORY) * one;
        }
        previousSeconds = done.seconds();
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

    /** Seconds until all steps are done, as the last hundred or so went; empty while nobody knows. */
    public OptionalDouble secondsLeft() {
        return Double.isNaN(secondsPerStep) || total == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, total - step()) * secondsPerStep);
    }

    /** The newest event. */
    public Optional<RunEvent> last() {
        return Optional.ofNullable(last);
    }

    /** The newest update. */
    public Optional<RunEvent.Step> newestStep() {
        return Optional.ofNullable(step);
    }

    /** The newest validation. */
    public Optional<RunEvent.Validation> validation() {
        return Optional.ofNullable(validation);
    }

    /** The validation of the best weights so far. */
    public Optional<RunEvent.Validation> best() {
        return Optional.ofNullable(best);
    }

    /** The newest checkpoint. */
    public Optional<RunEvent.CheckpointWritten> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    /** The newest note; empty if there is none. */
    public String note() {
        return note;
    }

    /** Why the run could not go on, if its last engine ended so. */
    public Optional<String> problem() {
        return last instanceof RunEvent.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
    }

    /** Whether its last engine ended because the loss was no number any more. */
    public boolean isDiverged() {
        return last instanceof RunEvent.Failed && step != null && step.loss() == null;
    }
}
