package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunFolder.Request;
import org.amaes.core.run.RunHistory;
import org.amaes.core.run.RunLock;
import org.amaes.core.run.RunState;
import org.amaes.runner.Backends;
import org.amaes.runner.training.Trainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Runs that are paused, stopped, worked on twice, or whose folders and data are not what they were. */
@Timeout(120)
class RunControlTest {

    @TempDir
    static Path folder;

    private static Path store;
    private static JsonNode recipe;
    private static ExecutorService engines;

    @TempDir
    Path temp;

    private RunFolder run;

    @BeforeAll
    static void prepare() throws Exception {
        store = TinyStudy.store(folder, 3);
        Path example = folder.resolve("example");
        CommandRun.of(TinyStudy.pretrain(store, example, 6, "--set", "checkpointEvery=2", "--set", "validateEvery=0", "--set", "previewEvery=0"))
                .assertCode(ExitCode.DONE);
        recipe = RunFolder.open(example).recipe();
        engines = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void end() {
        engines.close();
    }

    @BeforeEach
    void create() throws Exception {
        run = RunFolder.create(temp.resolve("run"), recipe);
    }

    /** Works on the run, telling of every event; returns whether it was finished. */
    private boolean train(Consumer<RunEvent> listener) throws WorkbenchException {
        return new Trainer(run, Backends.here(), listener).run(() -> { });
    }

    private Consumer<RunEvent> at(long step, Action action) {
        return event -> {
            if (event instanceof RunEvent.Step done && done.step() == step) {
                try {
                    action.run();
                } catch (WorkbenchException | IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    private interface Action {
        void run() throws WorkbenchException, IOException;
    }

    private void await(RunState state) throws Exception {
        while (run.state() != state) {
            Thread.sleep(5);
        }
    }

    private Path[] remains() throws IOException {
        try (Stream<Path> files = Files.list(run.path())) {
            return files.filter(file -> file.toString().endsWith(".request")).toArray(Path[]::new);
        }
    }

    @Test
    void aPausedRunWaitsAndGoesOnInItsOwnProcess() throws Exception {
        AtomicLong steps = new AtomicLong();
        Consumer<RunEvent> pause = at(3, () -> CommandRun.of("pause", run.path()).assertCode(ExitCode.DONE));
        Future<Boolean> engine = engines.submit(() -> train(event -> {
            steps.set(event.step());
            pause.accept(event);
        }));
        await(RunState.PAUSED);
        assertEquals(3, steps.get());
        assertEquals("paused", CommandRun.json("runs", run.path()).get(0).get("state").asText());
        CommandRun.of("pause", run.path()).assertRefused(run.path(), "is paused");
        CommandRun resumed = CommandRun.of("resume", run.path()).assertCode(ExitCode.DONE);
        assertTrue(resumed.out().contains("goes on in its own process"), resumed.out());
        assertTrue(engine.get());
        assertEquals(RunState.FINISHED, run.state());
        assertEquals(0, remains().length);
        RunHistory history = RunHistory.read(run.events());
        assertEquals(6, history.steps().size());
    }

    @Test
    void aPausedRunThatIsStoppedDoesNoFurtherStep() throws Exception {
        Future<Boolean> engine = engines.submit(() -> train(at(3, () -> run.request(Request.Kind.PAUSE).make())));
        await(RunState.PAUSED);
        assertEquals("stop", CommandRun.json("stop", run.path()).get("asked").asText());
        assertFalse(engine.get());
        assertEquals(RunState.STOPPED, run.state());
        assertEquals(3, RunHistory.read(run.events()).step());
        assertTrue(Files.exists(run.checkpoints().resolve("step-3.safetensors")));
        assertEquals(0, remains().length);
        CommandRun.of("stop", run.path()).assertRefused("No engine works on", "stopped");
        assertEquals("finished", CommandRun.json("resume", run.path()).get("state").asText());
    }

    @Test
    void aRunThatIsStoppedToKeepItsBestStandsForItUntilItGoesOn() throws Exception {
        Path path = temp.resolve("validated");
        run = RunFolder.create(path, ((ObjectNode) recipe.deepCopy()).put("validationShare", 0.3)
                .<ObjectNode>set("plan", ((ObjectNode) recipe.get("plan").deepCopy()).put("validateEvery", 2).put("learningRate", 1e-3)));
        assertFalse(train(at(3, () -> CommandRun.of("stop", path, "--keep", "best").assertCode(ExitCode.DONE))));
        RunHistory history = RunHistory.read(run.events());
        assertEquals(2, history.best().orElseThrow().step());
        assertEquals(run.checkpoints().resolve("step-2.safetensors"), org.amaes.runner.model.Model.weightsFile(path));
        assertTrue(Files.exists(run.checkpoints().resolve("step-3.state")), "and it can be resumed from its last step");
        assertTrue(CommandRun.of("resume", path).assertCode(ExitCode.DONE).out().contains("resumed at step 3"));
        assertEquals(run.checkpoints().resolve("step-6.safetensors"), org.amaes.runner.model.Model.weightsFile(path));
    }

    @Test
    void aRunIsDeletedWithItsEngineEndedFirstAndNothingElseIs() throws Exception {
        CommandRun.of("delete", run.path()).assertRefused(run.path(), "--yes");
        CommandRun.of("delete", temp, "--yes").assertRefused("There is no run in " + temp);
        Future<Boolean> engine = engines.submit(() -> train(at(3, () -> run.request(Request.Kind.PAUSE).make())));
        await(RunState.PAUSED);
        CommandRun.of("delete", run.path(), "--yes").assertRefused("is paused", "Stop it");
        String home = System.getProperty("user.home");
        System.setProperty("user.home", temp.resolve("home").toString());
        try {
            JsonNode gone = CommandRun.json("delete", run.path(), "--yes", "--stop");
            assertFalse(engine.get());
            assertFalse(Files.exists(run.path()));
            Path moved = Path.of(gone.get("movedTo").asText());
            assertTrue(RunFolder.isRun(moved));
            assertFalse(Files.exists(moved.resolve("checkpoints/step-3.safetensors")), "no checkpoint was written for nothing");
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    void aRequestOfYesterdayDoesNotStopTodaysEngine() throws Exception {
        run.request(Request.Kind.STOP).make();
        run.request(Request.Kind.PAUSE).make();
        assertTrue(train(event -> { }));
        assertEquals(0, remains().length);
    }

    @Test
    void onlyOneEngineWorksOnARun() throws Exception {
        try (RunLock _ = run.lock()) {
            CommandRun.of("resume", run.path()).assertRefused("Another engine", run.path());
            assertThrows(WorkbenchException.class, () -> train(event -> { }));
        }
        assertFalse(Files.exists(run.events()), "the second engine has not touched the events");
        CommandRun.of(TinyStudy.pretrain(store, run.path(), 6)).assertRefused(run.path(), "not empty", "resume");
        assertTrue(Files.exists(run.path().resolve("recipe.json")), "a run in the way is not removed");
    }

    @Test
    void aRunOfANewerFormatIsLeftAlone() throws Exception {
        ObjectNode newer = ((ObjectNode) recipe.deepCopy()).put("format", 2);
        Files.writeString(run.path().resolve("recipe.json"), newer.toString());
        for (String command : new String[] {"resume", "stop", "pause", "inspect"}) {
            CommandRun.of(command, run.path()).assertRefused(run.path(), "newer version");
        }
        assertTrue(CommandRun.json("runs", temp).get(0).get("problem").asText().contains("newer version"));
        Files.writeString(run.path().resolve("recipe.json"), "{\"format\":");
        CommandRun.of("resume", run.path()).assertRefused("recipe.json", "damaged");
        CommandRun.of("resume", temp.resolve("nowhere")).assertRefused("There is no run", "nowhere");
    }

    @Test
    void aRunWhoseScansHaveGoneOrChangedSaysSoAndGoesOnOnceTheyAreBack() throws Exception {
        Path own = temp.resolve("own");
        Path ownStore = TinyStudy.store(own, 3);
        Path path = temp.resolve("second");
        CommandRun.of(TinyStudy.pretrain(ownStore, path, 6, "--set", "checkpointEvery=2", "--set", "validateEvery=0", "--set", "previewEvery=0"))
                .assertCode(ExitCode.DONE);
        Files.delete(path.resolve("checkpoints/step-6.safetensors")); // as if it had been killed before the last checkpoint
        Files.writeString(path.resolve("events.jsonl"), "");

        Path away = Files.move(ownStore, own.resolve("away"));
        CommandRun.of("resume", path).assertRefused(ownStore, "gone");
        assertEquals(RunState.FAILED, new RunFolder(path).state());
        JsonNode row = CommandRun.json("runs", path).get(0);
        assertTrue(row.get("problem").asText().contains("gone"), row.toString());
        assertEquals(4, row.get("step").asLong());

        CommandRun.of("prepare", own.resolve("scans"), "--out", ownStore, "--spacing", 7).assertCode(ExitCode.DONE);
        CommandRun.of("resume", path).assertRefused(ownStore, "not the ones this run began with");
        Files.move(ownStore, own.resolve("other"));
        CommandRun.of("prepare", own.resolve("scans/imagesTr"), "--out", ownStore).assertCode(ExitCode.DONE);
        CommandRun.of("resume", path).assertRefused("no longer have the scan", ownStore);
        Files.move(ownStore, own.resolve("third"));

        Files.move(away, ownStore);
        assertEquals("finished", CommandRun.json("resume", path).get("state").asText());
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsTheRunAndTheOneBeforeStays() throws Exception {
        Path inTheWay = run.checkpoints().resolve("step-4.safetensors");
        WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> train(at(3, () -> Files.createDirectory(inTheWay))));
        assertTrue(refusal.getMessage().contains(inTheWay.toString()), refusal.getMessage());
        assertEquals(RunState.FAILED, run.state());
        assertEquals(refusal.getMessage(), RunHistory.read(run.events()).problem().orElseThrow());
        assertTrue(Files.readString(run.log()).contains("step-4.safetensors"));
        Files.delete(inTheWay);
        CommandRun resumed = CommandRun.of("resume", run.path()).assertCode(ExitCode.DONE);
        assertTrue(resumed.out().contains("resumed at step 2"), resumed.out());
        for (String file : new String[] {"step-6.safetensors", "step-6.state"}) {
            assertEquals(-1, Files.mismatch(folder.resolve("example/checkpoints").resolve(file), run.checkpoints().resolve(file)), file);
        }
    }

    @Test
    void aTrainingThatDivergesSaysSoAndLeavesNoWeightsThatAreNoNumbers() throws Exception {
        Path path = temp.resolve("wild");
        CommandRun.of(TinyStudy.pretrain(store, path, 30, "--lr", "9.9", "--set", "weightDecay=1e6", "--set", "checkpointEvery=1", "--json"))
                .assertRefused(path, "diverged", "lower learning rate");
        RunHistory history = RunHistory.read(path.resolve("events.jsonl"));
        assertEquals(RunState.FAILED, RunFolder.open(path).state());
        assertTrue(history.problem().orElseThrow().contains("diverged"));
        try (Stream<Path> files = Files.list(path.resolve("checkpoints"))) {
            for (Path weights : files.filter(file -> file.toString().endsWith(".safetensors")).toList()) {
                assertFalse(CommandRun.json("inspect", weights).has("notes"), "values that are not finite would be noted");
            }
        }
        assertTrue(Files.readString(path.resolve("events.jsonl")).lines().noneMatch(line -> line.contains("NaN")));
    }
}
