package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Pretrain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** An ablation by its command, on heads of a few thousand voxels. */
class AblationTest {

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void prepare() throws Exception {
        store = TinyStudy.store(folder, 4);
    }

    private static Object[] words(Path out, Object... more) {
        List<Object> words = new java.util.ArrayList<>(List.of("ablation", "--data", store, "--out", out, "--network", "unet", "--set", "filters=2",
                "--patch", "16x16x32", "--batch", 2, "--steps", 2, "--finetune-steps", 2, "--cases", 2, "--test", 2, "--threads", 1,
                "--precision", "float32"));
        words.addAll(Arrays.asList(more));
        return words.toArray();
    }

    @Test
    void aTableIsMadeAndFinishedPartsAreNotDoneAgain(@TempDir Path temp) throws Exception {
        Path out = temp.resolve("table");
        JsonNode table = CommandRun.json(words(out, "--only", "skips,scratch"));
        assertEquals(List.of("skips", "scratch"), List.of(table.get("lines").get(0).get("variant").asText(), table.get("lines").get(1).get("variant").asText()));
        assertEquals(2, table.get("results").get(0).get("cases").size());
        assertTrue(table.get("results").get(0).get("pretrainSeconds").asDouble() > 0);
        assertEquals(0, table.get("results").get(1).get("pretrainSeconds").asDouble());
        Pretrain pretrained = (Pretrain) RecipeFile.read(out.resolve("skips/seed-1/pretrained"));
        assertEquals(UNet.Decoder.STANDARD, ((UNet) pretrained.architecture()).decoder());
        assertTrue(((UNet) pretrained.architecture()).skips());
        assertFalse(pretrained.augmentation().maySpatial());
        assertEquals(2, pretrained.cases().size(), "the held-out scans are not pretrained on either");

        CommandRun again = CommandRun.of(words(out, "--only", "skips,masked-loss,scratch", "--json")).assertCode(ExitCode.DONE);
        assertEquals(3, again.json().get("lines").size());
        assertEquals(table.get("results").get(0), again.json().get("results").get(0), "taken from the folder, times included");
        assertTrue(again.err().contains("masked-loss/seed-1/pretrained") && !again.err().contains("skips/seed-1/pretrained"), again.err());
        assertTrue(((Pretrain) RecipeFile.read(out.resolve("masked-loss/seed-1/pretrained"))).maskedLossOnly());
        assertEquals(4, Files.readAllLines(out.resolve("table.csv")).size());
        assertEquals(3, new com.fasterxml.jackson.databind.ObjectMapper().readTree(out.resolve("table.json").toFile()).get("lines").size());
    }

    @Test
    void aPartThatWasInterruptedGoesOnFromItsCheckpoint(@TempDir Path temp) throws Exception {
        Path out = temp.resolve("table");
        CommandRun.of(words(out, "--only", "scratch")).assertCode(ExitCode.DONE);
        Path run = out.resolve("scratch/seed-1/finetuned");
        String whole = Files.readString(out.resolve("scratch/seed-1/scores.json"));
        Files.delete(out.resolve("scratch/seed-1/scores.json"));
        String events = Files.readString(run.resolve("events.jsonl"));
        Files.writeString(run.resolve("events.jsonl"), events.substring(0, events.indexOf("{\"event\":\"checkpoint\"")));
        Files.delete(run.resolve("checkpoints/step-2.safetensors")); // killed while it wrote its last checkpoint
        CommandRun again = CommandRun.of(words(out, "--only", "scratch")).assertCode(ExitCode.DONE);
        assertTrue(again.out().contains("$ amaes resume " + run), again.out());
        assertEquals(whole, Files.readString(out.resolve("scratch/seed-1/scores.json")));
    }

    @Test
    void whatDoesNotFitIsRefused(@TempDir Path temp) throws Exception {
        CommandRun.of(words(temp.resolve("a"), "--only", "lunch")).assertRefused("lunch", "standard-decoder");
        CommandRun.of("ablation", "--data", store, "--out", temp.resolve("b")).assertRefused("4 labelled scans", "20");
        Path out = temp.resolve("c");
        CommandRun.of(words(out, "--only", "scratch")).assertCode(ExitCode.DONE);
        CommandRun.of(words(out, "--only", "scratch", "--lr", "1e-2")).assertRefused("other options", "options.txt");
        CommandRun.of(words(temp.resolve("d"), "--only", "scratch", "--set", "lunch=1")).assertRefused("lunch", "finetune");
    }
}
