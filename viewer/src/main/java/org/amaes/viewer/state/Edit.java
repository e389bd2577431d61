package org.amaes.viewer.state;

/** A change of data, such as a stroke of the brush, that can be taken back and done again. */
public interface Edit {

    /** What was done, in a few words, such as "brush stroke". */
    String name();

    /** Takes the change back. */
    void undo();

    /** Does the change again. */
    void redo();

    /** How much memory it holds to do so, in bytes. */
    default long bytes() {
        return 0;
    }
}
