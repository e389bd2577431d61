package org.amaes.viewer.paintbox;

import org.amaes.viewer.paint.LabelDelta;
import org.amaes.viewer.paint.Painting;
import org.amaes.viewer.state.Edit;

/**
 * A change of a painting among all else that can be taken back in a viewer.
 *
 * @param name such as "brush stroke"
 */
record PaintEdit(String name, Painting painting, LabelDelta delta) implements Edit {

    @Override
    public void undo() {
        painting.undo(delta);
    }

    @Override
    public void redo() {
        painting.redo(delta);
    }

    @Override
    public long bytes() {
        return delta.size();
    }
}
