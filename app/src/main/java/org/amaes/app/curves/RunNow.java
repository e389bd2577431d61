package org.amaes.app.curves;

import java.util.Optional;
import org.amaes.core.curve.Course;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunState;

/**
 * How a run stands at one moment, as it was last looked at.
 *
 * @param course what its engine has told
 * @param state whether somebody works on it; empty before the first look and where it cannot be found out
 * @param stepsOfEpoch steps in which it sees every training scan once; 0 if its recipe does not tell
 * @param trouble why it cannot be read, in a sentence; empty if it can
 */
public record RunNow(Course course, Optional<RunState> state, long stepsOfEpoch, String trouble) {

    /** Before the first look. */
    static final RunNow UNSEEN = new RunNow(Course.EMPTY, Optional.empty(), 0, "");

    /** What people are told of it in one word. */
    public enum Mood {
        /** Not looked at yet. */
        READING("reading"),
        /** Made, nothing told yet. */
        NEW("new"),
        /** An engine works on it. */
        RUNNING("running"),
        /** An engine holds it and waits. */
        PAUSED("paused"),
        /** Its loss is no number any more. */
        DIVERGED("diverged"),
        /** Stopped on request. */
        STOPPED("stopped"),
        /** All steps done. */
        FINISHED("finished"),
        /** Ended with a reason. */
        FAILED("failed"),
        /** Its engine is gone without a word. */
        DIED("interrupted"),
        /** It cannot be read. */
        UNREADABLE("unreadable");

        private final String word;

        Mood(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }
    }

    /** What people are told of it in one word. */
    public Mood mood() {
        if (!trouble.isEmpty()) {
            return Mood.UNREADABLE;
        }
        if (state.isEmpty()) {
            return Mood.READING;
        }
        boolean diverged = course.isDiverged();
        return switch (state.get()) {
            case NEW -> Mood.NEW;
            case RUNNING -> diverged ? Mood.DIVERGED : Mood.RUNNING;
            case PAUSED -> Mood.PAUSED;
            case STOPPED -> Mood.STOPPED;
            case FINISHED -> Mood.FINISHED;
            case FAILED -> diverged ? Mood.DIVERGED : Mood.FAILED;
            case DIED -> Mood.DIED;
        };
    }

    /** Whether an engine works on it or holds it, so that something new may come at any moment. */
    public boolean isLive() {
        return state.filter(now -> now == RunState.RUNNING || now == RunState.PAUSED).isPresent();
    }

    /** Whether it can be gone on with. */
    boolean isResumable() {
        return state.filter(now -> now == RunState.STOPPED || now == RunState.FAILED || now == RunState.DIED).isPresent();
    }

    /** When the newest event was told; empty before there is one. */
    Optional<RunEvent> last() {
        return course.last();
    }
}
