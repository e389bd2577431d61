package org.amaes.core.quality;

/** How much a {@link Finding} matters, worst first. */
public enum Severity {

    /** The scan, or its outline, cannot be prepared. */
    UNUSABLE("cannot be used"),

    /** Somebody should look at the scan before it is used. */
    DOUBTFUL("look at it"),

    /** Worth knowing. */
    NOTE("note");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The word for people. */
    public String word() {
        return word;
    }
}
