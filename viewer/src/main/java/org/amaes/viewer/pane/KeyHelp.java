package org.amaes.viewer.pane;

import java.util.List;

/**
 * What a key or gesture does in the pictures of a viewer, for shortcut maps.
 *
 * @param keys as people write them
 * @param action what they do
 */
public record KeyHelp(String keys, String action) {

    private static final List<KeyHelp> VIEWER = List.of(
            new KeyHelp("Click, drag", "Move the crosshair"),
            new KeyHelp("Wheel, arrows", "Next slice; with Shift five"),
            new KeyHelp("Page Up, Page Down", "Ten slices"),
            new KeyHelp("Ctrl+wheel, right drag", "Zoom; also Ctrl+plus, Ctrl+minus"),
            new KeyHelp("Shift+drag, middle drag", "Pan"),
            new KeyHelp("R, Shift+R", "Reset this picture, all pictures"),
            new KeyHelp("Double click", "One panel alone, all four"),
            new KeyHelp("W, then drag", "Window: width sideways, level up and down"),
            new KeyHelp("Ctrl+drag", "Window of a region"),
            new KeyHelp("A", "Window from the 0.1 to the 99.9 percentile"),
            new KeyHelp("S", "Overlays on and off"),
            new KeyHelp("Q, E", "Less, more opacity"),
            new KeyHelp("[, ]", "Another layer"),
            new KeyHelp("Ctrl+Z, Ctrl+Shift+Z", "Take back, do again"),
            new KeyHelp("Ctrl+C", "Copy the coordinates under the mouse"),
            new KeyHelp("B, X, F", "Brush, eraser, fill, where there is something to paint"),
            new KeyHelp("Escape", "Put the tool away"));

    /** What {@link ViewerKeys} and the mouse do in any viewer. */
    public static List<KeyHelp> ofViewers() {
        return VIEWER;
    }
}
