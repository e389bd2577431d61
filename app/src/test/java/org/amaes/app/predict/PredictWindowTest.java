package org.amaes.app.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.amaes.app.Assembly;
import org.amaes.app.Drops;
import org.amaes.app.engine.EngineService;
import org.amaes.app.engine.TinyNetwork;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notice;
import org.amaes.app.state.Memory;
import org.amaes.app.state.WorkbenchState;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.WorkbenchException;
import org.amaes.core.lesion.Lesion;
import org.amaes.core.lesion.LesionTable;
import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.metric.Metric;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.amaes.runner.evaluation.Evaluation;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** The real window with a real engine in processes of its own: from a dropped scan to a network that has learnt the correction. */
class PredictWindowTest {

    private static final long PATIENCE_SECONDS = 120;
    private static final int POLL_MILLIS = 50;

    @TempDir
    private Path folder;
    private Jobs jobs;
    private EngineService engine;
    private Memory memory;
    private Assembly assembly;
    private Stage stage;
    private PredictPlace place;
    private Path chosen;
    private final EngineChoice choice = new EngineChoice("cpu", 1, 25);

    private static <T> T fx(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable problem) {
                done.completeExceptionally(problem);
            }
        });
        return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void until(String what, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!fx(condition::getAsBoolean)) {
            assertTrue(System.nanoTime() < end, "waited in vain until " + what + "; said: " + said());
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void settle() throws Exception {
        until("all is drawn", () -> place.settled() && jobs.isIdle());
        until("all is drawn", () -> place.settled() && jobs.isIdle()); // what one answer sets off
    }

    private List<String> said() throws Exception {
        return fx(() -> assembly.notifications().notices().stream().map(Notice::words).toList());
    }

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        open(folder.resolve("user"));
    }

    private void open(Path user) throws Exception {
        fx(() -> {
            jobs = Jobs.onWorkers();
            engine = new EngineService(jobs, () -> choice, _ -> words(List.of("serve", "--threads", "1")), folder.resolve("engine.log"));
            WorkbenchState state = WorkbenchState.fresh().with(choice);
            memory = new Memory(state, InstantSource.system());
            assembly = new Assembly(new Assembly.Surroundings(user, memory, jobs, engine, PredictWindowTest::words, new Chosen(), InstantSource.system()));
            stage = new Stage();
            stage.setScene(new Scene(assembly.view(), 1000, 900));
            assembly.dress(stage.getScene());
            stage.show();
            assembly.navigation().go("predict");
            place = (PredictPlace) assembly.navigation().front().get();
            return null;
        });
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            stage.close();
            jobs.close();
            engine.close();
            return null;
        });
    }

    /** A person who chooses the file that the test names. */
    private final class Chosen implements Choosers {
        @Override
        public Optional<Path> open(String title, Filter... filters) {
            return Optional.ofNullable(chosen);
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.ofNullable(chosen);
        }

        @Override
        public Optional<Path> save(String title, String name, Filter... filters) {
            return Optional.ofNullable(chosen);
        }
    }

    private static List<String> words(List<String> command) {
        List<String> words = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), "org.amaes.runner.cli.Amaes"));
        words.addAll(command);
        return words;
    }

    private <N extends Node> N find(String id, Class<N> kind) {
        return kind.cast(java.util.Objects.requireNonNull(stage.getScene().lookup("#" + id), id));
    }

    private void press(String id) throws Exception {
        fx(() -> {
            find(id, ButtonBase.class).fire();
            return null;
        });
    }

    private Path head(String name, int subject) throws Exception {
        Path file = Files.createDirectories(folder.resolve("scans")).resolve(name);
        NiftiWriter.write(file, Phantom.generate(PhantomSettings.of(7, subject, Contrast.FLAIR).withGrid(new Shape(28, 32, 20), 6, 6, 8)
                .withSkullStripped(true).withOrientation(Orientation.parse("LPS"))).image());
        return file;
    }

    /** Sees scans at 6 mm, so that a head is a few windows. */
    private Path network() throws Exception {
        return TinyNetwork.segmenting(folder.resolve("tiny.safetensors"), Preprocessing.STANDARD.withSpacing(6));
    }

    private void drop(Path file) throws Exception {
        assertTrue(fx(() -> Drops.files(assembly.view(), List.of(file.toFile()))), "the window takes the drop");
    }

    private byte[] labels() throws Exception {
        return fx(() -> place.models().predict().work().labels().get().painting().labels().data().clone());
    }

    private LesionTable shownTable() throws Exception {
        return fx(() -> place.models().predict().work().lesions().get());
    }

    private void predict(Path scan) throws Exception {
        drop(scan);
        until("the scan is shown", () -> place.models().predict().opened().get() != null);
        drop(network());
        until("the network is in use", () -> place.models().predict().network().get() != null);
        settle();
        press("predict");
        until("the mask is there", () -> place.models().predict().work().labels().get() != null);
        settle();
    }

    @Test
    void aDroppedScanIsSegmentedCountedCorrectedSavedAndSentBack() throws Exception {
        Path scan = head("head.nii.gz", 0);
        predict(scan);
        Path mask = fx(() -> place.models().predict().opened().get().keep().mask());
        byte[] predicted = NiftiReader.readLabels(mask).data();
        assertTrue(NiftiReader.open(mask).grid().matches(NiftiReader.open(scan).grid(), 1e-3), "on the scan's own grid");
        assertArrayEquals(predicted, labels());
        assertEquals(LesionTable.of(NiftiReader.readLabels(mask)), shownTable(), "as 'amaes lesions' counts");
        assertEquals("4", fx(() -> find("probability", ChoiceBox.class).getItems().get(1)).toString());

        goesThere();
        byte[] painted = paintsAndTakesBack(predicted);
        savesAndReopens(painted);
        takesPicturesAway();
        sendsBack();
        assertEquals(List.of(), said().stream().filter(words -> !words.contains("is saved") && !words.contains("is written") && !words.contains("has learnt")).toList());
    }

    private void goesThere() throws Exception {
        fx(() -> {
            find("probability", ChoiceBox.class).getSelectionModel().select(1);
            return null;
        });
        settle();
        assertEquals(3, fx(() -> place.models().predict().work().viewer().now().layers().size()), "scan, probability, labels");
        @SuppressWarnings("unchecked")
        TableView<Lesion> table = fx(() -> find("lesion-table", TableView.class));
        Lesion last = fx(() -> {
            table.getSelectionModel().select(table.getItems().size() - 1);
            return table.getSelectionModel().getSelectedItem();
        });
        var cross = fx(() -> place.models().predict().work().viewer().now().crosshair());
        assertEquals(List.of(last.inside().x(), last.inside().y(), last.inside().z()).toString(), List.of(cross.x(), cross.y(), cross.z()).toString());
        settle();
    }

    private byte[] paintsAndTakesBack(byte[] predicted) throws Exception {
        PredictView view = (PredictView) fx(() -> place.view());
        fx(() -> {
            view.box().takeLabel(4);
            view.box().settings().set(view.box().settings().get().withRadius(14));
            return null;
        });
        stroke(view);
        settle();
        if (java.util.Arrays.equals(predicted, labels())) { // an untrained network may have outlined this place already
            fx(() -> {
                view.box().takeLabel(0);
                return null;
            });
            stroke(view);
            settle();
        }
        byte[] painted = labels();
        assertFalse(java.util.Arrays.equals(predicted, painted), "the stroke is in the labels");
        assertTrue(fx(() -> place.models().predict().work().unsaved().get()));
        long voxels = 0;
        for (byte each : painted) {
            voxels += each == 4 ? 1 : 0;
        }
        assertEquals(voxels * 6 * 6 * 8 / 1000.0, shownTable().millilitres().get(4), 1e-6, "the table follows the brush");
        key(view, KeyCode.Z, true, false);
        settle();
        assertArrayEquals(predicted, labels());
        key(view, KeyCode.Z, true, true);
        settle();
        assertArrayEquals(painted, labels());
        return painted;
    }

    private void savesAndReopens(byte[] painted) throws Exception {
        chosen = folder.resolve("corrected.nii.gz");
        press("save-labels");
        until("the labels are saved", () -> Files.exists(chosen) && !place.models().predict().work().unsaved().get());
        settle();
        assertArrayEquals(painted, NiftiReader.readLabels(chosen).data());
        assertEquals("lesion", org.amaes.viewer.paint.LabelNames.read(chosen).get(4));
        press("open-labels");
        settle();
        assertArrayEquals(painted, labels());
        assertEquals(LesionTable.of(NiftiReader.readLabels(chosen)), shownTable());
    }

    private void takesPicturesAway() throws Exception {
        chosen = folder.resolve("picture"); // the ending is added
        PredictView view = (PredictView) fx(() -> place.view());
        fx(() -> {
            view.takeAway().picture(Optional.of(Plane.AXIAL), 2);
            return null;
        });
        settle();
        assertEquals(960, javax.imageio.ImageIO.read(folder.resolve("picture.png").toFile()).getWidth());
        chosen = folder.resolve("sweep.gif");
        fx(() -> {
            view.takeAway().sweep(Plane.AXIAL);
            return null;
        });
        settle();
        assertEquals('G', Files.readAllBytes(chosen)[0]);
    }

    private void sendsBack() throws Exception {
        SendBack sendBack = place.models().sendBack();
        fx(() -> {
            sendBack.begin(1);
            return null;
        });
        until("the network has learnt", () -> sendBack.comparison().get() != null || sendBack.state().get() instanceof SendBack.State.Failed);
        assertTrue(fx(() -> sendBack.state().get()) instanceof SendBack.State.Learnt, () -> sendBack.state().get().toString());
        Comparison measured = fx(() -> sendBack.comparison().get());
        Path run = ((SendBack.State.Learnt) fx(() -> sendBack.state().get())).run();
        Path after = folder.resolve("user/predict/after").resolve(run.getFileName());
        assertTrue(fx(() -> memory.state().get().runs()).contains(run.toAbsolutePath().normalize().toString()), "the place Train shows the run");
        assertEquals(evaluated(sendBack.cases().resolve("labelsTr"), sendBack.cases().resolve("predictionsBefore")), measured.before(), 0.0);
        assertEquals(evaluated(sendBack.cases().resolve("labelsTr"), after), measured.after(), 0.0);
        assertTrue(fx(() -> find("comparison-mean", Label.class).getText()).startsWith("mean   "));
        press("use-new-network");
        until("the new network is in use", () -> place.models().predict().network().get().path().equals(run));
    }

    /** The mean Dice over labels, as {@code amaes evaluate} says it. */
    private static double evaluated(Path truth, Path prediction) throws Exception {
        EvaluationReport report = Evaluation.find(truth, prediction).run(BothEmpty.UNDEFINED, 1, _ -> { });
        Map<Integer, String> names = new TreeMap<>(report.labelNames());
        return names.keySet().stream().mapToDouble(label -> report.summary(label, Metric.DICE).mean()).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    @Test
    void whatWasPaintedBeforeACrashIsThereWhenTheScanIsOpenedAgain() throws Exception {
        Path scan = head("head.nii.gz", 1);
        drop(scan);
        until("the scan is shown", () -> place.models().predict().opened().get() != null);
        press("begin-labels");
        until("there are labels", () -> place.models().predict().work().labels().get() != null);
        settle();
        PredictView view = (PredictView) fx(() -> place.view());
        fx(() -> {
            view.box().takeLabel(1);
            view.box().settings().set(view.box().settings().get().withRadius(10));
            return null;
        });
        stroke(view);
        settle();
        byte[] painted = labels();
        assertTrue(java.util.stream.IntStream.range(0, painted.length).anyMatch(v -> painted[v] == 1), "something is painted");
        Path rescued = copy(folder.resolve("user"), folder.resolve("rescued")); // as the disk is when the power fails
        drop(head("another.nii.gz", 2));
        until("it is said", () -> !assembly.notifications().notices().isEmpty());
        assertTrue(said().getFirst().contains("not saved"), said()::toString);
        close();
        open(rescued);
        drop(scan);
        until("the scan is shown", () -> place.models().predict().opened().get() != null);
        settle();
        press("begin-labels");
        until("there are labels", () -> place.models().predict().work().labels().get() != null);
        settle();
        assertArrayEquals(painted, labels());
        assertTrue(fx(() -> place.models().predict().work().unsaved().get()));
    }

    @Test
    void badFilesAreRefusedInTheWordsOfTheCommandLineAndAFolderIsDoneCaseByCase() throws Exception {
        Path broken = folder.resolve("scans-broken.nii.gz");
        Files.writeString(broken, "no scan");
        drop(broken);
        until("it is said", () -> !assembly.notifications().notices().isEmpty());
        assertEquals(List.of(assertThrows(WorkbenchException.class, () -> NiftiReader.open(broken)).getMessage()), said());
        head("a.nii.gz", 0);
        Files.writeString(head("b.nii.gz", 1), "no scan either");
        head("c.nii.gz", 2);
        drop(folder.resolve("scans"));
        until("the folder is listed", () -> place.models().predict().cases().size() == 3);
        drop(network());
        until("the network is in use", () -> place.models().predict().network().get() != null);
        settle();
        press("predict-all");
        until("all are done", () -> place.models().predict().cases().stream().noneMatch(row -> row.stage() == CaseRow.Stage.WAITING
                || row.stage() == CaseRow.Stage.RUNNING));
        assertEquals(List.of(CaseRow.Stage.DONE, CaseRow.Stage.FAILED, CaseRow.Stage.DONE),
                fx(() -> place.models().predict().cases().stream().map(CaseRow::stage).toList()));
        String why = fx(() -> place.models().predict().cases().get(1).words());
        assertEquals(assertThrows(WorkbenchException.class, () -> NiftiReader.open(folder.resolve("scans/b.nii.gz"))).getMessage(), why);
        fx(() -> {
            place.models().predict().choose(place.models().predict().cases().get(2).scan());
            return null;
        });
        until("the third scan's mask is on show", () -> place.models().predict().work().labels().get() != null
                && place.models().predict().opened().get().scan().id().equals("c"));
        settle();
        assertTrue(fx(() -> place.models().predict().work().viewer().now().layers().getLast()) instanceof Layer.Labels);
    }

    private static Path copy(Path from, Path to) throws Exception {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
        return to;
    }

    private void key(PredictView view, KeyCode code, boolean control, boolean shift) throws Exception {
        fx(() -> {
            Node to = view.viewer().view().slice(Plane.AXIAL);
            to.requestFocus();
            to.fireEvent(new KeyEvent(to, to, KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
            return null;
        });
    }

    /** The left button pressed, dragged and let go across the middle of the axial picture. */
    private void stroke(PredictView view) throws Exception {
        settle();
        fx(() -> {
            Node pane = view.viewer().view().slice(Plane.AXIAL);
            Point2D middle = new Point2D(pane.getLayoutBounds().getWidth() / 2, pane.getLayoutBounds().getHeight() / 2);
            mouse(pane, MouseEvent.MOUSE_PRESSED, middle);
            for (int x = 4; x < 24; x += 4) {
                mouse(pane, MouseEvent.MOUSE_DRAGGED, middle.add(x, x / 2.0));
            }
            mouse(pane, MouseEvent.MOUSE_RELEASED, middle.add(24, 12));
            return null;
        });
    }

    private static void mouse(Node node, EventType<MouseEvent> type, Point2D at) {
        Point2D screen = node.localToScreen(at);
        Point2D scene = node.localToScene(at);
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        node.fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, 1, false, false, false, false, down,
                false, false, false, false, true, new PickResult(node, scene.getX(), scene.getY())));
    }
}
