package org.amaes.viewer.pane;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Edit;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.Panel;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.Timeline;
import org.amaes.viewer.state.ViewerState;

/** The state of one viewer over time: what is on show now, and what can be taken back. No scene classes; for the window's thread. */
public final class ViewerModel {

    private final ReadOnlyObjectWrapper<ViewerState> state = new ReadOnlyObjectWrapper<>(ViewerState.EMPTY);
    private final ObjectProperty<Optional<Position>> hovered = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private final Timeline timeline = new Timeline();
    private final LongSupplier clock;

    /** A viewer in which nothing is open. */
    public ViewerModel() {
        this(() -> System.nanoTime() / 1_000_000);
    }

    /** @param clock milliseconds that never go back; tells bursts of changes from single ones */
    ViewerModel(LongSupplier clock) {
        this.clock = clock;
    }

    /** What is on show. */
    public ReadOnlyObjectProperty<ViewerState> state() {
        return state.getReadOnlyProperty();
    }

    /** What is on show now. */
    public ViewerState now() {
        return state.get();
    }

    /** The place under the mouse, if it is over a slice. */
    public ObjectProperty<Optional<Position>> hovered() {
        return hovered;
    }

    /** Opens other layers, bottom first, and forgets what can be taken back. */
    public void open(List<Layer> layers) {
        timeline.clear();
        set(now().open(layers));
    }

    /** Opens other layers with one panel alone, and forgets what can be taken back. */
    public void open(List<Layer> layers, Panel only) {
        timeline.clear();
        set(now().open(layers).withMaximised(Optional.of(only)));
    }

    /** Moves: a change that is not taken back by {@link #undo}, such as scrolling or taking a tool. */
    public void navigate(UnaryOperator<ViewerState> change) {
        set(change.apply(now()));
    }

    /**
     * Changes the look, so that it can be taken back.
     *
     * @param kind in a few words, such as "window"; changes of one kind in quick succession are one
     */
    public void change(String kind, UnaryOperator<ViewerState> change) {
        ViewerState before = now();
        ViewerState after = change.apply(before);
        if (!Objects.equals(before, after)) {
            timeline.changed(kind, before, after, clock.getAsLong());
            set(after);
        }
    }

    /**
     * Gives the windowed image the window from its 0.1 to its 99.9 percentile, once those are counted; looking
     * through millions of voxels takes longer than the window's thread may stand still.
     */
    public void autoWindow() {
        int index = now().windowed();
        if (index >= 0) {
            Volume volume = volumeOf(now(), index);
            AtomicReference<Window> found = new AtomicReference<>();
            RenderThread.forVolumes().submit(() -> found.set(Window.of(volume)), () -> {
                boolean there = found.get() != null && now().windowed() == index && volumeOf(now(), index) == volume;
                change("window", state -> there ? Look.withWindow(state, found.get()) : state);
            });
        }
    }

    private static Volume volumeOf(ViewerState state, int index) {
        return ((Layer.Image) state.layers().get(index)).volume(state.channel());
    }

    /** Ends a burst, as when the mouse button is let go. */
    public void pause() {
        timeline.pause();
    }

    /** Notes an edit of data that has been done, so that it can be taken back, and shows its result. */
    public void record(Edit edit) {
        timeline.edited(edit);
        repaint();
    }

    /** Shows segmentations again whose voxels were changed, as during a stroke of the brush. */
    public void repaint() {
        ViewerState changed = now();
        for (int index = 0; index < changed.layers().size(); index++) {
            if (changed.layers().get(index) instanceof Layer.Labels labels) {
                changed = changed.withLayer(index, labels.painted());
            }
        }
        set(changed);
    }

    /** Takes the last change or edit back. */
    public void undo() {
        set(timeline.undo(now()));
    }

    /** Does what was taken back again. */
    public void redo() {
        set(timeline.redo(now()));
    }

    /** Whether there is something to take back. */
    public ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    /** Whether there is something to do again. */
    public ReadOnlyBooleanProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /** What {@link #undo} would take back, in a few words. */
    public Optional<String> undoName() {
        return timeline.undoable();
    }

    private void set(ViewerState next) {
        state.set(next);
        undoable.set(timeline.undoable().isPresent());
        redoable.set(timeline.redoable().isPresent());
    }
}
