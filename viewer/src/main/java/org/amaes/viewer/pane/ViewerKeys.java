package org.amaes.viewer.pane;

import java.util.Optional;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.Navigation;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.ReadOut;
import org.amaes.viewer.state.Tool;
import org.amaes.viewer.state.ViewerState;

/** What keys do in a view, as WORKBENCH section 2 lists them; keys with other meanings are left to others. */
final class ViewerKeys {

    private static final int PAGE = 10;
    private static final int FAST = 5;
    private static final double ZOOM_STEP = 1.15;
    private static final double OPACITY_STEP = 0.1;

    private final ViewerModel model;
    private final Set<Tool> tools;

    /** @param tools those that somebody does the work of; may grow later */
    ViewerKeys(ViewerModel model, Set<Tool> tools) {
        this.model = model;
        this.tools = tools;
    }

    /**
     * Does what a key means.
     *
     * @param plane the plane whose pane has the focus
     * @return whether it meant something
     */
    boolean press(KeyEvent event, Plane plane) {
        if (event.isAltDown() || event.isMetaDown() && !event.isShortcutDown()) {
            return false;
        }
        return event.isShortcutDown() || event.isControlDown() ? withControl(event, plane) : scroll(event, plane) || plain(event, plane);
    }

    private boolean withControl(KeyEvent event, Plane plane) {
        switch (event.getCode()) {
            case Z -> {
                if (event.isShiftDown()) {
                    model.redo();
                } else {
                    model.undo();
                }
            }
            case Y -> model.redo();
            case C -> copyCoordinates();
            case PLUS, ADD, EQUALS -> zoom(plane, ZOOM_STEP);
            case MINUS, SUBTRACT -> zoom(plane, 1 / ZOOM_STEP);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean scroll(KeyEvent event, Plane plane) {
        int step = event.isShiftDown() ? FAST : 1;
        int slices = switch (event.getCode()) {
            case UP, RIGHT -> step;
            case DOWN, LEFT -> -step;
            case PAGE_UP -> PAGE;
            case PAGE_DOWN -> -PAGE;
            default -> 0;
        };
        if (slices != 0) {
            model.navigate(state -> Navigation.scroll(state, plane, slices));
        }
        return slices != 0;
    }

    private boolean plain(KeyEvent event, Plane plane) {
        switch (event.getCode()) {
            case R -> model.change("view", state -> event.isShiftDown() ? Navigation.reset(state) : Navigation.reset(state, plane));
            case W -> take(Tool.WINDOW);
            case B, X, F -> {
                Tool tool = event.getCode() == KeyCode.B ? Tool.BRUSH : event.getCode() == KeyCode.X ? Tool.ERASER : Tool.FILL;
                if (!tools.contains(tool)) {
                    return false;
                }
                take(tool);
            }
            case ESCAPE -> {
                if (model.now().tool() == Tool.NAVIGATE) {
                    return false; // somebody else may want to close something
                }
                model.navigate(state -> state.withTool(Tool.NAVIGATE));
            }
            case A -> model.autoWindow();
            case S -> model.change("overlays", state -> state.withOverlaysShown(!state.overlaysShown()));
            case Q -> model.change("opacity", state -> Look.changeOpacity(state, -OPACITY_STEP));
            case E -> model.change("opacity", state -> Look.changeOpacity(state, OPACITY_STEP));
            case OPEN_BRACKET -> model.navigate(state -> Look.selectLayer(state, -1));
            case CLOSE_BRACKET -> model.navigate(state -> Look.selectLayer(state, 1));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes a tool in hand, or puts it back. */
    private void take(Tool tool) {
        model.navigate(state -> state.withTool(state.tool() == tool ? Tool.NAVIGATE : tool));
    }

    private void zoom(Plane plane, double factor) {
        model.change("zoom", state -> Navigation.zoom(state, plane, factor, state.crosshair()));
    }

    /** The place under the mouse, or else the crosshair's, goes to the clipboard as one line. */
    private void copyCoordinates() {
        ViewerState state = model.now();
        if (!state.isEmpty()) {
            Optional<Position> under = model.hovered().get();
            ClipboardContent content = new ClipboardContent();
            content.putString(ReadOut.at(state, under.orElse(state.crosshair())).line());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
