package org.amaes.app.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.amaes.app.Drops;
import org.amaes.app.TestWindow;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dicom.DicomFolder;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.pane.SlicePane;
import org.amaes.viewer.slice.Edge;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.ViewerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans of people, as scanners and studies write them, opened by drop and looked through; those lie beside the checkout and are never part of it. */
class ExploreRealScansTest {

    private static final String LETTERS = "RLAPSI";
    private static final int LOOKED_AT = 4000;

    @TempDir
    private Path folder;
    private Path data;
    private TestWindow window;
    private ExplorePlace place;

    @BeforeEach
    void open() throws Exception {
        String shared = System.getProperty("amaes.shared");
        data = shared == null ? Path.of("nowhere") : Path.of(shared, "data");
        assumeTrue(Files.isDirectory(data), "no scans beside this checkout");
        window = new TestWindow(folder);
        place = (ExplorePlace) window.assembly().navigation().find("explore").orElseThrow();
        window.interact(() -> window.assembly().navigation().go(place));
    }

    @AfterEach
    void close() throws Exception {
        if (window != null) {
            window.close();
        }
    }

    @Test
    void rawScansOfAnyGridAreShownWhereTheyStandInThePatient() throws Exception {
        List<Path> scans;
        try (Stream<Path> walk = Files.walk(data.resolve("ms_raw"))) {
            scans = walk.filter(file -> file.toString().endsWith(".nii.gz")).filter(file -> file.toString().contains("study1")).sorted().toList();
        }
        assertEquals(6, scans.size());
        for (Path scan : scans) {
            look(scan, NiftiReader.readVolume(scan));
        }
    }

    @Test
    void lesionsLieOverTheScanTheyBelongTo() throws Exception {
        Path patient = data.resolve("ms_lesions/patient19");
        look(patient.resolve("FLAIR.nii.gz"), NiftiReader.readVolume(patient.resolve("FLAIR.nii.gz")));
        window.interact(() -> place.models().scans().labels(patient.resolve("lesions.nii.gz")));
        window.await(() -> place.models().explore().scan().get().hasLesions() && settled());
        window.interact(() -> place.models().explore().manner(PatchChoice.Manner.LESION));
        window.await(this::settled);
        ExploreViewModel.Shown shown = place.models().explore().shown().get();
        assertTrue(shown.patch().mask().count() > 0, "lesions are hidden");
        ViewerState target = place.models().explore().shown().get().overlays().lesions().isPresent() ? tile("target") : ViewerState.EMPTY;
        assertEquals(2, target.layers().size(), "scan and lesions");
        assertEquals(target.layers().get(0).grid(), target.layers().get(1).grid());
        assertQuiet();
    }

    @Test
    void aFolderOfDicomSlicesIsASeries() throws Exception {
        Path series = data.resolve("dicom/T1post");
        look(series, DicomFolder.of(series).series().getFirst().read());
    }

    @Test
    void aFolderWithoutSlicesIsRefusedInASentence() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("nothing"));
        drop(empty);
        window.await(() -> !window.assembly().notifications().notices().isEmpty());
        assertTrue(window.said().getFirst().contains(empty.toString()), window.said()::toString);
    }

    /** Drops a scan, moves through it, and compares what is shown with the file. */
    private void look(Path scan, Volume raw) throws Exception {
        long dropped = System.nanoTime();
        OpenScan before = place.models().explore().scan().get();
        drop(scan);
        window.await(() -> place.models().explore().scan().get() != before && place.models().explore().shown().get() != null
                && place.models().explore().shown().get().scan() == place.models().explore().scan().get());
        System.out.println(String.format(Locale.ROOT, "%s (%s): on show after %.2f s", scan.getFileName(), raw.shape(), (System.nanoTime() - dropped) / 1e9));
        window.await(this::settled);
        assertEquals(scan.getFileName().toString(), place.models().explore().scan().get().name());
        for (Plane plane : Plane.values()) {
            window.interact(() -> ((ExploreView) place.view()).stages().plane().set(plane));
            window.await(this::settled);
            checkLetters(plane);
        }
        assertSamePlaces(place.models().explore().shown().get().patch().clean(), raw, scan);
        scrollAndWindow();
        assertQuiet();
    }

    private void drop(Path file) {
        window.interact(() -> {
            try {
                Drops.files(window.assembly().view(), List.of(file.toFile()));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private boolean settled() {
        return window.jobs().isIdle() && place.settled();
    }

    private StageTile tileOf(String id) {
        return ((ExploreView) place.view()).stages().tile(id).orElseThrow();
    }

    private ViewerState tile(String id) {
        return tileOf(id).viewer().now();
    }

    /** The letter at an edge is the world axis along which one moves most on the way there, by the patch's affine. */
    private void checkLetters(Plane plane) {
        SlicePane pane = tileOf("clean").view().slice(plane);
        SliceFrame frame = pane.frame().orElseThrow();
        double x = frame.width() / 2.0;
        double y = frame.height() / 2.0;
        double[] middle = frame.world(x, y);
        for (Edge edge : Edge.values()) {
            double[] to = switch (edge) {
                case LEFT -> frame.world(x - 10, y);
                case RIGHT -> frame.world(x + 10, y);
                case TOP -> frame.world(x, y - 10);
                case BOTTOM -> frame.world(x, y + 10);
            };
            int most = 0;
            for (int axis = 1; axis < 3; axis++) {
                if (Math.abs(to[axis] - middle[axis]) > Math.abs(to[most] - middle[most])) {
                    most = axis;
                }
            }
            assertEquals(LETTERS.charAt(2 * most + (to[most] > middle[most] ? 0 : 1)), frame.geometry().letters(edge).charAt(0), plane + " " + edge);
        }
    }

    /** At the same millimetres, the patch and the file are bright and dark alike: their values go together. */
    private static void assertSamePlaces(Volume patch, Volume raw, Path scan) {
        Random random = new Random(1);
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < LOOKED_AT; i++) {
            int x = random.nextInt(patch.shape().x());
            int y = random.nextInt(patch.shape().y());
            int z = random.nextInt(patch.shape().z());
            double[] world = patch.grid().affine().apply(x, y, z);
            double[] voxel = raw.grid().affine().inverse().apply(world[0], world[1], world[2]);
            int a = (int) Math.rint(voxel[0]);
            int b = (int) Math.rint(voxel[1]);
            int c = (int) Math.rint(voxel[2]);
            if (a >= 0 && b >= 0 && c >= 0 && a < raw.shape().x() && b < raw.shape().y() && c < raw.shape().z()) {
                pairs.add(new double[] {patch.get(x, y, z), raw.get(a, b, c)});
            }
        }
        assertTrue(pairs.size() > LOOKED_AT / 4, pairs.size() + " of them lie in the file");
        double together = correlation(pairs);
        assertTrue(together > 0.85, scan + ": values go together by " + together);
    }

    private static double correlation(List<double[]> pairs) {
        double a = pairs.stream().mapToDouble(pair -> pair[0]).average().orElseThrow();
        double b = pairs.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
        double ab = pairs.stream().mapToDouble(pair -> (pair[0] - a) * (pair[1] - b)).sum();
        double aa = pairs.stream().mapToDouble(pair -> (pair[0] - a) * (pair[0] - a)).sum();
        double bb = pairs.stream().mapToDouble(pair -> (pair[1] - b) * (pair[1] - b)).sum();
        return ab / Math.sqrt(aa * bb);
    }

    /** Wheel, window tool and keys in the clean picture; the others follow. */
    private void scrollAndWindow() throws Exception {
        SlicePane pane = tileOf("clean").view().slice(Plane.SAGITTAL);
        int slice = tile("clean").slice(Plane.SAGITTAL);
        window.interact(() -> scroll(pane, 40));
        window.interact(() -> scroll(pane, 40));
        assertNotEquals(slice, tile("clean").slice(Plane.SAGITTAL));
        assertEquals(tile("clean").crosshair(), tile("masked").crosshair());
        var before = Look.window(tile("clean")).orElseThrow();
        window.interact(() -> {
            Point2D middle = new Point2D(pane.getWidth() / 2, pane.getHeight() / 2);
            Event.fireEvent(pane, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.W, false, false, false, false));
            mouse(pane, MouseEvent.MOUSE_PRESSED, middle);
            mouse(pane, MouseEvent.MOUSE_DRAGGED, middle.add(30, 18));
            mouse(pane, MouseEvent.MOUSE_RELEASED, middle.add(30, 18));
            Event.fireEvent(pane, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.W, false, false, false, false));
        });
        assertNotEquals(before, Look.window(tile("clean")).orElseThrow());
        assertEquals(Look.window(tile("clean")), Look.window(tile("augmented")));
        window.await(this::settled);
    }

    private static void scroll(Node node, double by) {
        Point2D scene = node.localToScene(20, 20);
        Point2D screen = node.localToScreen(20, 20);
        node.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, scene.getX(), scene.getY(), screen.getX(), screen.getY(), false, false, false, false, false, false,
                0, by, 0, by, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0,
                new PickResult(node, scene.getX(), scene.getY())));
    }

    private static void mouse(Node node, EventType<MouseEvent> type, Point2D at) {
        Point2D screen = node.localToScreen(at);
        Point2D scene = node.localToScene(at);
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        node.fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, 1, false, false, false, false, down,
                false, false, false, false, true, new PickResult(node, scene.getX(), scene.getY())));
    }

    private void assertQuiet() throws IOException, WorkbenchException {
        assertEquals(List.of(), window.faults());
        assertEquals(List.of(), window.said());
    }
}
