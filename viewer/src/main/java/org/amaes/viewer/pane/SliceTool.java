package org.amaes.viewer.pane;

import java.util.List;
import javafx.scene.input.KeyEvent;
import org.amaes.viewer.state.Position;

/** What the left mouse button does in slices while a tool is in hand. Called on the window's thread. */
public interface SliceTool {

    /** The button goes down without Shift or Ctrl. */
    void press(SlicePointer pointer);

    /** The mouse moves with the button down. */
    void drag(SlicePointer pointer);

    /** The button is let go. */
    void release(SlicePointer pointer);

    /** The lines that show what the tool would touch, such as the brush's rim: closed lines of places in mm. */
    default List<List<Position>> outline(SlicePointer pointer) {
        return List.of();
    }

    /** A key that the viewer does not know; true if the tool does. */
    default boolean key(KeyEvent event) {
        return false;
    }
}
