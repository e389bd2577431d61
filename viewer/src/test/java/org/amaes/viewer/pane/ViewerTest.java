package org.amaes.viewer.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Convention;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.state.Panel;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole viewer: bar, panels, read-out. */
class ViewerTest {

    private static final Grid GRID = new Grid(new Shape(24, 30, 9), new Affine(-1, 0, 0, 12, 0, -0.9, 0.6, 15, 0, 0.3, 2, -9));

    private final ViewerModel model = new ViewerModel();
    private Viewer viewer;
    private Stage stage;

    private void show() throws Exception {
        stage = Desk.show(() -> viewer = new Viewer(model), 900, 700);
    }

    @AfterEach
    void close() {
        if (stage != null) {
            Desk.close(stage);
        }
    }

    private static Volume noise(Grid grid, long seed) {
        Random random = new Random(seed);
        float[] data = new float[grid.shape().length()];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextInt(50) == 0 ? Float.NaN : (float) random.nextGaussian();
        }
        return new Volume(grid, data);
    }

    private static Layer.Labels labels() {
        byte[] data = new byte[GRID.shape().length()];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i / 37 % 5 == 0 ? i % 3 : 0);
        }
        return Layer.Labels.of("labels", new LabelMap(GRID, data));
    }

    private void open(Layer... layers) throws Exception {
        Desk.on(() -> {
            model.open(List.of(layers));
            return null;
        });
        Desk.until(viewer.view()::isSettled);
    }

    private static <T extends Node> List<T> all(Parent parent, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (type.isInstance(node)) {
                found.add(type.cast(node));
            }
            if (node instanceof Parent inner) {
                found.addAll(all(inner, type));
            }
        }
        return found;
    }

    private ToggleButton toggle(String text) {
        return all(viewer, ToggleButton.class).stream().filter(button -> button.getText().equals(text)).findFirst().orElseThrow();
    }

    @Test
    void everyControlThatTakesTheFocusHasWordsForThoseWhoDoNotSee() throws Exception {
        show();
        open(Layer.Image.of("scan", noise(GRID, 1)).withChannels(List.of(noise(GRID, 1), noise(GRID, 2))), labels());
        Desk.on(() -> {
            for (Control control : all(viewer, Control.class)) {
                boolean inside = control.getParent().getStyleClass().stream().anyMatch(List.of("choice-box", "slider")::contains);
                if (control.isFocusTraversable() && control.isVisible() && !inside) {
                    assertTrue(control.getAccessibleText() != null && !control.getAccessibleText().isBlank(), control::toString);
                }
            }
            for (Plane plane : Plane.values()) {
                assertTrue(viewer.view().slice(plane).getAccessibleText().contains("slice"), plane::name);
            }
            assertTrue(viewer.view().volume().getAccessibleText().startsWith("Whole volume, surfaces of labels"));
            return null;
        });
    }

    @Test
    void theBarFollowsTheStateAndTheStateTheBar() throws Exception {
        show();
        assertTrue(Desk.on(() -> viewer.bar().isDisable()), "nothing is open");
        open(Layer.Image.of("scan", noise(GRID, 1)));
        assertFalse(Desk.on(() -> toggle("Overlays").isVisible()), "there are none");
        open(Layer.Image.of("scan", noise(GRID, 1)).withChannels(List.of(noise(GRID, 1), noise(GRID, 2), noise(GRID, 3))), labels());
        Desk.on(() -> {
            toggle("Left is left").fire();
            assertEquals(Convention.NEUROLOGICAL, model.now().convention());
            model.undo();
            assertFalse(toggle("Left is left").isSelected());
            List<Slider> sliders = all(viewer.bar(), Slider.class);
            sliders.getFirst().setValue(0.25);
            assertEquals(0.25, model.now().layers().get(1).opacity());
            sliders.getLast().setValue(2);
            assertEquals(2, model.now().channel());
            return null;
        });
        String line = Desk.on(() -> all(viewer, Label.class).stream().filter(ReadOutLine.class::isInstance).findFirst().orElseThrow().getText());
        assertTrue(line.contains("voxel 12, 15, 4") && line.contains("labels: ") && line.contains("level "), line);
    }

    @Test
    void aFileOfOneSliceFillsTheWindow() throws Exception {
        show();
        open(Layer.Image.of("flat", noise(new Grid(new Shape(30, 20, 1), Affine.IDENTITY), 4)));
        assertTrue(Desk.on(() -> viewer.view().slice(Plane.AXIAL).isVisible() && !viewer.view().volume().isVisible()));
        assertEquals(Desk.on(() -> viewer.view().getWidth()), Desk.on(() -> viewer.view().slice(Plane.AXIAL).getWidth()));
    }

    @Test
    void twoViewersSubtractTheirScansOrSayWhyTheyCannot() throws Exception {
        ViewerModel other = new ViewerModel();
        SideBySide[] both = new SideBySide[1];
        stage = Desk.show(() -> both[0] = new SideBySide(List.of("first", "second"), List.of(model, other)), 900, 700);
        Desk.on(() -> {
            model.open(List.of(Layer.Image.of("first", noise(GRID, 1))));
            other.open(List.of(Layer.Image.of("second", noise(GRID, 2))));
            both[0].difference().orElseThrow().button().fire();
            return null;
        });
        Desk.until(() -> both[0].views().size() == 3);
        assertEquals("difference", Desk.on(() -> both[0].views().getLast().model().now().layers().getLast().name()));
        Desk.on(() -> {
            both[0].difference().orElseThrow().button().fire();
            assertEquals(2, both[0].views().size());
            other.open(List.of(Layer.Image.of("second", noise(Grid.unit(new Shape(5, 5, 5)), 2))));
            both[0].difference().orElseThrow().button().fire();
            return null;
        });
        Desk.until(() -> !both[0].difference().orElseThrow().said().isEmpty());
        assertTrue(Desk.on(() -> both[0].difference().orElseThrow().said()).contains("first and second cannot be subtracted"));
    }

    @Test
    void threeHundredRandomClicksKeysAndDragsLeaveNoException() throws Exception {
        show();
        open(Layer.Image.of("scan", noise(GRID, 1)).withChannels(List.of(noise(GRID, 1), noise(GRID, 2))), Layer.Image.of("error", noise(GRID, 3)).withOpacity(0.5), labels());
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Desk.on(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, problem) -> thrown.add(problem));
            return null;
        });
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            Desk.on(() -> {
                act(random);
                return null;
            });
        }
        Desk.until(viewer.view()::isSettled);
        assertEquals(List.of(), thrown);
        assertTrue(Desk.on(() -> model.now().layers().size()) == 3);
    }

    private void act(Random random) {
        Panel panel = Panel.values()[random.nextInt(4)];
        Node pane = panel.plane().<Node>map(viewer.view()::slice).orElse(viewer.view().volume());
        boolean shift = random.nextInt(4) == 0;
        boolean control = random.nextInt(4) == 0;
        double x = random.nextDouble(-50, 500);
        double y = random.nextDouble(-50, 400);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                MouseButton button = List.of(MouseButton.PRIMARY, MouseButton.MIDDLE, MouseButton.SECONDARY).get(random.nextInt(3));
                mouse(pane, MouseEvent.MOUSE_PRESSED, button, x, y, shift, control, 1);
                for (int step = random.nextInt(4); step >= 0; step--) {
                    mouse(pane, MouseEvent.MOUSE_DRAGGED, button, x + random.nextInt(-90, 90), y + random.nextInt(-90, 90), shift, control, 1);
                }
                mouse(pane, MouseEvent.MOUSE_RELEASED, button, x + 3, y, shift, control, 1);
                mouse(pane, MouseEvent.MOUSE_CLICKED, button, x + 3, y, shift, control, 1 + random.nextInt(2));
            }
            case 2 -> pane.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, x, y, 0, 0, shift, control, false, false, false, false,
                    0, 40 * random.nextInt(-2, 3), 0, 0, 40, 40, null, 0, null, 0, 0, null));
            case 3 -> all(viewer.bar(), ToggleButton.class).get(random.nextInt(5)).fire();
            case 4 -> {
                Slider slider = all(viewer.bar(), Slider.class).get(random.nextInt(2));
                slider.setValue(random.nextDouble() * slider.getMax());
            }
            default -> {
                KeyCode[] keys = {KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT, KeyCode.PAGE_UP, KeyCode.R, KeyCode.W, KeyCode.A, KeyCode.S, KeyCode.Q,
                    KeyCode.E, KeyCode.OPEN_BRACKET, KeyCode.CLOSE_BRACKET, KeyCode.Z, KeyCode.Y, KeyCode.PLUS, KeyCode.MINUS, KeyCode.ESCAPE, KeyCode.B};
                pane.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", keys[random.nextInt(keys.length)], shift, control, false, false));
            }
        }
    }

    private static void mouse(Node pane, EventType<MouseEvent> type, MouseButton button, double x, double y, boolean shift, boolean control, int clicks) {
        pane.fireEvent(new MouseEvent(type, x, y, x, y, button, clicks, shift, control, false, false, button == MouseButton.PRIMARY,
                button == MouseButton.MIDDLE, button == MouseButton.SECONDARY, false, false, clicks == 1, null));
    }

    @Test
    void aBrushsRimFollowsTheMouseAndItsStrokesReachTheTool() throws Exception {
        show();
        open(Layer.Image.of("scan", noise(GRID, 1)), labels());
        List<String> log = new ArrayList<>();
        SliceTool brush = new SliceTool() {
            @Override
            public void press(SlicePointer pointer) {
                log.add("press " + pointer.plane());
            }

            @Override
            public void drag(SlicePointer pointer) {
                log.add("drag");
            }

            @Override
            public void release(SlicePointer pointer) {
                log.add("release");
            }

            @Override
            public List<List<Position>> outline(SlicePointer pointer) {
                return List.of(List.of(pointer.position(), pointer.position(), pointer.position()));
            }
        };
        Desk.on(() -> {
            viewer.view().use(Tool.BRUSH, brush);
            SlicePane pane = viewer.view().slice(Plane.AXIAL);
            pane.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.B, false, false, false, false));
            mouse(pane, MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, 100, 100, false, false, 1);
            mouse(pane, MouseEvent.MOUSE_DRAGGED, MouseButton.PRIMARY, 110, 100, false, false, 1);
            assertEquals(2, pane.lookupAll(".viewer-outline").size() + pane.lookupAll(".viewer-outline-under").size());
            mouse(pane, MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, 110, 100, false, false, 1);
            return null;
        });
        assertEquals(List.of("press AXIAL", "drag", "release"), log);
    }
}
