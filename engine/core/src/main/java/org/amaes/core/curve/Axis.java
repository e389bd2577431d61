package org.amaes.core.curve;

/** What runs from left to right under a curve. */
public enum Axis {
    /** Updates done. */
    STEP("Step"),
    /** Passes over the training scans. */
    EPOCH("Epoch"),
    /** Time the run has been worked on, in hours; pauses and crashes are left out. */
    TIME("Time worked");

    /** Seconds of an hour, the unit of {@link #TIME}. */
    static final double HOUR = 3600;

    private final String words;

    Axis(String words) {
        this.words = words;
    }

    /** Its name for people. */
    public String words() {
        return words;
    }
}
