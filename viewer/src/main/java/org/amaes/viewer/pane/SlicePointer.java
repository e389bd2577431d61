package org.amaes.viewer.pane;

import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.state.Position;

/**
 * The mouse over a slice.
 *
 * @param plane whose pane it is over
 * @param position the place in the patient under it, which may lie outside the scan
 * @param frame how the picture's device pixels lie on the slice
 */
public record SlicePointer(Plane plane, Position position, SliceFrame frame, boolean shift, boolean control, boolean alt) {
}
