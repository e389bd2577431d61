package org.amaes.viewer.paintbox;

import java.util.List;
import java.util.Optional;
import org.amaes.viewer.paint.LabelDelta;
import org.amaes.viewer.paint.PaintSettings;
import org.amaes.viewer.paint.Painting;
import org.amaes.viewer.paint.Spot;
import org.amaes.viewer.pane.SlicePointer;
import org.amaes.viewer.pane.SliceTool;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.Tool;

/** Brush, eraser or fill in the panes: what the mouse does with it is done in the painting of a box, as the box is set. */
final class PaintTool implements SliceTool {

    private final PaintBox box;
    private final Tool kind;

    PaintTool(PaintBox box, Tool kind) {
        this.box = box;
        this.kind = kind;
    }

    private PaintSettings settings() {
        PaintSettings set = box.settings().get();
        return kind == Tool.ERASER ? set.erasing() : set;
    }

    private static Spot spot(Painting painting, SlicePointer pointer) {
        Position at = pointer.position();
        return Spot.at(painting.labels().grid(), pointer.plane(), at.x(), at.y(), at.z());
    }

    @Override
    public void press(SlicePointer pointer) {
        box.paintable().ifPresent(painting -> {
            if (kind == Tool.FILL) {
                note("fill", painting, painting.fill(settings(), spot(painting, pointer)));
            } else {
                painting.press(settings(), spot(painting, pointer));
                box.model().repaint();
            }
        });
    }

    @Override
    public void drag(SlicePointer pointer) {
        if (kind != Tool.FILL) {
            box.paintable().ifPresent(painting -> {
                painting.drag(spot(painting, pointer));
                box.model().repaint();
            });
        }
    }

    @Override
    public void release(SlicePointer pointer) {
        if (kind != Tool.FILL) {
            box.paintable().ifPresent(painting ->
                    note(kind == Tool.ERASER ? "erasing" : "brush stroke", painting, painting.release()));
        }
    }

    private void note(String name, Painting painting, Optional<LabelDelta> change) {
        box.note(name, painting, change);
    }

    @Override
    public List<List<Position>> outline(SlicePointer pointer) {
        return kind == Tool.FILL || box.paintable().isEmpty() ? List.of() : List.of(BrushRim.around(pointer, settings().radius()));
    }
}
