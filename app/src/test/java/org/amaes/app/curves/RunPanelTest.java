package org.amaes.app.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notice;
import org.amaes.app.notice.Notifications;
import org.amaes.app.shell.Themes;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Theme;
import org.amaes.app.state.WorkbenchState;
import org.amaes.core.plot.Chart;
import org.amaes.core.run.RunLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The panel in a window that nobody sees, over run folders that no engine made. */
class RunPanelTest {

    private static final long PATIENCE = 60;

    @TempDir
    private Path folder;
    private final Jobs jobs = Jobs.onWorkers();
    private final Notifications notifications = new Notifications();
    private final ObservableList<Path> runs = FXCollections.observableArrayList();
    private Path saved;
    private RunPanel panel;

    @BeforeEach
    void openWindow() throws Exception {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> {
            panel = new RunPanel(jobs, notifications, new SavesThere(), runs);
            Scene scene = new Scene(panel, 960, 760);
            new Themes(scene, new Memory(WorkbenchState.fresh().with(Theme.LIGHT), InstantSource.fixed(Instant.EPOCH)), List.of());
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void closeWindow() throws Exception {
        FxToolkit.cleanupStages();
        jobs.close();
    }

    private MadeRun made(String name, boolean finetune) throws Exception {
        return new MadeRun(folder.resolve(name), finetune, 7);
    }

    private void watch(MadeRun... watched) throws Exception {
        on(() -> runs.setAll(java.util.Arrays.stream(watched).map(MadeRun::path).toList()));
        await(() -> panel.isSettled());
    }

    private static void on(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE), action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE), question);
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> ask(condition::getAsBoolean));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String words(String id) {
        return ask(() -> panel.lookup("#" + id) instanceof Labeled label && label.isVisible() ? label.getText() : "");
    }

    private void press(Chart chart, KeyCode... codes) {
        for (KeyCode code : codes) {
            on(() -> Event.fireEvent(panel.view(chart), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        }
    }

    @Test
    void withoutARunItSaysWhatToDo() {
        assertTrue(ask(() -> panel.getCenter() instanceof Labeled label && label.getText().startsWith("Choose a run")));
    }

    @Test
    void aFinishedRunTellsHowItWentAndItsPlotsCanBeHeard() throws Exception {
        try (MadeRun run = made("good", true)) {
            run.train(1000).finish();
            watch(run);
            assertEquals("finished", words("run-mood"));
            assertTrue(words("run-progress").startsWith("step 1,000 of 1,000, 100 %, epoch 100.0"), words("run-progress"));
            assertEquals("", words("run-advice"));
            String dice = ask(() -> panel.view(Chart.DICE).spoken());
            assertTrue(dice.startsWith("Validation Dice: core 0.5") && dice.contains("oedema 0.74"), dice);
            assertTrue(ask(() -> panel.view(Chart.LOSS).isVisible() && panel.view(Chart.MEMORY).isVisible()));
        }
    }

    @Test
    void aRunIsFollowedWhileItGoesOnAndPauses() throws Exception {
        try (MadeRun run = made("live", false); RunLock _ = RunLock.tryTake(run.path().resolve("run.lock")).orElseThrow()) {
            run.train(50);
            watch(run);
            assertEquals("running", words("run-mood"));
            assertTrue(words("run-progress").contains("left"), words("run-progress"));
            long drawn = ask(() -> panel.view(Chart.LOSS).drawn());
            run.train(120);
            await(() -> words("run-progress").startsWith("step 120 of 1,000"));
            assertTrue(ask(() -> panel.view(Chart.LOSS).drawn()) > drawn);
            run.pause();
            await(() -> words("run-mood").equals("paused"));
            assertTrue(words("run-advice").contains("waits"));
        }
    }

    @Test
    void nothingIsDrawnWhileNothingChanges() throws Exception {
        try (MadeRun run = made("still", false)) {
            run.train(50).finish();
            watch(run);
            long drawn = ask(() -> panel.view(Chart.LOSS).drawn());
            on(() -> {
                panel.model().poll();
                panel.model().poll();
            });
            await(() -> panel.isSettled());
            assertEquals(drawn, ask(() -> panel.view(Chart.LOSS).drawn()));
        }
    }

    @Test
    void whatDoesNotGoOnSaysWhyAndWhatIsKept() throws Exception {
        try (MadeRun diverged = made("diverged", false); MadeRun failed = made("failed", false); MadeRun killed = made("killed", false)) {
            diverged.train(120).diverge();
            failed.train(30).fail("The disk is full. Free some space.");
            killed.train(230);
            watch(failed);
            assertEquals("failed", words("run-mood"));
            assertEquals("The disk is full. Free some space. There is no checkpoint yet, so resuming begins anew.", words("run-advice"));
            watch(killed);
            assertEquals("interrupted", words("run-mood"));
            assertTrue(words("run-advice").endsWith("Resuming goes on from the checkpoint of step 200."), words("run-advice"));
            diverged.fail("The loss is no number any more.");
            watch(diverged);
            assertEquals("diverged", words("run-mood"));
            assertTrue(words("run-figures").startsWith("loss no number"), words("run-figures"));
        }
    }

    @Test
    void aDeletedRunIsSaidToBeUnreadable() throws Exception {
        on(() -> runs.setAll(folder.resolve("gone")));
        await(() -> words("run-mood").equals("unreadable"));
        assertTrue(words("run-advice").contains("There is no run in"), words("run-advice"));
    }

    @Test
    void theWheelZoomsKeysMarkAndRShowsAllAgain() throws Exception {
        try (MadeRun run = made("zoomed", false)) {
            run.train(400).finish();
            watch(run);
            on(() -> {
                CurveView view = panel.view(Chart.LOSS);
                Point2D place = view.localToScene(view.frame().px(200), view.frame().y() + 20);
                double x = place.getX();
                double y = place.getY();
                Event.fireEvent(view, new ScrollEvent(ScrollEvent.SCROLL, x, y, x, y, false, false, false, false, false, false, 0, 200, 0, 200,
                        ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            });
            assertTrue(ask(() -> panel.model().across().length()) < 300);
            assertEquals(200, ask(() -> panel.view(Chart.LOSS).frame().across(panel.view(Chart.LOSS).frame().px(200))), 1e-6);
            press(Chart.SPEED, KeyCode.R);
            assertEquals(400, ask(() -> panel.model().across().length()));
            press(Chart.LOSS, KeyCode.LEFT, KeyCode.LEFT, KeyCode.ENTER);
            assertEquals(OptionalLong.of(392), ask(() -> panel.model().look().get().mark()));
            assertTrue(ask(() -> panel.view(Chart.LOSS).spoken()).startsWith("Loss at the read-out: validation"));
            press(Chart.LOSS, KeyCode.DELETE, KeyCode.L, KeyCode.M);
            assertEquals(OptionalLong.empty(), ask(() -> panel.model().look().get().mark()));
            assertFalse(ask(() -> panel.model().plot(Chart.LOSS).logarithmic()));
            assertFalse(ask(() -> panel.view(Chart.SPEED).isVisible()));
        }
    }

    @Test
    void severalRunsLieOverOneAnotherAndKeepTheirLookWhenOneIsHidden() throws Exception {
        try (MadeRun one = made("one", true); MadeRun two = made("two", true)) {
            one.train(200).finish();
            two.train(300).finish();
            watch(one, two);
            assertTrue(ask(() -> panel.lookup("#run-legend").isVisible()));
            assertEquals(2, ask(() -> panel.model().plot(Chart.DICE).lines().size()));
            int look = ask(() -> panel.model().shown().get().get(1).style().number());
            on(() -> ((CheckBox) panel.lookupAll(".check-box").iterator().next()).setSelected(false));
            assertEquals(1, ask(() -> panel.model().shown().get().size()));
            assertEquals(look, ask(() -> panel.model().shown().get().getFirst().style().number()));
        }
    }

    @Test
    void theTimeMachineAndTheMarkerMoveTogetherAndNewPreviewsMoveNeither() throws Exception {
        try (MadeRun run = made("timed", true); RunLock _ = RunLock.tryTake(run.path().resolve("run.lock")).orElseThrow()) {
            run.train(100).preview().train(200).preview();
            watch(run);
            assertEquals(200, ask(() -> panel.time().shown().get().orElseThrow().step()), "the newest, as nobody chose another");
            on(() -> panel.model().mark(150));
            await(() -> panel.isSettled());
            assertEquals(100, ask(() -> panel.time().shown().get().orElseThrow().step()));
            run.train(300).preview();
            await(() -> panel.time().previews().get().size() == 3);
            assertEquals(100, ask(() -> panel.time().chosen().orElseThrow().step()));
            on(() -> panel.time().choose(1));
            await(() -> panel.isSettled());
            assertEquals(OptionalLong.of(200), ask(() -> panel.model().look().get().mark()));
            assertTrue(words("time-words").startsWith("step 200, loss "), words("time-words"));
            on(() -> ((Button) panel.lookup("#time-follow")).fire());
            await(() -> panel.time().shown().get().orElseThrow().step() == 300);
            assertEquals(OptionalLong.empty(), ask(() -> panel.model().look().get().mark()));
        }
    }

    @Test
    void previewsPlayOneAfterTheOtherAndADamagedOneIsSaid() throws Exception {
        try (MadeRun run = made("played", false)) {
            run.train(100).preview().train(200).preview();
            Files.delete(run.folder.previews().resolve("step-100-masked.nii.gz"));
            watch(run);
            assertEquals("", words("time-problem"));
            on(() -> panel.time().choose(0));
            await(() -> words("time-problem").contains("step-100-masked"));
            on(() -> panel.time().choose(1));
            await(() -> panel.isSettled());
            List<Number> played = new java.util.concurrent.CopyOnWriteArrayList<>();
            on(() -> {
                panel.time().index().addListener((_, _, index) -> played.add(index));
                panel.time().play(true);
            });
            await(() -> !panel.time().playing().get());
            assertEquals(List.of(0, 1), List.copyOf(played), "from the first again, as the last was on show");
            assertEquals("", words("time-problem"));
        }
    }

    @Test
    void curvesAreTakenAwayAsTableAndPicture() throws Exception {
        try (MadeRun run = made("taken", true)) {
            run.train(100).finish();
            watch(run);
            saved = folder.resolve("table");
            on(() -> ((Button) panel.lookup("#curve-csv")).fire());
            await(() -> notifications.notices().size() == 1);
            assertEquals(101, Files.readAllLines(folder.resolve("table.csv")).size(), "an ending is added where there is none");
            saved = folder.resolve("picture.svg");
            on(() -> ((Button) panel.lookup("#curve-png")).fire());
            await(() -> notifications.notices().size() == 2);
            assertTrue(Files.readString(saved).contains("Validation Dice"));
            saved = folder.resolve("report");
            on(() -> ((Button) panel.lookup("#curve-report")).fire());
            await(() -> notifications.notices().size() == 3);
            assertTrue(Files.readString(folder.resolve("report.html")).contains("amaes repeat"));
            saved = folder.resolve("no such folder/at all/picture.png");
            Files.writeString(folder.resolve("no such folder"), "a file is in the way");
            on(() -> ((Button) panel.lookup("#curve-png")).fire());
            await(() -> notifications.notices().size() == 4);
            assertEquals(Notice.Tone.PROBLEM, ask(() -> notifications.notices().getLast().tone()));
        }
    }

    @Test
    void everyControlHasAnAccessibleText() throws Exception {
        try (MadeRun run = made("heard", true)) {
            run.train(100).preview().finish();
            watch(run);
            for (Node node : ask(() -> List.copyOf(panel.lookupAll(".button, .toggle-button, .slider, .choice-box, .curve-view")))) {
                boolean heard = ask(() -> node instanceof CurveView view ? !view.spoken().isBlank()
                        : node.getAccessibleText() != null || node instanceof Labeled label && !label.getText().isBlank());
                assertTrue(heard, node.toString());
            }
        }
    }

    /** Saves wherever the test says. */
    private final class SavesThere implements Choosers {

        @Override
        public Optional<Path> open(String title, Filter... filters) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name, Filter... filters) {
            return Optional.ofNullable(saved);
        }
    }
}
