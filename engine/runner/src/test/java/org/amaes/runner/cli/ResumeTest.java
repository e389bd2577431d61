package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.EventTail;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunHistory;
import org.amaes.core.run.RunState;
import org.amaes.runner.Backends;
import org.amaes.runner.training.Trainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that was interrupted, however that happened, ends as one that was not: byte for byte. */
class ResumeTest {

    private static final long STEPS = 12;

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void runsWithoutInterruption() throws Exception {
        store = TinyStudy.store(folder, 4);
        for (String kind : List.of("pretrain", "finetune")) {
            CommandRun.of(words(kind, folder.resolve(kind))).assertCode(ExitCode.DONE);
        }
    }

    private static Object[] words(String kind, Path run) {
        Object[] often = {"--set", "checkpointEvery=3", "--set", "validateEvery=6", "--set", "previewEvery=0", "--set", "accumulate=2"};
        return kind.equals("pretrain") ? TinyStudy.pretrain(store, run, STEPS, often) : TinyStudy.finetune(store, run, STEPS, often);
    }

    /** A new run with the recipe of the uninterrupted one, not begun. */
    private static RunFolder fresh(String kind, Path path) throws Exception {
        return RunFolder.create(path, RunFolder.open(folder.resolve(kind)).recipe());
    }

    private static void assertSameEnd(String kind, Path run) throws Exception {
        Path whole = folder.resolve(kind);
        for (String file : List.of("step-" + STEPS + ".safetensors", "step-" + STEPS + ".state")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve("checkpoints").resolve(file)),
                    Files.readAllBytes(run.resolve("checkpoints").resolve(file)), file);
        }
        RunHistory expected = RunHistory.read(whole.resolve("events.jsonl"));
        RunHistory history = RunHistory.read(run.resolve("events.jsonl"));
        assertEquals(STEPS, history.steps().size());
        assertEquals(expected.steps().stream().map(RunEvent.Step::loss).toList(), history.steps().stream().map(RunEvent.Step::loss).toList());
        assertEquals(expected.steps().stream().map(RunEvent.Step::parts).toList(), history.steps().stream().map(RunEvent.Step::parts).toList());
        assertEquals(expected.validations().stream().map(v -> v.step() + " " + v.loss() + v.dice() + v.best()).toList(),
                history.validations().stream().map(v -> v.step() + " " + v.loss() + v.dice() + v.best()).toList());
        assertEquals(RunState.FINISHED, RunFolder.open(run).state());
        try (Stream<Path> files = Files.walk(run)) {
            assertEquals(List.of(), files.filter(AtomicFile::isTemporary).toList(), "nothing half-written stays");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pretrain", "finetune"})
    void aRunThatWasStoppedTwiceEndsAsIfItHadNot(String kind, @TempDir Path temp) throws Exception {
        RunFolder run = fresh(kind, temp.resolve("run"));
        for (long stop : new long[] {5, 9}) { // 5 is no checkpoint of its own, 9 is
            boolean finished = new Trainer(run, Backends.here(), event -> askToStopAt(stop, run, event)).run(() -> { });
            assertFalse(finished);
            assertEquals(RunState.STOPPED, run.state());
            assertEquals(stop, RunHistory.read(run.events()).step());
        }
        CommandRun resumed = CommandRun.of("resume", run.path()).assertCode(ExitCode.DONE);
        assertTrue(resumed.out().contains("resumed at step 9"), resumed.out());
        assertSameEnd(kind, run.path());
    }

    @Test
    void soDoesARunInBfloat16(@TempDir Path temp) throws Exception {
        Object[] mixed = {"--precision", "bf16", "--patch", "48", "--set", "checkpointEvery=2", "--set", "validateEvery=0", "--set", "previewEvery=0"};
        CommandRun.of(TinyStudy.pretrain(store, temp.resolve("whole"), 6, mixed)).assertCode(ExitCode.DONE);
        RunFolder run = RunFolder.create(temp.resolve("run"), RunFolder.open(temp.resolve("whole")).recipe());
        assertFalse(new Trainer(run, Backends.here(), event -> askToStopAt(3, run, event)).run(() -> { }));
        CommandRun.of("resume", run.path()).assertCode(ExitCode.DONE);
        for (String file : List.of("step-6.safetensors", "step-6.state")) {
            assertArrayEquals(Files.readAllBytes(temp.resolve("whole/checkpoints").resolve(file)), Files.readAllBytes(run.checkpoints().resolve(file)), file);
        }
    }

    private static void askToStopAt(long step, RunFolder run, RunEvent event) {
        if (event instanceof RunEvent.Step done && done.step() == step) {
            try {
                run.request(RunFolder.Request.Kind.STOP).make();
            } catch (WorkbenchException e) {
                throw new AssertionError(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pretrain", "finetune"})
    void aRunWhoseEngineWasKilledEndsAsIfItHadNot(String kind, @TempDir Path temp) throws Exception {
        RunFolder run = fresh(kind, temp.resolve("run"));
        killAfter(run, new Random(kind.hashCode()).nextInt(4, 12), temp);
        CommandRun.of("resume", run.path()).assertCode(ExitCode.DONE);
        assertSameEnd(kind, run.path());
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"pretrain", "finetune"})
    void aRunThatWasKilledTenTimesEndsAsIfItHadNot(String kind, @TempDir Path temp) throws Exception {
        RunFolder run = fresh(kind, temp.resolve("run"));
        Random random = new Random(2024);
        for (int kill = 0; kill < 10; kill++) {
            killAfter(run, random.nextInt(0, 9), temp);
        }
        CommandRun.of("resume", run.path()).assertCode(ExitCode.DONE);
        assertSameEnd(kind, run.path());
    }

    /** Works on a run in another process and kills it once it has told of some more events, whatever it is then doing. */
    private static void killAfter(RunFolder run, int events, Path temp) throws Exception {
        try (EngineProcess engine = EngineProcess.start(temp.resolve("engine"), "resume", run.path())) {
            engine.awaitEvents(run.path(), EventTail.all(run.events()).size() + events);
            engine.kill();
        }
        // It may have reached the end before the kill did, or not have begun; neither is to be feared.
        assertTrue(List.of(RunState.DIED, RunState.FINISHED, RunState.NEW).contains(run.state()),
                run.state() + Files.readString(temp.resolve("engine.err")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCEndsWithACheckpointAndExitCode3(@TempDir Path temp) throws Exception {
        Path run = temp.resolve("run");
        try (EngineProcess engine = EngineProcess.start(temp.resolve("engine"),
                Stream.concat(Stream.of(TinyStudy.pretrain(store, run, 100_000)), Stream.of("--json")).toArray())) {
            engine.awaitEvents(run, 4);
            engine.signal(interruptIsIgnored() ? "TERM" : "INT");
            assertEquals(ExitCode.STOPPED, engine.code(), Files.readString(temp.resolve("engine.err")));
        }
        RunHistory history = RunHistory.read(run.resolve("events.jsonl"));
        assertEquals(RunState.STOPPED, RunFolder.open(run).state());
        assertTrue(Files.exists(run.resolve("checkpoints/step-" + history.step() + ".state")), "a checkpoint of the last step");
        String err = Files.readString(temp.resolve("engine.err"));
        assertTrue(err.contains("Go on with: amaes resume"), err);
        CommandRun said = new CommandRun(ExitCode.STOPPED, Files.readString(temp.resolve("engine.out")), err);
        assertEquals("stopped", said.json().get("state").asText());
        assertEquals(history.step(), said.json().get("step").asLong());
    }

    /** Processes started in the background of a script inherit a deaf ear for Ctrl-C. */
    private static boolean interruptIsIgnored() throws Exception {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    @Test
    void aFinishedRunIsNotWorkedOnAgain() throws Exception {
        assertEquals("finished", CommandRun.json("resume", folder.resolve("pretrain")).get("state").asText());
        assertTrue(CommandRun.of("resume", folder.resolve("pretrain")).assertCode(ExitCode.DONE).out().contains("already done all its steps"));
    }

    @Test
    void aDamagedNewestCheckpointIsPassedOverAndTold(@TempDir Path temp) throws Exception {
        RunFolder run = fresh("pretrain", temp.resolve("run"));
        new Trainer(run, Backends.here(), event -> askToStopAt(8, run, event)).run(() -> { });
        Path newest = run.checkpoints().resolve("step-8.safetensors");
        byte[] bytes = Files.readAllBytes(newest);
        Files.write(newest, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        CommandRun resumed = CommandRun.of("resume", run.path()).assertCode(ExitCode.DONE);
        assertTrue(resumed.out().contains("resumed at step 6") && resumed.out().contains("damaged"), resumed.out());
        assertSameEnd("pretrain", run.path());
        assertEquals(RecipeJson.read(run.recipe()), RecipeJson.read(RunFolder.open(folder.resolve("pretrain")).recipe()));
    }
}
