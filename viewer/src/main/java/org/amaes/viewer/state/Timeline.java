package org.amaes.viewer.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.amaes.viewer.slice.Layer;

/**
 * What was done in a viewer, in its order, to be taken back and done again: changes of the look and edits of
 * data in one line.
 *
 * <p>Changes of one kind in quick succession, as from a turning wheel, are one. Moving through slices is not
 * kept: taking back a stroke of the brush must not first take back the way to another slice. So undoing
 * leaves the crosshair, the tool, the active layer and the turn of the volume as they are.
 *
 * <p>At most 200 steps and 64 MiB of edits are kept; the oldest go first.
 */
public final class Timeline {

    /** Changes of one kind closer together than this are one. */
    static final long BURST_MILLIS = 700;
    private static final int LIMIT = 200;
    private static final long MOST_BYTES = 64L << 20;

    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();

    /** Something that was done. */
    private sealed interface Step {
        String kind();
    }

    private record Change(String kind, ViewerState before, ViewerState after, long atMillis) implements Step {
    }

    private record Edited(Edit edit) implements Step {
        @Override
        public String kind() {
            return edit.name();
        }
    }

    /**
     * Notes a change of the look.
     *
     * @param kind in a few words, such as "window"
     * @param atMillis when, on any clock that does not go back
     */
    public void changed(String kind, ViewerState before, ViewerState after, long atMillis) {
        if (past.peekLast() instanceof Change last && last.kind.equals(kind) && atMillis - last.atMillis < BURST_MILLIS) {
            past.removeLast();
            add(new Change(kind, last.before, after, atMillis));
        } else {
            add(new Change(kind, before, after, atMillis));
        }
    }

    /** Notes an edit that has been done. */
    public void edited(Edit edit) {
        add(new Edited(edit));
    }

    private void add(Step step) {
        future.clear();
        past.addLast(step);
        while (past.size() > LIMIT || bytes() > MOST_BYTES) {
            past.removeFirst();
        }
    }

    private long bytes() {
        return past.stream().mapToLong(step -> step instanceof Edited edited ? edited.edit.bytes() : 0).sum();
    }

    /** Ends a burst: the next change is one of its own. */
    public void pause() {
        if (past.peekLast() instanceof Change last) {
            past.removeLast();
            past.addLast(new Change(last.kind, last.before, last.after, last.atMillis - BURST_MILLIS));
        }
    }

    /** What {@link #undo} would take back. */
    public Optional<String> undoable() {
        return Optional.ofNullable(past.peekLast()).map(Step::kind);
    }

    /** What {@link #redo} would do again. */
    public Optional<String> redoable() {
        return Optional.ofNullable(future.peekLast()).map(Step::kind);
    }

    /** Takes the last thing back, and says what is on show then; without one, what is now. */
    public ViewerState undo(ViewerState now) {
        Step step = past.pollLast();
        if (step == null) {
            return now;
        }
        future.addLast(step);
        return switch (step) {
            case Change change -> lookOf(change.before, now);
            case Edited edited -> {
                edited.edit.undo();
                yield repainted(now);
            }
        };
    }

    /** Does the last thing that was taken back again. */
    public ViewerState redo(ViewerState now) {
        Step step = future.pollLast();
        if (step == null) {
            return now;
        }
        past.addLast(step);
        return switch (step) {
            case Change change -> lookOf(change.after, now);
            case Edited edited -> {
                edited.edit.redo();
                yield repainted(now);
            }
        };
    }

    /** Forgets everything, as when something else is opened. */
    public void clear() {
        past.clear();
        future.clear();
    }

    private static ViewerState lookOf(ViewerState then, ViewerState now) {
        int active = Math.max(0, Math.min(now.active(), then.layers().size() - 1));
        return then.withActive(active).withCrosshair(now.crosshair()).withTool(now.tool()).withTurn(now.turn());
    }

    /** Every segmentation counts as painted in: the edit does not say which it was. */
    private static ViewerState repainted(ViewerState now) {
        ViewerState state = now;
        for (int index = 0; index < now.layers().size(); index++) {
            if (now.layers().get(index) instanceof Layer.Labels labels) {
                state = state.withLayer(index, labels.painted());
            }
        }
        return state;
    }
}
