package org.amaes.viewer.paintbox;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyEvent;
import org.amaes.core.WorkbenchException;
import org.amaes.viewer.paint.LabelDelta;
import org.amaes.viewer.paint.PaintSettings;
import org.amaes.viewer.paint.Painting;
import org.amaes.viewer.paint.Spot;
import org.amaes.viewer.paint.ValueRange;
import org.amaes.viewer.pane.OrthogonalView;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.Tool;

/**
 * Painting in a viewer: joins its panes, its keys and its undo to a {@link Painting}. Without one, the painting keys
 * and tools do nothing. For the window's thread.
 */
public final class PaintBox {

    private static final double WIDER = 1.2;
    private static final double QUARTER = 0.25;

    private final ViewerModel model;
    private final ObjectProperty<PaintSettings> settings = new SimpleObjectProperty<>(PaintSettings.START);
    private final ReadOnlyObjectWrapper<Optional<Painting>> painting = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private Optional<ValueRange> lastRange = Optional.empty();
    private Plane plane = Plane.AXIAL;

    /** Gives a view the tools and keys of painting. */
    public PaintBox(OrthogonalView view) {
        this.model = view.model();
        for (Tool tool : new Tool[] {Tool.BRUSH, Tool.ERASER, Tool.FILL}) {
            view.use(tool, new PaintTool(this, tool));
        }
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isConsumed() && painting.get().isPresent() && PaintKeys.press(this, event)) {
                event.consume();
            }
        });
        for (Plane each : Plane.values()) {
            view.slice(each).focusedProperty().addListener((_, _, focused) -> plane = focused ? each : plane);
        }
    }

    /** The viewer's state. */
    public ViewerModel model() {
        return model;
    }

    /** With what, how wide and where is painted. */
    public ObjectProperty<PaintSettings> settings() {
        return settings;
    }

    /** The painting under way. */
    public ReadOnlyObjectProperty<Optional<Painting>> painting() {
        return painting.getReadOnlyProperty();
    }

    /** What is to be said about the last thing that was done, such as that nothing was found to fill; empty if nothing is. */
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /**
     * Begins to paint in the viewer. If none of its layers shows these labels, one is put on top.
     *
     * @param name what the labels are called, such as the file's name
     */
    public void begin(Painting begun, String name, LabelPalette palette) {
        painting.set(Optional.of(begun));
        lastRange = Optional.empty();
        settings.set(settings.get().withRange(Optional.empty()));
        if (!isShown(begun)) {
            Layer.Labels layer = Layer.Labels.of(name, begun.labels()).withPalette(palette);
            model.change("new labels", state -> state.withLayer(layer));
        }
        message.set("");
        begun.recovered().ifPresent(delta -> {
            model.record(new PaintEdit("recovered painting", begun, delta));
            message.set("What an interrupted session had painted is back: " + delta.voxels() + " voxels. Undo takes it away again.");
        });
    }

    /**
     * Ends the painting; its labels stay on show.
     *
     * @throws WorkbenchException if its journal could not be kept
     */
    public void end() throws WorkbenchException {
        Optional<Painting> ended = painting.get();
        painting.set(Optional.empty());
        if (ended.isPresent()) {
            ended.get().close();
        }
    }

    private boolean isShown(Painting painting) {
        return model.now().layers().stream().anyMatch(layer -> layer instanceof Layer.Labels labels && labels.labels() == painting.labels());
    }

    /** The painting, while its labels can be seen. */
    Optional<Painting> paintable() {
        return painting.get().filter(this::isShown).filter(_ -> model.now().overlaysShown());
    }

    /** Puts a change where it can be taken back, and says what there is to say. */
    void note(String name, Painting in, Optional<LabelDelta> change) {
        message.set("");
        change.ifPresentOrElse(delta -> model.record(new PaintEdit(name, in, delta)), model::repaint);
        in.takeProblem().map(WorkbenchException::getMessage).ifPresent(message::set);
    }

    /** Takes a tool in hand. */
    public void take(Tool tool) {
        model.navigate(state -> state.withTool(tool));
    }

    /** Takes a label in hand, 0 to 255; 0 is the eraser. */
    public void takeLabel(int label) {
        if (label == 0) {
            take(Tool.ERASER);
            return;
        }
        settings.set(settings.get().withLabel(label));
        if (model.now().tool() != Tool.FILL) {
            take(Tool.BRUSH);
        }
    }

    /** Makes the brush a step wider or narrower, in quarters of a millimetre. */
    public void widen(boolean wider) {
        double radius = settings.get().radius();
        double next = wider ? Math.max(radius + QUARTER, radius * WIDER) : Math.min(radius - QUARTER, radius / WIDER);
        settings.set(settings.get().withRadius(Math.rint(next / QUARTER) * QUARTER));
    }

    /** Goes from painting in one slice to painting in all, or back. */
    public void toggleSolid() {
        settings.set(settings.get().withSolid(!settings.get().solid()));
    }

    /** Goes from painting on all intensities to painting on those of a range, or back; the first range is what is brighter than the window's middle. */
    public void toggleRange() {
        PaintSettings now = settings.get();
        if (now.range().isPresent()) {
            lastRange = now.range();
            settings.set(now.withRange(Optional.empty()));
        } else {
            settings.set(now.withRange(lastRange.or(this::brightHalf)));
        }
    }

    private Optional<ValueRange> brightHalf() {
        return painting.get().map(current -> {
            double level = Look.window(model.now()).map(Window::level).orElse(0.0);
            double high = level;
            for (float value : current.image().data()) {
                high = value > high && value < Float.POSITIVE_INFINITY ? value : high;
            }
            return new ValueRange(level, high);
        });
    }

    /** Gives the label in hand its shape between painted slices, in the plane last used. */
    public void interpolate() {
        paintable().ifPresent(current -> {
            Position cross = model.now().crosshair();
            Spot spot = Spot.at(current.labels().grid(), plane, cross.x(), cross.y(), cross.z());
            Optional<LabelDelta> change = current.interpolate(settings.get(), spot);
            note("interpolation", current, change);
            if (change.isEmpty() && message.get().isEmpty()) {
                message.set("Nothing to fill between: paint label " + settings.get().label()
                        + " in two " + plane.name().toLowerCase(Locale.ROOT) + " slices with empty ones between, overlapping one another.");
            }
        });
    }
}
