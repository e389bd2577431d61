package org.amaes.app.data;

import java.nio.file.Path;

/** How far preparing scans is. */
public sealed interface PrepareState {

    /** Nobody asked for it. */
    record Idle() implements PrepareState {
    }

    /**
     * Under way.
     *
     * @param done scans done, of which total; 0 of 0 while scans are listed
     * @param leftOut scans that could not be used so far
     * @param paused whether it waits
     * @param scan the one done last
     */
    record Working(int done, int total, int leftOut, boolean paused, String scan) implements PrepareState {
    }

    /**
     * Ended.
     *
     * @param words what came of it
     * @param store the prepared scans
     * @param complete whether nothing is left to do, rather than stopped
     */
    record Ended(String words, Path store, boolean complete) implements PrepareState {
    }

    /** @param why a sentence for the person */
    record Failed(String why) implements PrepareState {
    }
}
