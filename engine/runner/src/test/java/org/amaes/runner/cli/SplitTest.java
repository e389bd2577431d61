package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.amaes.core.dataset.Split;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Splits by their command. */
class SplitTest {

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void prepare() throws Exception {
        store = TinyStudy.store(folder, 6);
    }

    @Test
    void aSplitIsWrittenThatFinetuneCanTrainOn(@TempDir Path temp) throws Exception {
        Path file = temp.resolve("split.json");
        JsonNode said = CommandRun.json("split", "--data", store, "--test", 2, "--folds", 2, "--shots", "1,2", "--out", file);
        assertEquals(4, said.get("lists").get("development").asInt());
        Split split = Split.read(file);
        assertTrue(split.shared("fold_1/train_2", "test").isEmpty());
        CommandRun forecast = CommandRun.of(TinyStudy.pretrain(store, temp.resolve("run"), 1, "--split", file, "--part", "fold_1/train_2"))
                .assertCode(ExitCode.DONE);
        assertTrue(forecast.out().contains("Done"), forecast.out());
    }

    @Test
    void leakageIsToldOf(@TempDir Path temp) {
        CommandRun same = CommandRun.of("split", "--data", store, "--test", 2, "--shots", "1,2", "--pretraining", store, "--out", temp.resolve("a.json"))
                .assertCode(ExitCode.DONE);
        assertTrue(same.err().contains("2 of the 2 scans that are measured were seen in pretraining"), same.err());
    }

    @Test
    void impossibleWishesAreRefused(@TempDir Path temp) {
        Path out = temp.resolve("split.json");
        CommandRun.of("split", "--data", store, "--out", out).assertRefused("20 training cases", "only 4");
        CommandRun.of("split", "--data", store, "--task", "lunch", "--out", out).assertRefused("lunch", "isles22");
        CommandRun.of("split", "--data", store, "--task", "isles22", "--out", out).assertRefused("dwi", "--sequence");
        CommandRun.of("split", "--data", temp, "--out", out).assertRefused("store.json");
        CommandRun.of("split", "--data", store, "--test-list", temp.resolve("no.json"), "--out", out).assertRefused("no.json");
        assertFalse(Files.exists(out));
    }
}
