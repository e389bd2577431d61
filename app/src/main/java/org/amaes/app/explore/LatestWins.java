package org.amaes.app.explore;

import java.util.function.BiConsumer;

/**
 * Work of which one piece runs at a time and only the latest wish waits; wishes in between are dropped.
 * For the window's thread.
 *
 * @param <W> what is wished
 */
final class LatestWins<W> {

    private final BiConsumer<W, Runnable> start;
    private W waiting;
    private boolean busy;

    /** @param start begins a piece of work and runs the given action, on the window's thread, when it has ended in whatever way */
    LatestWins(BiConsumer<W, Runnable> start) {
        this.start = start;
    }

    /** Wants this to be done, as soon as what is under way has ended. */
    void want(W wish) {
        if (busy) {
            waiting = wish;
        } else {
            busy = true;
            start.accept(wish, this::ended);
        }
    }

    private void ended() {
        busy = false;
        if (waiting != null) {
            W next = waiting;
            waiting = null;
            want(next);
        }
    }

    /** Drops what waits; what is under way goes on. */
    void forget() {
        waiting = null;
    }

    /** Whether something is under way. */
    boolean isBusy() {
        return busy;
    }
}
