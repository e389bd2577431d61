package org.amaes.app.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.amaes.app.Assembly;
import org.amaes.app.Drops;
import org.amaes.app.NoChoosers;
import org.amaes.app.engine.EngineService;
import org.amaes.app.engine.TinyNetwork;
import org.amaes.app.job.Jobs;
import org.amaes.app.state.Memory;
import org.amaes.app.state.WorkbenchState;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.amaes.viewer.slice.Plane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** The real window with a real engine in a process of its own, driven by its controls. */
class ExploreWindowTest {

    private static final long PATIENCE_SECONDS = 90;
    private static final int POLL_MILLIS = 50;

    @TempDir
    private Path folder;
    private Jobs jobs;
    private EngineService engine;
    private Assembly assembly;
    private Stage stage;
    private ExplorePlace place;

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

    private static void until(String what, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!fx(condition::getAsBoolean)) {
            assertTrue(System.nanoTime() < end, "waited in vain until " + what);
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void settle() throws Exception {
        until("all is drawn", () -> place.settled() && jobs.isIdle());
        until("all is drawn", () -> place.settled() && jobs.isIdle()); // what one answer sets off
    }

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        fx(() -> {
            jobs = Jobs.onWorkers();
            engine = new EngineService(jobs, () -> new EngineChoice("cpu", 1, 25), ExploreWindowTest::engineCommand, folder.resolve("engine.log"));
            assembly = new Assembly(new Assembly.Surroundings(folder, new Memory(WorkbenchState.fresh(), InstantSource.system()), jobs, engine,
                    new NoChoosers(), InstantSource.system()));
            stage = new Stage();
            stage.setScene(new Scene(assembly.view(), 1400, 900));
            assembly.dress(stage.getScene());
            stage.show();
            assembly.navigation().go("explore");
            place = (ExplorePlace) assembly.navigation().front().get();
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

    private static List<String> engineCommand(EngineChoice choice) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "org.amaes.runner.cli.Amaes", "serve", "--threads", Integer.toString(choice.threads()));
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

    private int[] picture(String id) throws Exception {
        return fx(() -> {
            WritableImage image = find(id, Node.class).snapshot(null, null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] pixels = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            return pixels;
        });
    }

    private Path head() throws Exception {
        Path file = folder.resolve("head.nii.gz");
        NiftiWriter.write(file, Phantom.generate(PhantomSettings.of(7, 0, Contrast.FLAIR).withGrid(new Shape(28, 32, 20), 6, 6, 8)
                .withSkullStripped(true).withOrientation(Orientation.parse("LPS"))).image());
        return file;
    }

    @Test
    void aScanIsDamagedMaskedPaintedAndRedrawn() throws Exception {
        Path scan = head();
        assertTrue(fx(() -> Drops.files(assembly.view(), List.of(scan.toFile()))), "the window takes the drop");
        until("the scan is shown", () -> place.models().explore().shown().get() != null);
        fx(() -> {
            place.models().explore().side(32);
            return null;
        });
        press("preset-none");
        settle();
        int[] untouched = picture("stage-augmented");

        fx(() -> {
            place.models().pipeline().enable(Choice.GAMMA, true);
            find("probability-gamma", Slider.class).setValue(100);
            return null;
        });
        settle();
        assertEquals(1, fx(() -> place.models().explore().shown().get().patch().happened().size()));
        assertFalse(java.util.Arrays.equals(untouched, picture("stage-augmented")), "the augmented pane follows the slider");

        press("seed-next");
        settle();
        assertEquals("2", fx(() -> find("seed", TextField.class).getText()));
        assertEquals(2, fx(() -> place.models().explore().shown().get().choice().seed()));

        Path network = TinyNetwork.reconstructing(folder.resolve("tiny.safetensors"));
        fx(() -> {
            assembly.opener().open(network);
            return null;
        });
        until("the network has redrawn the patch", () -> place.models().redraw().isCurrent() || !place.models().redraw().problem().get().isEmpty());
        assertEquals("", fx(() -> place.models().redraw().problem().get()));
        settle();
        assertEquals(TinyNetwork.PATCH, fx(() -> place.models().explore().shown().get().patch().clean().shape()), "a network takes the patch it was trained on");

        press("hide-by-hand");
        settle();
        assertEquals(0, fx(() -> place.models().explore().shown().get().patch().mask().count()));
        stroke();
        settle();
        int hidden = fx(() -> place.models().explore().shown().get().patch().mask().count());
        assertTrue(hidden > 3, hidden + " tokens hidden by a stroke");
        Redrawn redrawn = fx(() -> place.models().redraw().redrawn().get());
        assertTrue(Double.isFinite(redrawn.deviation().hiddenDb()), redrawn.deviation()::toString);
        fx(() -> {
            place.models().painting().undo();
            return null;
        });
        settle();
        assertTrue(fx(() -> place.models().redraw().isCurrent()), "the network follows");
        assertEquals(0, fx(() -> place.models().redraw().redrawn().get().of().patch().mask().count()));
        assertArrayEquals(new Object[0], fx(() -> assembly.notifications().notices().toArray()));
    }

    /** The left button pressed, dragged and let go across the middle of the axial picture of the masked patch. */
    private void stroke() throws Exception {
        fx(() -> {
            Node pane = place.view() instanceof ExploreView view ? view.stages().tile("masked").orElseThrow().view().slice(Plane.AXIAL) : null;
            Point2D middle = new Point2D(pane.getLayoutBounds().getWidth() / 2, pane.getLayoutBounds().getHeight() / 2);
            mouse(pane, MouseEvent.MOUSE_PRESSED, middle);
            for (int x = 2; x < 12; x += 2) {
                mouse(pane, MouseEvent.MOUSE_DRAGGED, middle.add(x, 0));
            }
            mouse(pane, MouseEvent.MOUSE_RELEASED, middle.add(12, 0));
            return null;
        });
    }

    private static void mouse(Node node, javafx.event.EventType<MouseEvent> type, Point2D at) {
        Point2D screen = node.localToScreen(at);
        Point2D scene = node.localToScene(at); // what an event without a source counts in
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        node.fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, 1, false, false, false, false, down,
                false, false, false, false, true, new PickResult(node, scene.getX(), scene.getY())));
    }
}
