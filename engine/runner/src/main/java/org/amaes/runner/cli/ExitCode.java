package org.amaes.runner.cli;

/** What the process answers to the one that started it. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;
    /** Something went wrong that is our fault. */
    public static final int FAULT = 1;
    /** Something is in the way that the user can mend; a sentence says what. */
    public static final int USER = 2;
    /** Stopped on request; can be resumed. */
    public static final int STOPPED = 3;

    private ExitCode() {
    }
}
