package org.amaes.app.train.list;

import org.amaes.app.icon.Icon;

/** How a run stands, as a person sees it. */
public enum RunCondition {
    /** Its engine is starting. */
    STARTING("starting", true, false, Icon.START),
    /** An engine works on it. */
    RUNNING("running", true, false, Icon.START),
    /** It was asked to wait. */
    PAUSING("pausing", true, false, Icon.PAUSE),
    /** An engine holds it and waits. */
    PAUSED("paused", true, false, Icon.PAUSE),
    /** It was asked to end. */
    STOPPING("stopping", true, false, Icon.STOP),
    /** Made, never begun. */
    NEW("not begun", false, true, Icon.INFORMATION),
    /** Stopped on request. */
    STOPPED("stopped", false, true, Icon.STOP),
    /** All steps done. */
    FINISHED("finished", false, false, Icon.DONE),
    /** Its engine is gone without a word. */
    CRASHED("interrupted", false, true, Icon.PROBLEM),
    /** Its loss was no number any more; resuming would do the same again. */
    DIVERGED("diverged", false, false, Icon.PROBLEM),
    /** Ended for a reason that can be mended. */
    FAILED("failed", false, true, Icon.PROBLEM),
    /** Its folder is gone or cannot be read. */
    UNREADABLE("not readable", false, false, Icon.PROBLEM);

    private final String word;
    private final boolean active;
    private final boolean resumable;
    private final Icon icon;

    RunCondition(String word, boolean active, boolean resumable, Icon icon) {
        this.word = word;
        this.active = active;
        this.resumable = resumable;
        this.icon = icon;
    }

    /** The word for people. */
    public String word() {
        return word;
    }

    /** Its picture. */
    public Icon icon() {
        return icon;
    }

    /** Whether a process works on it. */
    public boolean isActive() {
        return active;
    }

    /** Whether a new process can go on with it. */
    public boolean isResumable() {
        return resumable;
    }

    /** Whether something went wrong. */
    public boolean isProblem() {
        return icon == Icon.PROBLEM;
    }
}
