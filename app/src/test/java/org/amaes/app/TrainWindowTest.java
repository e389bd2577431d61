package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import org.amaes.app.train.TrainPlace;
import org.amaes.app.train.list.RunCondition;
import org.amaes.app.train.list.RunListViewModel;
import org.amaes.app.train.list.RunRow;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunFolder.Request.Keep;
import org.amaes.core.run.RunHistory;
import org.amaes.core.run.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Train, driven as a person drives it, with the real engine as child processes. */
@Timeout(180)
class TrainWindowTest {

    @TempDir
    private static Path study;
    private static Path store;

    @TempDir
    private Path folder;
    private TestWindow window;
    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void prepare() throws Exception {
        store = study.resolve("store");
        amaes("phantom", "--out", study.resolve("heads").toString(), "--labelled", "3", "--unlabelled", "0", "--skull-stripped");
        amaes("prepare", study.resolve("heads").toString(), "--out", store.toString(), "--spacing", "4");
    }

    private static void amaes(String... words) throws Exception {
        Process process = new ProcessBuilder(TestWindow.command(List.of(words))).redirectErrorStream(true)
                .redirectOutput(study.resolve("said.txt").toFile()).start();
        assertEquals(0, process.waitFor(), () -> {
            try {
                return Files.readString(study.resolve("said.txt"));
            } catch (java.io.IOException e) {
                return e.getMessage();
            }
        });
    }

    @BeforeEach
    void open() throws Exception {
        window = new TestWindow(folder);
        window.interact(() -> window.assembly.navigation().go("train"));
    }

    @AfterEach
    void close() throws Exception {
        for (RunRow row : list().active()) {
            RunFolder.open(row.path()).request(RunFolder.Request.Kind.STOP).make(Keep.NOTHING);
            while (RunFolder.open(row.path()).state() == RunState.RUNNING) {
                Thread.sleep(20);
            }
        }
        window.close();
        assertEquals(List.of(), List.copyOf(window.faults));
    }

    private RunListViewModel list() {
        return ((TrainPlace) window.assembly.navigation().find("train").orElseThrow()).models().list();
    }

    private void write(String field, String text) {
        window.interact(() -> robot.lookup("#field-" + field).queryAs(TextField.class).setText(text));
    }

    private String problem(String field) {
        return robot.lookup("#field-" + field + "-problem").queryAs(Label.class).getText();
    }

    private void fill(Path run, int steps) throws Exception {
        window.interact(() -> robot.lookup("#empty-pretrain").queryAs(Button.class).fire());
        write("data", store.toString());
        write("out", run.toString());
        write("network", "unet");
        write("filters", "4");
        write("patch", "32");
        write("batch", "1");
        write("steps", Integer.toString(steps));
        write("threads", "1");
        write("precision", "float32");
        write("checkpointEvery", "2");
        write("validateEvery", "0");
        write("previewEvery", "0");
    }

    private void start() throws Exception {
        window.await(() -> !robot.lookup("#form-start").queryAs(Button.class).isDisabled());
        window.interact(() -> robot.lookup("#form-start").queryAs(Button.class).fire());
    }

    private void await(Path run, RunCondition condition) throws Exception {
        window.await(() -> list().rows().stream().anyMatch(row -> row.path().equals(run) && row.condition() == condition));
    }

    private RunRow row(Path run) {
        return list().rows().stream().filter(row -> row.path().equals(run)).findFirst().orElseThrow();
    }

    @Test
    void whatDoesNotFitIsExplainedAtItsFieldInTheWordsOfTheCommandLine() throws Exception {
        fill(folder.resolve("run"), 4);
        write("patch", "33");
        write("accumulate", "3");
        write("ratio", "much");
        window.await(() -> problem("patch").contains("33") && !problem("accumulate").isEmpty() && !problem("ratio").isEmpty());
        assertEquals("⚠ accumulate must divide the batch of 1 evenly; 3 does not.", problem("accumulate"));
        assertTrue(problem("ratio").contains("'much' does not fit the field masking.ratio"), problem("ratio"));
        assertEquals("", problem("steps"));
        assertTrue(robot.lookup("#form-start").queryAs(Button.class).isDisabled());
        assertEquals("3 fields need other values:", robot.lookup("#form-problem").queryAs(Label.class).getText());
        write("patch", "32");
        write("accumulate", "");
        write("ratio", "");
        window.await(() -> !robot.lookup("#form-start").queryAs(Button.class).isDisabled());
        assertEquals("", problem("patch"));
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("letter.txt"), "Dear colleague");
        write("out", full.toString());
        window.await(() -> problem("out").contains("is not empty"));
        write("data", full.toString());
        window.await(() -> !problem("data").isEmpty());
    }

    @Test
    @Tag("long")
    void aForecastIsMadeByTheEngineBeforeTheStart() throws Exception {
        fill(folder.resolve("run"), 40);
        window.await(() -> !robot.lookup("#form-forecast").queryAs(Button.class).isDisabled());
        window.interact(() -> robot.lookup("#form-forecast").queryAs(Button.class).fire());
        window.await(() -> robot.lookup("#forecast-time").tryQuery().isPresent());
        assertTrue(robot.lookup("#forecast-time").queryAs(Label.class).getText().contains("40 updates"));
        assertFalse(Files.exists(folder.resolve("run")), "nothing of it is kept");
    }

    @Test
    void aRunIsDuplicatedIntoTheFormAndDeletedOnceThePersonHasSaidSo() throws Exception {
        Path run = folder.resolve("small");
        amaes("pretrain", "--data", store.toString(), "--out", run.toString(), "--network", "unet", "--set", "filters=4", "--patch", "32", "--batch", "1", "--steps",
                "2", "--threads", "1", "--set", "previewEvery=0", "--set", "validateEvery=0", "--set", "keepCheckpoints=3");
        window.interact(() -> list().watch(run));
        await(run, RunCondition.FINISHED);
        TrainPlace place = (TrainPlace) window.assembly.navigation().find("train").orElseThrow();
        assertEquals("amaes repeat " + run + " --out " + folder.resolve("small-2"), place.models().actions().command(row(run)));
        window.interact(() -> robot.lookup("#more-run").queryAs(MenuButton.class).getItems().get(1).fire());
        window.await(() -> robot.lookup("#run-form").query().isVisible() && !robot.lookup("#form-start").queryAs(Button.class).isDisabled());
        assertEquals("4", robot.lookup("#field-filters").queryAs(TextField.class).getText());
        assertEquals("3", robot.lookup("#field-keepCheckpoints").queryAs(TextField.class).getText());
        assertEquals(folder.resolve("small-2").toString(), robot.lookup("#field-out").queryAs(TextField.class).getText());
        window.interact(() -> robot.lookup("#form-back").queryAs(Button.class).fire());

        window.interact(() -> robot.lookup("#more-run").queryAs(MenuButton.class).getItems().getFirst().fire());
        assertEquals(run.toString(), robot.lookup("#field-checkpoint").queryAs(TextField.class).getText());
        assertEquals(store.toString(), robot.lookup("#field-data").queryAs(TextField.class).getText());
        window.await(() -> problem("cases").startsWith("⚠ There are 3 labelled scans to train on"));
        write("cases", "2");
        window.await(() -> !robot.lookup("#form-start").queryAs(Button.class).isDisabled());
        window.interact(() -> robot.lookup("#form-back").queryAs(Button.class).fire());

        window.interact(() -> place.models().actions().delete(row(run)));
        assertTrue(window.assembly.view().sheets().isOpen());
        window.interact(() -> robot.lookup("#answer-cancel").queryAs(Button.class).fire());
        assertTrue(RunFolder.isRun(run));
    }

    @Test
    void aRunIsStartedFromTheFormKilledResumedAndFinished() throws Exception {
        Path run = folder.resolve("runs/first");
        fill(run, 2000);
        start();
        await(run, RunCondition.RUNNING);
        window.await(() -> row(run).step() > 3);
        long process = RunHistory.read(RunFolder.open(run).events()).last().isPresent() ? started(run) : -1;
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
        await(run, RunCondition.CRASHED);
        assertTrue(window.said().stream().anyMatch(said -> said.contains("first was interrupted") && said.contains("resume goes on")), () -> window.said().toString());
        Button resume = robot.lookup("#resume-run").queryAs(Button.class);
        assertTrue(resume.isVisible());
        long killedAt = row(run).step();
        window.interact(resume::fire);
        await(run, RunCondition.RUNNING);
        window.await(() -> row(run).step() > killedAt + 2);
        assertTrue(closingAsks(), "training goes on");
        window.interact(() -> robot.lookup("#pause-run").queryAs(Button.class).fire());
        await(run, RunCondition.PAUSED);
        window.interact(() -> robot.lookup("#resume-run").queryAs(Button.class).fire());
        await(run, RunCondition.RUNNING);
        window.interact(() -> ((TrainPlace) window.assembly.navigation().find("train").orElseThrow()).models().actions().stop(row(run), Keep.LAST));
        await(run, RunCondition.STOPPED);
        assertEquals(List.of(run.toString()), window.memory.state().get().runs());
        RunHistory history = RunHistory.read(RunFolder.open(run).events());
        assertEquals(history.step(), history.steps().size(), "every step once, without a seam");
    }

    private static long started(Path run) throws Exception {
        return org.amaes.core.run.EventTail.all(RunFolder.open(run).events()).stream()
                .filter(org.amaes.core.run.RunEvent.Started.class::isInstance).map(org.amaes.core.run.RunEvent.Started.class::cast).findFirst().orElseThrow().process();
    }

    /** Whether the window asks before it closes; the answer is that runs go on, and closes it. */
    private boolean closingAsks() {
        AtomicInteger closed = new AtomicInteger();
        boolean[] may = new boolean[1];
        window.interact(() -> may[0] = window.assembly.mayClose(closed::incrementAndGet));
        assertEquals(0, closed.get());
        if (!may[0]) {
            assertTrue(window.assembly.view().sheets().isOpen());
            window.interact(() -> robot.lookup("#answer-0").queryAs(Button.class).fire());
            assertEquals(1, closed.get());
        }
        return !may[0];
    }

    @Test
    void aRunThatGoesOnWithoutTheWindowIsFoundAgainAndItsEndIsTold() throws Exception {
        Path run = folder.resolve("outside");
        Process engine = new ProcessBuilder(TestWindow.command(List.of("pretrain", "--data", store.toString(), "--out", run.toString(), "--network", "unet", "--set",
                "filters=4", "--patch", "32", "--batch", "1", "--steps", "30", "--threads", "1", "--set", "previewEvery=0", "--set", "validateEvery=0")))
                .redirectErrorStream(true).redirectOutput(folder.resolve("said.txt").toFile()).start();
        while (!RunFolder.isRun(run) && engine.isAlive()) {
            Thread.sleep(10);
        }
        window.interact(() -> list().watch(folder));
        window.await(() -> list().rows().size() == 1 && list().rows().getFirst().condition() == RunCondition.RUNNING
                || list().rows().size() == 1 && list().rows().getFirst().condition() == RunCondition.FINISHED);
        await(run, RunCondition.FINISHED);
        assertFalse(closingAsks(), "nothing goes on any more");
        assertEquals(30, row(run).step());
        assertEquals("pretraining", row(run).kind());
        window.interact(() -> list().filter().unbind());
        window.interact(() -> list().filter().set("finished UNET-that-is-not-there"));
        assertEquals(0, list().rows().size());
        window.interact(() -> list().filter().set("Finished store"));
        assertEquals(1, list().rows().size());
    }
}
