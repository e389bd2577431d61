package org.amaes.app.curves;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.amaes.core.plot.PlotFrame;
import org.amaes.core.plot.Stretch;

/**
 * What mouse and keys do in a curve view: the wheel zooms along the axis about the mouse, with Shift along the values;
 * a drag moves, a click puts the marker, a double click shows the plot alone.
 */
final class CurveGestures {

    private static final double WHEEL = 0.0025;
    private static final double STILL = 4;
    private static final double KEY_ZOOM = 0.7;

    private final CurveView view;
    private double pressedX;
    private double pressedY;
    private double lastX;
    private boolean dragged;

    CurveGestures(CurveView view) {
        this.view = view;
    }

    void install() {
        view.setOnScroll(this::scroll);
        view.setOnMouseMoved(event -> point(event.getX(), event.getY()));
        view.setOnMouseExited(_ -> view.point(OptionalDouble.empty()));
        view.setOnMousePressed(this::press);
        view.setOnMouseDragged(this::drag);
        view.setOnMouseReleased(this::release);
        view.setOnKeyPressed(this::key);
        view.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                view.point(OptionalDouble.empty());
            }
        });
    }

    private void scroll(ScrollEvent event) {
        PlotFrame frame = view.frame();
        double turn = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX(); // Shift turns the wheel on some systems
        if (frame == null || turn == 0 || !frame.contains(event.getX(), event.getY())) {
            return; // the page scrolls
        }
        double factor = Math.exp(-turn * WHEEL);
        if (event.isShiftDown()) {
            zoomValues(frame, event.getY(), factor);
        } else {
            view.model().zoom(frame.across(event.getX()), factor);
        }
        event.consume();
    }

    private void zoomValues(PlotFrame frame, double py, double factor) {
        double value = frame.value(py);
        Stretch now = frame.up();
        view.up(Optional.of(!frame.plot().logarithmic() ? now.zoomed(value, factor)
                : new Stretch(value * Math.pow(now.low() / value, factor), value * Math.pow(now.high() / value, factor))));
    }

    private void point(double px, double py) {
        PlotFrame frame = view.frame();
        view.point(frame == null || !frame.contains(px, py) ? OptionalDouble.empty() : OptionalDouble.of(frame.across(px)));
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        lastX = pressedX;
        dragged = false;
    }

    private void drag(MouseEvent event) {
        dragged |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > STILL;
        PlotFrame frame = view.frame();
        if (dragged && frame != null) {
            view.model().pan((lastX - event.getX()) / frame.width() * frame.plot().across().length());
            lastX = event.getX();
            view.point(OptionalDouble.empty());
        }
    }

    private void release(MouseEvent event) {
        PlotFrame frame = view.frame();
        if (dragged || frame == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 2) {
            view.alone();
        } else if (event.getClickCount() == 1 && frame.contains(event.getX(), event.getY())) {
            view.model().markAt(frame.across(event.getX()));
        }
    }

    private void key(KeyEvent event) {
        PlotFrame frame = view.frame();
        if (frame == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        CurvesViewModel model = view.model();
        Stretch across = frame.plot().across();
        double at = model.hover().get().orElse(across.high());
        double step = across.length() * (event.isShiftDown() ? 0.1 : 0.01);
        switch (event.getCode()) {
            case LEFT -> view.point(OptionalDouble.of(Math.max(across.low(), at - step)));
            case RIGHT -> view.point(OptionalDouble.of(Math.min(across.high(), at + step)));
            case HOME -> view.point(OptionalDouble.of(across.low()));
            case END -> view.point(OptionalDouble.of(across.high()));
            case ENTER, SPACE -> model.markAt(at);
            case DELETE, BACK_SPACE -> model.unmark();
            case PLUS, ADD, EQUALS -> model.zoom(at, KEY_ZOOM);
            case MINUS, SUBTRACT -> model.zoom(at, 1 / KEY_ZOOM);
            case R -> {
                view.up(Optional.empty());
                model.reset();
            }
            case L -> model.change(look -> look.withLogarithmic(view.chart(), !look.logarithmic().contains(view.chart())));
            case M -> view.alone();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
