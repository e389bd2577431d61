package org.amaes.viewer.paintbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.paint.Overwrite;
import org.amaes.viewer.paint.PaintSettings;
import org.amaes.viewer.paint.PaintingSave;
import org.amaes.viewer.paint.Painting;
import org.amaes.viewer.paint.Spot;
import org.amaes.viewer.pane.Desk;
import org.amaes.viewer.pane.OrthogonalView;
import org.amaes.viewer.pane.SlicePane;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paints in the real panes with the events that a mouse and a keyboard make. */
class PaintBoxTest {

    private static final ViewerModel MODEL = new ViewerModel();
    private static Volume scan;
    private static OrthogonalView view;
    private static PaintBox box;
    private static PaintBar bar;
    private static Stage stage;

    @TempDir
    Path folder;

    private Painting painting;

    @BeforeAll
    static void openAWindow() throws Exception {
        scan = Phantom.generate(PhantomSettings.of(3, 0, Contrast.FLAIR).withGrid(new Shape(66, 78, 32), 2.5, 2.5, 5)
                .withOrientation(Orientation.parse("LPS"))).image();
        stage = Desk.show(() -> {
            view = new OrthogonalView(MODEL);
            box = new PaintBox(view);
            bar = new PaintBar(box);
            BorderPane pane = new BorderPane(view);
            pane.setTop(bar);
            return pane;
        }, 1200, 900);
    }

    @AfterAll
    static void closeIt() {
        Desk.close(stage);
    }

    @BeforeEach
    void begin() throws Exception {
        painting = Painting.open(scan, LabelMap.zeros(scan.grid()), folder.resolve("paintings"));
        Desk.on(() -> {
            MODEL.open(List.of(Layer.Image.of("head", scan)));
            box.begin(painting, "lesions", LabelPalette.STANDARD.named(Map.of(1, "lesion", 2, "oedema")));
            view.slice(Plane.AXIAL).requestFocus();
            return null;
        });
        Desk.until(view::isSettled);
    }

    @AfterEach
    void end() {
        Desk.on(() -> {
            box.end();
            box.settings().set(PaintSettings.START);
            MODEL.navigate(state -> state.withTool(Tool.NAVIGATE));
            return null;
        });
    }

    private static void press(KeyCode key, boolean shift, boolean control) {
        Desk.on(() -> {
            Node to = stage.getScene().getFocusOwner();
            to.fireEvent(new KeyEvent(to, to, KeyEvent.KEY_PRESSED, "", "", key, shift, control, false, false));
            return null;
        });
        Desk.settle();
    }

    private static void press(KeyCode key) {
        press(key, false, false);
    }

    /** Drags the left button from one voxel of the middle slice to others. */
    private static void drag(Plane plane, int[]... voxels) {
        SlicePane pane = view.slice(plane);
        for (int i = 0; i < voxels.length; i++) {
            fire(pane, i == 0 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED, voxels[i]);
        }
        fire(pane, MouseEvent.MOUSE_RELEASED, voxels[voxels.length - 1]);
    }

    private static void fire(SlicePane pane, EventType<MouseEvent> type, int[] voxel) {
        Desk.on(() -> {
            SliceFrame frame = pane.frame().orElseThrow();
            double[] world = scan.grid().affine().apply(voxel[0], voxel[1], voxel[2]);
            double[] at = frame.pixel(world[0], world[1], world[2]);
            Point2D screen = pane.localToScreen(at[0], at[1]);
            Point2D inScene = pane.localToScene(at[0], at[1]);
            boolean down = type != MouseEvent.MOUSE_RELEASED && type != MouseEvent.MOUSE_MOVED;
            pane.fireEvent(new MouseEvent(type, inScene.getX(), inScene.getY(), screen.getX(), screen.getY(),
                    type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY, 1,
                    false, false, false, false, down, false, false, false, false, false, null));
            return null;
        });
        Desk.settle();
    }

    /** The middle voxel's indices, in the slice that the crosshair is in, moved along the first two axes. */
    private static int[] near(int right, int front) {
        Position cross = MODEL.now().crosshair();
        Spot spot = Spot.at(scan.grid(), Plane.AXIAL, cross.x(), cross.y(), cross.z());
        return new int[] {(int) Math.rint(spot.i()) + right, (int) Math.rint(spot.j()) + front, (int) Math.rint(spot.k())};
    }

    private static byte[] strokeBetween(int[] from, int[] to, double radius, int label) {
        LabelMap expected = LabelMap.zeros(scan.grid());
        for (int voxel = 0; voxel < expected.data().length; voxel++) {
            int k = voxel % scan.shape().z();
            double[] at = scan.grid().affine().apply(voxel / (scan.shape().y() * scan.shape().z()), voxel / scan.shape().z() % scan.shape().y(), k);
            double[] a = scan.grid().affine().apply(from[0], from[1], from[2]);
            double[] b = scan.grid().affine().apply(to[0], to[1], to[2]);
            if (k == from[2] && distance(at, a, b) <= radius + 1e-6) {
                expected.data()[voxel] = (byte) label;
            }
        }
        return expected.data();
    }

    private static double distance(double[] p, double[] a, double[] b) {
        double best = Double.POSITIVE_INFINITY;
        for (int step = 0; step <= 2_000; step++) {
            double s = step / 2_000.0;
            best = Math.min(best, Math.hypot(Math.hypot(p[0] - a[0] - s * (b[0] - a[0]), p[1] - a[1] - s * (b[1] - a[1])), p[2] - a[2] - s * (b[2] - a[2])));
            if (a[0] == b[0] && a[1] == b[1]) {
                break;
            }
        }
        return best;
    }

    @Test
    void aStrokeIsPaintedTakenBackDoneAgainSavedAndReadBackVoxelForVoxel() throws Exception {
        press(KeyCode.B);
        press(KeyCode.DIGIT2);
        Desk.on(() -> {
            box.settings().set(box.settings().get().withRadius(4.1));
            return null;
        });
        int[] from = near(-6, 3);
        int[] to = near(5, -4);
        drag(Plane.AXIAL, from, to);
        byte[] expected = strokeBetween(from, to, 4.1, 2);
        assertArrayEquals(expected, painting.labels().data());
        Desk.until(view::isSettled);
        press(KeyCode.PAGE_UP); // undo survives slice changes
        press(KeyCode.Z, false, true);
        assertEquals(0, painting.labels().histogram()[2]);
        press(KeyCode.Z, true, true);
        assertArrayEquals(expected, painting.labels().data());
        Path file = folder.resolve("lesions.nii.gz");
        PaintingSave save = Desk.on(painting::beginSave);
        save.write(file, Optional.empty(), Map.of(2, "oedema"));
        Desk.on(() -> {
            save.finish();
            return null;
        });
        assertArrayEquals(expected, NiftiReader.readLabels(file).data());
        assertEquals(NiftiReader.readLabels(file).grid(), scan.grid());
        assertFalse(painting.isUnsaved());
    }

    @Test
    void keysSetTheToolsAsThePanesAndTheBarShow() throws Exception {
        press(KeyCode.X);
        assertEquals(Tool.ERASER, MODEL.now().tool());
        assertTrue(toggle("Eraser"));
        press(KeyCode.F);
        assertTrue(toggle("Fill"));
        press(KeyCode.DIGIT5);
        assertEquals(Tool.FILL, MODEL.now().tool());
        assertEquals(5, box.settings().get().label());
        press(KeyCode.DIGIT0);
        assertEquals(Tool.ERASER, MODEL.now().tool());
        press(KeyCode.NUMPAD3);
        assertEquals(3, box.settings().get().label());
        assertEquals(Tool.BRUSH, MODEL.now().tool());
        double before = box.settings().get().radius();
        press(KeyCode.PLUS);
        assertTrue(box.settings().get().radius() > before);
        press(KeyCode.MINUS);
        assertEquals(before, box.settings().get().radius(), 0.26);
        press(KeyCode.D);
        assertTrue(box.settings().get().solid() && toggle("3-D brush and fill"));
        press(KeyCode.T);
        assertTrue(box.settings().get().range().isPresent() && toggle("Threshold in brush"));
        press(KeyCode.T);
        assertTrue(box.settings().get().range().isEmpty());
        press(KeyCode.ESCAPE);
        assertEquals(Tool.NAVIGATE, MODEL.now().tool());
    }

    private static boolean toggle(String words) {
        return Desk.on(() -> bar.lookupAll(".toggle-button").stream()
                .filter(node -> words.equals(((ButtonBase) node).getAccessibleText()))
                .anyMatch(node -> ((ToggleButton) node).isSelected()));
    }

    @Test
    void fillThresholdEraseProtectAndInterpolateWorkFromThePanes() throws Exception {
        press(KeyCode.B);
        drag(Plane.AXIAL, near(0, 0));
        long disc = painting.labels().histogram()[1];
        assertTrue(disc > 0);
        press(KeyCode.F);
        press(KeyCode.DIGIT4);
        drag(Plane.AXIAL, near(0, 0)); // recolours the disc
        assertEquals(disc, painting.labels().histogram()[4]);
        press(KeyCode.UP);
        press(KeyCode.UP);
        press(KeyCode.UP);
        press(KeyCode.B);
        drag(Plane.AXIAL, near(0, 0));
        press(KeyCode.I);
        assertEquals(4 * disc, painting.labels().histogram()[4]);
        press(KeyCode.I);
        assertTrue(box.message().get().startsWith("Nothing to fill between"), box.message().get());
        Desk.on(() -> {
            box.settings().set(box.settings().get().withOverwrite(new Overwrite.Only(7)));
            return null;
        });
        press(KeyCode.X);
        drag(Plane.AXIAL, near(0, 0));
        assertEquals(4 * disc, painting.labels().histogram()[4]);
        Desk.on(() -> {
            box.settings().set(box.settings().get().withOverwrite(Overwrite.EVERYTHING));
            return null;
        });
        press(KeyCode.X);
        press(KeyCode.X);
        drag(Plane.AXIAL, near(0, 0));
        assertEquals(3 * disc, painting.labels().histogram()[4]);
    }

    @Test
    void whatAnInterruptedSessionPaintedIsBackAndCanBeTakenAway() throws Exception {
        press(KeyCode.B);
        drag(Plane.CORONAL, near(0, 0), near(9, 0));
        byte[] painted = painting.labels().data().clone();
        assertTrue(painting.isUnsaved());
        end();
        begin();
        assertArrayEquals(painted, painting.labels().data());
        assertTrue(box.message().get().startsWith("What an interrupted session had painted is back"), box.message().get());
        press(KeyCode.Z, false, true);
        assertArrayEquals(new byte[painted.length], painting.labels().data());
    }

    @Test
    void paintingShowsInThePictures() throws Exception {
        press(KeyCode.B);
        Desk.on(() -> {
            box.settings().set(box.settings().get().withRadius(9));
            return null;
        });
        int before = Arrays.hashCode(pixels());
        drag(Plane.AXIAL, near(-12, 0), near(12, 8));
        fire(view.slice(Plane.AXIAL), MouseEvent.MOUSE_MOVED, near(20, 20));
        Desk.until(view::isSettled);
        assertFalse(before == Arrays.hashCode(pixels()));
        Desk.save(Desk.picture(stage), "painting");
    }

    private static int[] pixels() {
        WritableImage image = Desk.picture(stage);
        int[] pixels = new int[300 * 300];
        image.getPixelReader().getPixels(150, 200, 300, 300, PixelFormat.getIntArgbInstance(), pixels, 0, 300);
        return pixels;
    }
}
