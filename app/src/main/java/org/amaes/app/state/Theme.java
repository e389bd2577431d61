package org.amaes.app.state;

/** Which colours the person wants. */
public enum Theme {
    /** Whatever the platform does, as it changes. */
    SYSTEM("System"),
    /** Dark on light. */
    LIGHT("Light"),
    /** Light on dark. */
    DARK("Dark");

    private final String word;

    Theme(String word) {
        this.word = word;
    }

    /** The word for people. */
    public String word() {
        return word;
    }
}
