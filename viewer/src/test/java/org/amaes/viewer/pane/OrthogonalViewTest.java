package org.amaes.viewer.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
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
import org.amaes.viewer.slice.Edge;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.Panel;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.Tool;
import org.amaes.viewer.state.ViewerState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drives the real control with the events that a mouse and a keyboard make. */
class OrthogonalViewTest {

    /** 2 mm voxels in LPS order: 40 × 50 × 30, from −39 to 39, −49 to 49 and −29 to 29 mm. */
    private static final Grid GRID = new Grid(new Shape(40, 50, 30), new Affine(-2, 0, 0, 39, 0, -2, 0, 49, 0, 0, 2, -29));

    private static final ViewerModel MODEL = new ViewerModel();
    private static OrthogonalView view;
    private static Stage stage;

    @BeforeAll
    static void openAWindow() throws Exception {
        stage = Desk.show(() -> view = new OrthogonalView(MODEL), 804, 604);
    }

    @AfterAll
    static void closeIt() {
        Desk.close(stage);
    }

    @BeforeEach
    void openAScan() throws Exception {
        float[] data = new float[GRID.shape().length()];
        for (int i = 0; i < data.length; i++) {
            data[i] = i % 1000;
        }
        byte[] labels = new byte[data.length];
        Arrays.fill(labels, GRID.shape().index(10, 10, 10), GRID.shape().index(10, 30, 10), (byte) 3);
        Desk.on(() -> {
            MODEL.open(List.of(Layer.Image.of("scan", new Volume(GRID, data)), Layer.Labels.of("labels", new LabelMap(GRID, labels))));
            view.slice(Plane.AXIAL).requestFocus();
            return null;
        });
        Desk.until(view::isSettled);
    }

    private static SlicePane pane(Plane plane) {
        return view.slice(plane);
    }

    private static ViewerState now() {
        return Desk.on(MODEL::now);
    }

    private static double zoom(Plane plane) {
        return now().cameras().get(plane).zoom();
    }

    private static Window window() {
        return ((Layer.Image) now().layers().getFirst()).window();
    }

    private static void key(KeyCode code, boolean shift, boolean control) {
        Desk.on(() -> {
            SlicePane focused = Arrays.stream(Plane.values()).map(OrthogonalViewTest::pane).filter(SlicePane::isFocused).findFirst().orElseThrow();
            focused.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
            return null;
        });
    }

    private static void key(KeyCode code) {
        key(code, false, false);
    }

    private static void wheel(Plane plane, double notches, boolean shift, boolean control) {
        Desk.on(() -> {
            SlicePane pane = pane(plane);
            Point2D scene = pane.localToScene(pane.getWidth() / 2, pane.getHeight() / 2);
            pane.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, scene.getX(), scene.getY(), 0, 0, shift, control, false, false,
                    false, false, 0, 40 * notches, 0, 0, 40, 40, null, 0, null, 0, 0, null));
            return null;
        });
    }

    /** A drag from the middle of a pane by some units. */
    private static void drag(Plane plane, MouseButton button, boolean shift, boolean control, double dx, double dy) {
        Desk.on(() -> {
            SlicePane pane = pane(plane);
            double x = pane.getWidth() / 2;
            double y = pane.getHeight() / 2;
            mouse(pane, MouseEvent.MOUSE_PRESSED, button, x, y, shift, control, 1);
            mouse(pane, MouseEvent.MOUSE_DRAGGED, button, x + dx / 2, y + dy / 2, shift, control, 1);
            mouse(pane, MouseEvent.MOUSE_DRAGGED, button, x + dx, y + dy, shift, control, 1);
            mouse(pane, MouseEvent.MOUSE_RELEASED, button, x + dx, y + dy, shift, control, 1);
            return null;
        });
    }

    private static void mouse(SlicePane pane, EventType<MouseEvent> type, MouseButton button, double x, double y,
            boolean shift, boolean control, int clicks) {
        Point2D scene = pane.localToScene(x, y);
        pane.fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), scene.getX(), scene.getY(), button, clicks, shift, control, false, false,
                button == MouseButton.PRIMARY, button == MouseButton.MIDDLE, button == MouseButton.SECONDARY, false, false, false, null));
    }

    private static void near(Position expected, Position found) {
        assertEquals(expected.x(), found.x(), 1e-6);
        assertEquals(expected.y(), found.y(), 1e-6);
        assertEquals(expected.z(), found.z(), 1e-6);
    }

    @Test
    void everyPaneHasItsLettersAndItsSliceNumber() {
        assertEquals("RLAP", Desk.on(() -> letters(Plane.AXIAL)));
        assertEquals("RLSI", Desk.on(() -> letters(Plane.CORONAL)));
        assertEquals("APSI", Desk.on(() -> letters(Plane.SAGITTAL)));
        assertEquals("Axial  16 / 30", Desk.on(() -> pane(Plane.AXIAL).title()));
        key(KeyCode.UP);
        assertEquals("Axial  17 / 30", Desk.on(() -> pane(Plane.AXIAL).title()));
        assertTrue(Desk.on(() -> pane(Plane.AXIAL).getAccessibleText()).startsWith("Axial view, slice 17 of 30. "));
    }

    private static String letters(Plane plane) {
        return pane(plane).letter(Edge.LEFT) + pane(plane).letter(Edge.RIGHT) + pane(plane).letter(Edge.TOP) + pane(plane).letter(Edge.BOTTOM);
    }

    @Test
    void arrowsAndPagesMoveThroughTheFocusedPlane() {
        int start = now().slice(Plane.AXIAL);
        key(KeyCode.UP);
        assertEquals(start + 1, now().slice(Plane.AXIAL));
        key(KeyCode.DOWN, true, false);
        assertEquals(start - 4, now().slice(Plane.AXIAL));
        key(KeyCode.PAGE_UP);
        assertEquals(start + 6, now().slice(Plane.AXIAL));
        Desk.on(() -> {
            pane(Plane.CORONAL).requestFocus();
            return null;
        });
        int coronal = now().slice(Plane.CORONAL);
        key(KeyCode.PAGE_DOWN);
        assertEquals(coronal - 10, now().slice(Plane.CORONAL));
        assertEquals(start + 6, now().slice(Plane.AXIAL));
    }

    @Test
    void theWheelScrollsAndWithControlZoomsAboutTheMouse() {
        int start = now().slice(Plane.SAGITTAL);
        wheel(Plane.SAGITTAL, 1, false, false);
        wheel(Plane.SAGITTAL, 1, false, false);
        assertEquals(start + 2, now().slice(Plane.SAGITTAL));
        wheel(Plane.SAGITTAL, -1, true, false);
        assertEquals(start - 3, now().slice(Plane.SAGITTAL));
        wheel(Plane.SAGITTAL, 1, false, true);
        assertEquals(1.15, zoom(Plane.SAGITTAL), 1e-9);
        assertEquals(1, zoom(Plane.AXIAL));
        key(KeyCode.Z, false, true);
        assertEquals(1, zoom(Plane.SAGITTAL));
        assertEquals(start - 3, now().slice(Plane.SAGITTAL), "scrolling is not taken back");
    }

    @Test
    void aTouchpadsSmallStepsAddUp() {
        int start = now().slice(Plane.AXIAL);
        for (int i = 0; i < 9; i++) {
            wheel(Plane.AXIAL, 0.25, false, false);
        }
        assertEquals(start + 2, now().slice(Plane.AXIAL));
    }

    @Test
    void theLeftButtonTakesTheCrosshairAlong() {
        Position place = Desk.on(() -> pane(Plane.CORONAL).position(pane(Plane.CORONAL).getWidth() / 2 + 40, pane(Plane.CORONAL).getHeight() / 2 - 20)).orElseThrow();
        drag(Plane.CORONAL, MouseButton.PRIMARY, false, false, 40, -20);
        near(place, now().crosshair());
        assertTrue(place.x() < 0 && place.z() > 0, "radiological: to the right is the patient's left");
        drag(Plane.CORONAL, MouseButton.PRIMARY, false, false, 4000, 0);
        assertEquals(-39, now().crosshair().x(), 1e-6, "stops at the outermost voxel");
    }

    @Test
    void rightDragsZoomAndMiddleOrShiftDragsPanAndRResets() {
        drag(Plane.AXIAL, MouseButton.SECONDARY, false, false, 0, -50);
        assertEquals(Math.exp(0.4), zoom(Plane.AXIAL), 1e-9);
        Position before = Desk.on(() -> pane(Plane.AXIAL).position(100, 100)).orElseThrow();
        drag(Plane.AXIAL, MouseButton.MIDDLE, false, false, 30, 10);
        near(before, Desk.on(() -> pane(Plane.AXIAL).position(130, 110)).orElseThrow());
        drag(Plane.AXIAL, MouseButton.PRIMARY, true, false, -30, -10);
        near(before, Desk.on(() -> pane(Plane.AXIAL).position(100, 100)).orElseThrow());
        key(KeyCode.R);
        assertEquals(1, zoom(Plane.AXIAL));
        near(now().field().centre(), now().cameras().get(Plane.AXIAL).centre());
    }

    @Test
    void theWindowToolChangesLevelAndWidthUntilAResetsThem() throws Exception {
        Window first = window();
        key(KeyCode.W);
        assertEquals(Tool.WINDOW, now().tool());
        drag(Plane.AXIAL, MouseButton.PRIMARY, false, false, 40, 0);
        assertTrue(window().width() > first.width() * 1.1);
        assertEquals(first.level(), window().level(), 1e-6);
        drag(Plane.AXIAL, MouseButton.PRIMARY, false, false, 0, 40);
        assertTrue(window().level() > first.level());
        key(KeyCode.A);
        Desk.until(() -> Look.window(MODEL.now()).orElseThrow().equals(first));
        key(KeyCode.Z, false, true);
        assertTrue(window().level() > first.level());
        key(KeyCode.Z, false, true);
        assertEquals(first.level(), window().level(), 1e-6);
        key(KeyCode.Z, true, true);
        assertTrue(window().level() > first.level());
        key(KeyCode.W);
        assertEquals(Tool.NAVIGATE, now().tool());
    }

    @Test
    void aRegionDraggedWithControlGetsTheWholeRangeOfGreys() {
        drag(Plane.AXIAL, MouseButton.PRIMARY, false, true, 60, 60);
        Window fitted = window();
        assertTrue(fitted.low() >= 0 && fitted.high() <= 999 && fitted.width() > 0);
        assertFalse(fitted.equals(Look.window(now().open(now().layers())).map(_ -> Window.of(((Layer.Image) now().layers().getFirst()).volume(0))).orElseThrow()));
    }

    @Test
    void keysShowHideAndThinOverlays() {
        key(KeyCode.S);
        assertFalse(now().overlaysShown());
        key(KeyCode.S);
        key(KeyCode.Q);
        assertEquals(0.4, now().layers().get(1).opacity(), 1e-9);
        key(KeyCode.E);
        key(KeyCode.E);
        assertEquals(0.6, now().layers().get(1).opacity(), 1e-9);
        key(KeyCode.OPEN_BRACKET);
        assertEquals(0, now().active());
        key(KeyCode.OPEN_BRACKET);
        assertEquals(0, now().active());
        key(KeyCode.CLOSE_BRACKET);
        assertEquals(1, now().active());
    }

    @Test
    void aDoubleClickShowsOnePanelAloneAndAgainAll() {
        for (Optional<Panel> expected : List.of(Optional.of(Panel.CORONAL), Optional.<Panel>empty())) {
            Desk.on(() -> {
                mouse(pane(Plane.CORONAL), MouseEvent.MOUSE_CLICKED, MouseButton.PRIMARY, 50, 50, false, false, 2);
                return null;
            });
            Desk.settle();
            assertEquals(expected, now().maximised());
            assertEquals(expected.isEmpty(), Desk.on(() -> pane(Plane.AXIAL).isVisible()));
        }
    }

    @Test
    void nothingIsDrawnWhileNothingChanges() throws Exception {
        long before = Desk.on(() -> pane(Plane.AXIAL).pictures());
        MODEL.now();
        Desk.settle();
        Desk.on(() -> {
            MODEL.navigate(UnaryOperator.identity());
            return null;
        });
        Desk.until(view::isSettled);
        assertEquals(before, Desk.on(() -> pane(Plane.AXIAL).pictures()));
    }

    @Test
    void thePictureShowsTheScan() {
        WritableImage image = Desk.picture(stage);
        long greys = IntStream.range(150, 250).map(x -> image.getPixelReader().getArgb(x, 150) & 0xFF).distinct().count();
        assertTrue(greys > 10, greys + " greys");
    }
}
