package org.amaes.core.run;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One line of a run's {@code events.jsonl}: something that happened, and when.
 *
 * <p>{@code seconds} counts the time this run has been worked on, over all its processes and without its
 * pauses; {@code step} is the number of updates done. Numbers are finite or null: a diverged loss is null.
 *
 * <p>A resumed run goes on from its newest checkpoint, which {@link Started} names by its step. Events of
 * later steps that stand before it in the log are superseded: those steps are done again, with the same
 * result. {@link RunHistory} leaves them out.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = RunEvent.Step.class, name = "step"),
    @JsonSubTypes.Type(value = RunEvent.Validation.class, name = "validation"),
    @JsonSubTypes.Type(value = RunEvent.CheckpointWritten.class, name = "checkpoint"),
    @JsonSubTypes.Type(value = RunEvent.PreviewWritten.class, name = "preview"),
    @JsonSubTypes.Type(value = RunEvent.Note.class, name = "note"),
    @JsonSubTypes.Type(value = RunEvent.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = RunEvent.Continued.class, name = "continued"),
    @JsonSubTypes.Type(value = RunEvent.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = RunEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = RunEvent.Failed.class, name = "failed")})
@JsonInclude(JsonInclude.Include.ALWAYS)
public sealed interface RunEvent {

    /** Updates done when it happened. */
    long step();

    /** Seconds this run has been worked on when it happened. */
    double seconds();

    /**
     * An engine began to work on the run; after the first time, it resumed from a checkpoint, and every event
     * of a later step before this one is superseded.
     *
     * @param step the checkpoint's step; 0 for a beginning
     * @param total steps the run will have
     * @param process the process' number, for people
     */
    record Started(long step, double seconds, long total, long process) implements RunEvent {
    }

    /**
     * An update of the weights.
     *
     * @param loss the loss before the update, null if it was not finite
     * @param parts the loss' parts by name
     * @param learningRate the rate of the update
     * @param patchesPerSecond patches trained on a second of wall-clock time, lately
     * @param waited seconds the step waited for data
     * @param residentBytes resident memory of the process, null where the system does not tell
     * @param deviceBytes most memory of a graphics card so far, null on the CPU
     */
    record Step(long step, double seconds, Double loss, Map<String, Double> parts, double learningRate,
            double patchesPerSecond, double waited, Long residentBytes, Long deviceBytes) implements RunEvent {

        /** An update on the CPU. */
        public Step(long step, double seconds, Double loss, Map<String, Double> parts, double learningRate, double patchesPerSecond,
                double waited, Long residentBytes) {
            this(step, seconds, loss, parts, learningRate, patchesPerSecond, waited, residentBytes, null);
        }
    }

    /**
     * A look at the validation cases.
     *
     * @param loss mean loss, null if not finite
     * @param dice mean Dice by the class' name, null where undefined; empty for a reconstruction
     * @param best whether it is the best of the trained weights so far; never at step 0
     */
    record Validation(long step, double seconds, Double loss, Map<String, Double> dice, boolean best) implements RunEvent {
    }

    /** A checkpoint lies in the folder. @param file relative to the run folder */
    record CheckpointWritten(long step, double seconds, String file) implements RunEvent {
    }

    /** Preview volumes lie in the folder. @param files relative to the run folder, by role (input, masked, …) */
    record PreviewWritten(long step, double seconds, Map<String, String> files) implements RunEvent {
    }

    /** Something worth telling that changes nothing, such as a validation set that is too small. */
    record Note(long step, double seconds, String text) implements RunEvent {
    }

    /** Work pauses; the process stays. */
    record Paused(long step, double seconds) implements RunEvent {
    }

    /** Work goes on after a pause. */
    record Continued(long step, double seconds) implements RunEvent {
    }

    /**
     * The run was asked to stop; it can be resumed.
     *
     * @param kept the step of the weights that the run is to stand for, null for the newest
     */
    record Stopped(long step, double seconds, Long kept) implements RunEvent {

        /** Stopped with its newest weights. */
        public Stopped(long step, double seconds) {
            this(step, seconds, null);
        }
    }

    /** The run did all its steps. */
    record Finished(long step, double seconds) implements RunEvent {
    }

    /** The run could not go on. @param reason a sentence for the person at the workbench */
    record Failed(long step, double seconds, String reason) implements RunEvent {
    }

    /** Null for a number that is not finite: JSON has no NaN, and a NaN in it would silence readers. */
    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Whether no further event follows unless the run is resumed. */
    @JsonIgnore
    default boolean isTerminal() {
        return this instanceof Stopped || this instanceof Finished || this instanceof Failed;
    }
}
