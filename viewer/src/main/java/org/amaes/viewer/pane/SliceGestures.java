package org.amaes.viewer.pane;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.Navigation;
import org.amaes.viewer.state.Panel;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.RegionWindow;
import org.amaes.viewer.state.Tool;
import org.amaes.viewer.state.ViewerState;

/**
 * What the mouse does in a slice: left moves the crosshair or uses the tool in hand, Shift+left or middle pans,
 * right zooms, Ctrl+left fits the window to a region, the wheel scrolls, Ctrl+wheel zooms, a double click
 * shows one panel alone.
 */
final class SliceGestures {

    private static final double ZOOM_STEP = 1.15;
    private static final double ZOOM_PER_PIXEL = 0.008;
    private static final double MOST_NOTCHES = 3;
    private static final double WINDOW_PER_PIXEL = 0.005;

    /** What a drag that has begun does. */
    private enum Drag { NONE, CROSSHAIR, WINDOW, REGION, PAN, ZOOM, TOOL }

    private final SlicePane pane;
    private final ViewerModel model;
    private final Plane plane;
    private final Map<Tool, SliceTool> tools = new EnumMap<>(Tool.class);
    private Drag drag = Drag.NONE;
    private double lastX;
    private double lastY;
    private Position pressed = Position.ORIGIN;
    private double rest;

    SliceGestures(SlicePane pane) {
        this.pane = pane;
        this.model = pane.model();
        this.plane = pane.plane();
        pane.setOnScroll(this::wheel);
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(this::drag);
        pane.setOnMouseReleased(this::release);
        pane.setOnMouseMoved(this::hover);
        pane.setOnMouseExited(_ -> {
            model.hovered().set(Optional.empty());
            pane.showOutline(List.of());
        });
        pane.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && model.now().tool() == Tool.NAVIGATE) {
                Panel panel = Panel.of(plane);
                model.change("layout", state -> state.withMaximised(state.maximised().isPresent() ? Optional.empty() : Optional.of(panel)));
            }
        });
    }

    /** Says what does a tool's work. */
    void use(Tool tool, SliceTool worker) {
        tools.put(tool, worker);
    }

    private void wheel(ScrollEvent event) {
        event.consume();
        double way = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX(); // Shift turns the wheel sideways
        if (way == 0) {
            return;
        }
        if (event.isControlDown()) {
            double factor = way > 0 ? ZOOM_STEP : 1 / ZOOM_STEP;
            pane.position(event.getX(), event.getY())
                    .ifPresent(anchor -> model.change("zoom", state -> Navigation.zoom(state, plane, factor, anchor)));
            return;
        }
        // A notch of a wheel is one slice; touchpads send many small steps, whose sum is cut into slices.
        double notch = event.getMultiplierY() > 0 ? event.getMultiplierY() : 40;
        rest = rest * way < 0 ? 0 : rest;
        rest += Math.clamp(way / notch, -MOST_NOTCHES, MOST_NOTCHES);
        int slices = (int) rest;
        rest -= slices;
        int step = event.isShiftDown() ? 5 * slices : slices;
        model.navigate(state -> Navigation.scroll(state, plane, step));
    }

    private void press(MouseEvent event) {
        pane.requestFocus();
        event.consume();
        Optional<Position> at = pane.position(event.getX(), event.getY());
        if (at.isEmpty()) {
            return;
        }
        lastX = event.getX();
        lastY = event.getY();
        pressed = at.get();
        drag = kind(event);
        switch (drag) {
            case CROSSHAIR -> moveCrosshair(event);
            case TOOL -> pointer(event).ifPresent(tool()::press);
            default -> { }
        }
    }

    private Drag kind(MouseEvent event) {
        return switch (event.getButton()) {
            case MIDDLE -> Drag.PAN;
            case SECONDARY -> Drag.ZOOM;
            case PRIMARY -> {
                if (event.isShiftDown()) {
                    yield Drag.PAN;
                }
                if (event.isControlDown()) {
                    yield Drag.REGION;
                }
                Tool tool = model.now().tool();
                yield tool == Tool.WINDOW ? Drag.WINDOW : tools.containsKey(tool) ? Drag.TOOL : Drag.CROSSHAIR;
            }
            default -> Drag.NONE;
        };
    }

    private void drag(MouseEvent event) {
        event.consume();
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        switch (drag) {
            case CROSSHAIR -> moveCrosshair(event);
            case PAN -> pane.frame().ifPresent(_ -> pan(dx, dy));
            case ZOOM -> model.change("zoom", state -> Navigation.zoom(state, plane, Math.exp(-dy * ZOOM_PER_PIXEL), pressed));
            case WINDOW -> model.change("window", state -> Look.shiftWindow(state, dx * WINDOW_PER_PIXEL, dy * WINDOW_PER_PIXEL));
            case REGION -> pane.position(event.getX(), event.getY()).ifPresent(to -> pane.showOutline(rectangle(pressed, to)));
            case TOOL -> pointer(event).ifPresent(tool()::drag);
            case NONE -> { }
        }
        lastX = event.getX();
        lastY = event.getY();
        hover(event);
    }

    private void release(MouseEvent event) {
        event.consume();
        switch (drag) {
            case REGION -> {
                pane.showOutline(List.of());
                pane.position(event.getX(), event.getY()).ifPresent(this::fitWindow);
            }
            case TOOL -> pointer(event).ifPresent(tool()::release);
            default -> { }
        }
        drag = Drag.NONE;
        model.pause();
    }

    private void hover(MouseEvent event) {
        Optional<Position> at = pane.position(event.getX(), event.getY());
        model.hovered().set(at);
        if (tools.containsKey(model.now().tool()) && drag != Drag.REGION) {
            pointer(event).ifPresent(pointer -> pane.showOutline(tool().outline(pointer)));
        } else if (drag != Drag.REGION) {
            pane.showOutline(List.of());
        }
    }

    private SliceTool tool() {
        return tools.get(model.now().tool());
    }

    private Optional<SlicePointer> pointer(MouseEvent event) {
        Optional<SliceFrame> frame = pane.frame();
        return pane.position(event.getX(), event.getY()).map(at ->
                new SlicePointer(plane, at, frame.orElseThrow(), event.isShiftDown(), event.isControlDown(), event.isAltDown()));
    }

    private void moveCrosshair(MouseEvent event) {
        pane.position(event.getX(), event.getY()).ifPresent(at -> model.navigate(state -> Navigation.moveTo(state, at)));
    }

    private void pan(double dx, double dy) {
        Position from = pane.position(0, 0).orElseThrow();
        Position to = pane.position(dx, dy).orElseThrow();
        model.change("pan", state -> Navigation.pan(state, plane, from, to));
    }

    private void fitWindow(Position to) {
        ViewerState state = model.now();
        RegionWindow.of(state, plane, pressed, to).ifPresent(window -> model.change("window", now -> Look.withWindow(now, window)));
    }

    private List<List<Position>> rectangle(Position a, Position b) {
        SliceFrame frame = pane.frame().orElseThrow();
        double[] p = frame.pixel(a.x(), a.y(), a.z());
        double[] q = frame.pixel(b.x(), b.y(), b.z());
        return List.of(List.of(Position.of(frame.world(p[0], p[1])), Position.of(frame.world(q[0], p[1])),
                Position.of(frame.world(q[0], q[1])), Position.of(frame.world(p[0], q[1]))));
    }
}
