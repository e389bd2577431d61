package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.recipe.PretrainViews;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunHistory;
import org.amaes.runner.Backends;
import org.amaes.runner.training.Trainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SwinUNETR from pretraining by views to labels in space, through the commands. */
class SwinRunTest {

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void pretrains() throws Exception {
        store = TinyStudy.store(folder, 3);
        CommandRun.of(words("pretrain", folder.resolve("whole"), "--steps", 3)).assertCode(ExitCode.DONE);
    }

    private static Object[] words(String kind, Path run, Object... more) {
        List<Object> words = new java.util.ArrayList<>(List.of(kind, "--data", store, "--out", run, "--network", "swinunetr", "--set", "featureSize=3",
                "--patch", "32x64x32", "--batch", 2, "--threads", 1, "--precision", "float32", "--seed", 7, "--lr", "1e-3",
                "--set", "checkpointEvery=2", "--set", "validateEvery=2", "--set", "previewEvery=3"));
        words.addAll(List.of(more));
        return words.toArray();
    }

    @Test
    void theRunTellsOfItsPartsValidatesAndShowsAReconstruction() throws Exception {
        RunHistory history = RunHistory.read(folder.resolve("whole/events.jsonl"));
        assertEquals(3, history.steps().size());
        for (RunEvent.Step step : history.steps()) {
            assertEquals(Set.of("rotation", "contrastive", "reconstruction"), step.parts().keySet());
            assertEquals(step.loss(), step.parts().values().stream().mapToDouble(Double::doubleValue).sum(), 1e-9);
        }
        assertEquals(3, history.validations().size());
        assertTrue(Files.isRegularFile(folder.resolve("whole/previews/step-3-reconstruction.nii.gz")));
        assertTrue(RecipeFile.read(folder.resolve("whole")) instanceof PretrainViews);
    }

    @Test
    void aRunThatWasStoppedEndsAsOneThatWasNot(@TempDir Path temp) throws Exception {
        RunFolder run = RunFolder.create(temp.resolve("run"), RunFolder.open(folder.resolve("whole")).recipe());
        assertFalse(new Trainer(run, Backends.here(), event -> askToStopAt(1, run, event)).run(() -> { }));
        CommandRun.of("resume", run.path()).assertCode(ExitCode.DONE);
        for (String file : List.of("step-3.safetensors", "step-3.state")) {
            assertArrayEquals(Files.readAllBytes(folder.resolve("whole/checkpoints").resolve(file)),
                    Files.readAllBytes(run.checkpoints().resolve(file)), file);
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

    @Test
    void itsEncoderIsFineTunedAndSegmentsAScan(@TempDir Path temp) throws Exception {
        CommandRun tuned = CommandRun.of(words("finetune", temp.resolve("tuned"), "--checkpoint", folder.resolve("whole"), "--cases", 1,
                "--validation-cases", 1, "--steps", 1)).assertCode(ExitCode.DONE);
        assertTrue(Files.readString(temp.resolve("tuned/events.jsonl")).contains("118 of 151 tensors loaded"), tuned.out());
        CommandRun.of("predict", "--checkpoint", temp.resolve("tuned"), "--input", folder.resolve("scans/imagesTr/case_0_0000.nii.gz"),
                "--out", temp.resolve("masks"), "--threads", 1).assertCode(ExitCode.DONE);
        try (Stream<Path> masks = Files.list(temp.resolve("masks"))) {
            assertEquals(1, masks.count());
        }
        CommandRun.of(words("finetune", temp.resolve("other"), "--checkpoint", folder.resolve("whole"), "--cases", 1, "--steps", 2,
                "--set", "merging=FIXED")).assertRefused("merges neighbours", "merging=LEGACY");
    }

    @Test
    void whatCannotBeIsRefusedInASentence(@TempDir Path temp) {
        CommandRun.of(words("pretrain", temp.resolve("a"), "--set", "axis=0")).assertRefused("turned by 90°", "axis=");
        CommandRun.of("pretrain", "--data", store, "--out", temp.resolve("b"), "--network", "swinunetr", "--patch", 32)
                .assertRefused("multiples of 32", "64x64x64");
        CommandRun.of("pretrain", "--data", store, "--out", temp.resolve("c"), "--network", "unet", "--official").assertRefused("--official");
    }
}
