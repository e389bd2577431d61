package org.amaes.viewer.state;

import java.util.Optional;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Window;

/** The ways of changing how layers look, as functions of what is on show; without layers they change nothing. */
public final class Look {

    private Look() {
    }

    /** The window of the image that {@link ViewerState#windowed} names. */
    public static Optional<Window> window(ViewerState state) {
        int index = state.windowed();
        return index < 0 ? Optional.empty() : Optional.of(((Layer.Image) state.layers().get(index)).window());
    }

    /** Another window for that image. */
    public static ViewerState withWindow(ViewerState state, Window window) {
        int index = state.windowed();
        return index < 0 ? state : state.withLayer(index, ((Layer.Image) state.layers().get(index)).withWindow(window));
    }

    /** The window from the 0.1 to the 99.9 percentile of that image. */
    public static ViewerState autoWindow(ViewerState state) {
        int index = state.windowed();
        if (index < 0) {
            return state;
        }
        Layer.Image image = (Layer.Image) state.layers().get(index);
        return state.withLayer(index, image.withWindow(Window.of(image.volume(state.channel()))));
    }

    /**
     * The window made wider and moved.
     *
     * @param widening the share of the width that is added; −0.1 makes it a tenth narrower
     * @param rise the share of the width that the level rises by
     */
    public static ViewerState shiftWindow(ViewerState state, double widening, double rise) {
        Optional<Window> window = window(state);
        if (window.isEmpty()) {
            return state;
        }
        Window now = window.get();
        double width = now.width() * Math.max(0.05, 1 + widening);
        double level = now.level() + now.width() * rise;
        // Narrower than numbers of this size are apart, a window would be none.
        boolean drawn = width > Math.max(Math.abs(level), width) * 1e-6 && width < 1e30;
        return drawn ? withWindow(state, Window.ofLevel(level, width)) : state;
    }

    /** The opacity of the active layer more or less, from 0 to 1. */
    public static ViewerState changeOpacity(ViewerState state, double by) {
        if (state.isEmpty()) {
            return state;
        }
        Layer layer = state.layers().get(state.active());
        double opacity = Math.rint(Math.clamp(layer.opacity() + by, 0.0, 1.0) * 1000) / 1000;
        return state.withLayer(state.active(), layer.withOpacity(opacity));
    }

    /** The layer so many above the active one (below, where negative) becomes the active one, stopping at either end. */
    public static ViewerState selectLayer(ViewerState state, int by) {
        return state.withActive(Math.clamp(state.active() + by, 0, Math.max(0, state.layers().size() - 1)));
    }
}
