package org.amaes.core.curve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.amaes.core.run.RunEvent;

/**
 * The course of a run up to one moment: its curves, previews and checkpoints, and how it stands. Immutable, and
 * cheap to make however long the run is.
 *
 * @param curves the curves that have at least one value, in the order in which people look at them
 * @param previews volumes to look at, by step
 * @param checkpoints steps of the checkpoints that were written; old ones may have been removed since
 * @param best the step of the best validation so far
 * @param total updates that the run will have; 0 before an engine has started
 * @param last the newest event
 */
public record Course(Map<Measure, Curve> curves, List<RunEvent.PreviewWritten> previews, List<Long> checkpoints, OptionalLong best, long total,
        Optional<RunEvent> last) {

    /** Nothing is known yet. */
    public static final Course EMPTY = new Course(Map.of(), List.of(), List.of(), OptionalLong.empty(), 0, Optional.empty());

    /** A curve; an empty one if there is none. */
    public Curve curve(Measure measure) {
        return curves.getOrDefault(measure, Curve.EMPTY);
    }

    /** A curve; an empty one if there is none. */
    public Curve curve(Measure.Kind kind) {
        return curve(Measure.of(kind));
    }

    /** Updates done. */
    public long step() {
        return last.map(RunEvent::step).orElse(0L);
    }

    /** Seconds the run has been worked on. */
    public double seconds() {
        return last.map(RunEvent::seconds).orElse(0.0);
    }

    /** The share of updates that are done, 0 to 1; NaN before an engine has started. */
    public double share() {
        return total == 0 ? Double.NaN : (double) step() / total;
    }

    /** Whether the newest loss is no number. */
    public boolean isDiverged() {
        Curve loss = curve(Measure.Kind.LOSS);
        return !loss.isEmpty() && Double.isNaN(loss.value(loss.size() - 1));
    }

    /** Why the run could not go on, if its last engine ended so. */
    public Optional<String> problem() {
        return last.filter(RunEvent.Failed.class::isInstance).map(event -> ((RunEvent.Failed) event).reason());
    }

    /**
     * Seconds of work that are left at the pace of the last tenth of the updates; empty before there is a pace.
     * Time for validations and checkpoints in that stretch is part of the pace.
     */
    public Optional<Double> secondsLeft() {
        Curve loss = curve(Measure.Kind.LOSS);
        if (total == 0 || loss.size() < 2) {
            return Optional.empty();
        }
        int newest = loss.size() - 1;
        int earlier = Math.min(newest - 1, newest - Math.min(newest, Math.max(10, newest / 10)));
        double seconds = loss.seconds(newest) - loss.seconds(Math.max(0, earlier));
        long steps = loss.step(newest) - loss.step(Math.max(0, earlier));
        return steps <= 0 || seconds < 0 ? Optional.empty() : Optional.of(seconds / steps * Math.max(0, total - step()));
    }
}
