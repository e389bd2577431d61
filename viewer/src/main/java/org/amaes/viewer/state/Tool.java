package org.amaes.viewer.state;

/** What the left mouse button does in a slice. */
public enum Tool {
    /** Moves the crosshair. */
    NAVIGATE,
    /** Changes level (up and down) and width (left and right) of the window. */
    WINDOW,
    /** Paints a label. */
    BRUSH,
    /** Takes labels away. */
    ERASER,
    /** Fills an area with a label. */
    FILL
}
