package org.amaes.core.run;

/** How a run stands. */
public enum RunState {
    /** Made, never started. */
    NEW("new"),
    /** An engine works on it. */
    RUNNING("running"),
    /** An engine holds it and waits. */
    PAUSED("paused"),
    /** Stopped on request; can be resumed. */
    STOPPED("stopped"),
    /** All steps done. */
    FINISHED("finished"),
    /** Ended with a reason that is in its events; can be resumed once that is mended. */
    FAILED("failed"),
    /** Its engine is gone without a word: killed, or the machine went down; can be resumed. */
    DIED("died");

    private final String word;

    RunState(String word) {
        this.word = word;
    }

    /** The word for people. */
    public String word() {
        return word;
    }
}
