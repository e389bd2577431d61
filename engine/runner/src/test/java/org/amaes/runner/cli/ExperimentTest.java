package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.dataset.Split;
import org.amaes.core.recipe.Pretrain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Experiments by their command, on heads of a few thousand voxels. */
class ExperimentTest {

    private static final List<String> TABLES = List.of("table.csv", "cases.csv", "table.json", "table.txt", "split.json");

    @TempDir
    static Path folder;

    private static Path store;
    private static Path whole;
    private static JsonNode table;

    @BeforeAll
    static void workWithoutInterruption() throws Exception {
        store = TinyStudy.store(folder, 6);
        whole = folder.resolve("tiny");
        table = CommandRun.json("experiment", file(folder, ""));
    }

    /** Two methods, two folds of two cases, two scans to test on. */
    private static String text(String more) {
        return """
                {"kind": "amaes-experiment", "format": 1, "title": "tiny heads", "data": "%s", "test": 2,
                 "task": {"word": "tiny", "measured": "test"}, "folds": 2, "shots": [2], "seeds": [1],
                 "settings": {"patch": "16x16x32", "batch": 2, "steps": 3, "filters": 2, "threads": 1, "precision": "float32", "lr": 0.01,
                   "previewEvery": 0, "checkpointEvery": 1},
                 "methods": [
                  {"name": "from scratch", "network": "unet", "start": "scratch"},
                  {"name": "pretrained", "network": "unet", "start": {"pretrain": {"data": "%s",
                    "settings": {"patch": "16x16x32", "batch": 2, "steps": 2, "filters": 2, "threads": 1, "precision": "float32", "previewEvery": 0}}}}]
                 %s}""".formatted(store.toString().replace('\\', '/'), store.toString().replace('\\', '/'), more);
    }

    private static Path file(Path folder, String more) throws Exception {
        return Files.writeString(folder.resolve("tiny.json"), text(more));
    }

    @Test
    void aTableIsMadeAndNothingOfTheTestPartIsTrainedOn() throws Exception {
        Path out = whole;
        assertEquals(out.toString(), table.get("folder").asText(), "beside the file, by its name");
        assertEquals(2, table.get("lines").size());
        assertEquals(4, table.get("finished").asInt());
        assertEquals(2, table.get("lines").get(0).get("folds").size());
        assertTrue(table.get("lines").get(0).get("dice").get("sd").isNumber());
        assertEquals("from scratch", table.get("comparisons").get(0).get("reference").asText());
        assertEquals(2, table.get("comparisons").get(0).get("scans").asInt(), "two scans, each counted once over two folds");
        Split split = Split.read(out.resolve("split.json"));
        Pretrain pretrained = (Pretrain) RecipeFile.read(out.resolve("pretrained/pretrained"));
        assertEquals(4, pretrained.cases().size());
        assertTrue(split.ids("test").stream().noneMatch(pretrained.cases()::contains), "nothing of the test part is pretrained on");
        assertEquals(1 + 4 * 2 * 2, Files.readAllLines(out.resolve("cases.csv")).size(), "four parts, two scans, two labels");
        assertTrue(Files.exists(out.resolve("from-scratch/fold-1/shots-2/seed-1/predictions/" + split.ids("test").getFirst() + ".nii.gz")));
    }

    @Test
    void finishedPartsAreNotDoneAgain(@TempDir Path temp) throws Exception {
        Path out = temp.resolve("tiny");
        Path file = file(temp, "");
        copy(whole, out);
        CommandRun again = CommandRun.of("experiment", out, "--json").assertCode(ExitCode.DONE);
        assertEquals(table.get("lines"), again.json().get("lines"), "taken from the folder");
        assertFalse(again.err().contains("$ amaes"), again.err());

        Files.writeString(file, text("").replace("\"folds\": 2", "\"folds\": 3"));
        CommandRun more = CommandRun.of("experiment", file).assertCode(ExitCode.DONE);
        assertTrue(more.out().contains("fold-3") && !more.out().contains("fold-1/"), more.out());
        assertEquals(Split.read(whole.resolve("split.json")).ids("fold_2/train_2"), Split.read(out.resolve("split.json")).ids("fold_2/train_2"));
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void anExperimentKilledAgainAndAgainEndsWithTheSameTables(@TempDir Path temp) throws Exception {
        file(temp, "");
        Path out = temp.resolve("killed");
        for (Path awaited : List.of(Path.of("from-scratch/fold-1/shots-2/seed-1/finetuned/checkpoints/step-1.safetensors"),
                Path.of("pretrained/fold-1/shots-2/seed-1/finetuned/recipe.json"))) {
            try (EngineProcess engine = EngineProcess.start(temp.resolve("engine"), "experiment", temp.resolve("tiny.json"), "--out", out)) {
                engine.awaitFile(out.resolve(awaited));
                engine.kill();
            }
        }
        CommandRun.of("experiment", out).assertCode(ExitCode.DONE);
        for (String table : TABLES) {
            assertEquals(Files.readString(whole.resolve(table)), Files.readString(out.resolve(table)), table);
        }
        CommandRun.assertNothingTemporary(out);
    }

    @Test
    void aDryRunTellsWhatWouldBeDoneAndWritesNothing(@TempDir Path temp) throws Exception {
        Path file = Files.writeString(temp.resolve("tiny.json"), text("").replace("{\"name\": \"from scratch\", \"network\": \"unet\", \"start\": \"scratch\"},", ""));
        JsonNode plan = CommandRun.json("experiment", file, "--dry-run");
        assertEquals(2, plan.get("left").asInt());
        assertTrue(plan.get("seconds").asDouble() > 2 * plan.get("methods").get(0).get("finetuneSeconds").asDouble());
        assertTrue(plan.get("methods").get(0).get("pretrainSeconds").asDouble() > 0);
        assertTrue(plan.get("methods").get(0).get("measureSeconds").asDouble() > 0);
        assertFalse(Files.exists(temp.resolve("tiny")));
    }

    @Test
    void oneMethodThatCannotBeDoneLeavesTheOthersDone(@TempDir Path temp) throws Exception {
        copy(whole, temp.resolve("tiny"));
        for (String method : List.of("from-scratch", "pretrained")) {
            Files.delete(temp.resolve("tiny/" + method + "/fold-1/shots-2/seed-1/scores.json"));
        }
        Path checkpoint = temp.resolve("tiny/from-scratch/fold-1/shots-2/seed-1/finetuned/checkpoints/step-3.safetensors");
        Files.write(checkpoint, new byte[] {1, 2, 3}); // a disk that is dying
        CommandRun run = CommandRun.of("experiment", temp.resolve("tiny"), "--json").assertCode(ExitCode.USER);
        assertEquals(3, run.json().get("finished").asInt());
        assertEquals(1, run.json().get("failures").size());
        assertTrue(run.err().contains("from scratch, fold 1, 2 cases, seed 1 could not be done: ") && run.err().contains("step-3.safetensors"), run.err());
        assertTrue(Files.exists(temp.resolve("tiny/pretrained/fold-1/shots-2/seed-1/scores.json")));
    }

    @Test
    void templatesCanBeRunAsTheyAreWritten(@TempDir Path temp) throws Exception {
        Path file = temp.resolve("shots.json");
        CommandRun.of("experiment", "--template", "shots", "--data", store, "--network", "unet", "--set", "filters=2", "--set", "patch=16x16x32",
                "--set", "steps=1", "--set", "batch=1", "--pretrain-set", "steps=1", "--out", file).assertCode(ExitCode.DONE);
        JsonNode written = new ObjectMapper().readTree(file.toFile());
        assertEquals("[1,5,10,20]", written.get("shots").toString());
        assertEquals("1", written.get("methods").get(1).get("start").get("pretrain").get("settings").get("steps").asText());
        CommandRun.of("experiment", file).assertRefused("20 training cases", "test part");
        CommandRun.of("experiment", "--template", "table4", "--out", temp.resolve("table4.json")).assertCode(ExitCode.DONE);
        assertEquals(11, new ObjectMapper().readTree(temp.resolve("table4.json").toFile()).get("methods").size(), "as many rows as the paper's");
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingIsWritten(@TempDir Path temp) throws Exception {
        CommandRun.of("experiment", temp.resolve("nothing.json")).assertRefused("nothing.json");
        CommandRun.of("experiment").assertRefused("--template");
        CommandRun.of("experiment", "--template", "table5", "--out", temp.resolve("x.json")).assertRefused("table5", "table4");
        CommandRun.of("experiment", Files.writeString(temp.resolve("a.json"), "{")).assertRefused("a.json", "no experiment");
        CommandRun.of("experiment", Files.writeString(temp.resolve("b.json"), "{\"kind\": \"lunch\"}")).assertRefused("b.json", "kind");
        CommandRun.of("experiment", Files.writeString(temp.resolve("c.json"), text(", \"lunch\": 1"))).assertRefused("lunch", "baseline");
        CommandRun.of("experiment", Files.writeString(temp.resolve("d.json"), text("").replace("\"unet\"", "\"resnet\""))).assertRefused("resnet");
        CommandRun.of("experiment", Files.writeString(temp.resolve("e.json"), text("").replace("\"lr\": 0.01", "\"colour\": 1")))
                .assertRefused("colour");
        CommandRun.of("experiment", Files.writeString(temp.resolve("f.json"), text("").replace("\"lr\": 0.01", "\"seed\": 1")))
                .assertRefused("'seed' is no setting");
        CommandRun.of("experiment", Files.writeString(temp.resolve("g.json"), text("").replace("\"shots\": [2]", "\"shots\": [4, 9]")))
                .assertRefused("9 training cases");
        CommandRun.of("experiment", Files.writeString(temp.resolve("h.json"), text("").replace("\"threads\": 1", "\"threads\": \"many\"")))
                .assertRefused("many");
        try (Stream<Path> files = Files.list(temp)) {
            assertTrue(files.allMatch(Files::isRegularFile), "no folder was made");
        }
    }

    @Test
    void aFolderOfAnotherExperimentIsNotTouched(@TempDir Path temp) throws Exception {
        Path file = temp.resolve("tiny.json");
        copy(whole, temp.resolve("tiny"));
        Files.writeString(file, text("").replace("\"lr\": 0.01", "\"lr\": 0.02"));
        CommandRun.of("experiment", file).assertRefused("other settings of 'from scratch'", "--out");
        Files.writeString(file, text(", \"splitSeed\": 5"));
        CommandRun.of("experiment", file).assertRefused("other training or test scans");
    }
}
