package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.amaes.core.augment.Edition;
import org.amaes.core.preprocess.CropRule;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.ModelCard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** The presets through every layer: prepared scans, both trainings, prediction; and the sheet that tells of them. */
class PresetTest {

    @TempDir
    static Path folder;

    private static Path exact;
    private static Path asCoded;

    @BeforeAll
    static void prepare() throws Exception {
        exact = TinyStudy.store(folder, 3);
        asCoded = folder.resolve("as-coded");
        CommandRun.of("prepare", folder.resolve("scans"), "--out", asCoded, "--spacing", "native", "--preset", "as-coded").assertCode(ExitCode.DONE);
        CommandRun.of(TinyStudy.finetune(asCoded, folder.resolve("run"), 1, "--preset", "as-coded")).assertCode(ExitCode.DONE);
    }

    private static JsonNode row(JsonNode sheet, String item) {
        for (JsonNode row : sheet.get("rows")) {
            if (row.get("item").asText().equals(item)) {
                return row;
            }
        }
        throw new AssertionError("no row " + item);
    }

    @Test
    void scansAsCodedHaveOneVoxelMoreOnEveryAxis() {
        JsonNode wide = CommandRun.json("inspect", asCoded);
        assertTrue(wide.toString().contains("as-coded crop"), wide.toString());
        assertTrue(CommandRun.json("inspect", exact).toString().contains("exact crop"));
    }

    @Test
    void predictionPreparesScansAndJoinsWindowsAsTheCheckpointsPresetDoes() throws Exception {
        ModelCard card = Model.read(folder.resolve("run")).card().orElseThrow();
        assertEquals(Edition.AS_CODED, card.preset());
        assertEquals("sum", card.aggregation());
        assertEquals(CropRule.AS_CODED, card.preprocessing().crop());
    }

    @Test
    void aRunOnScansOfAnotherPresetSaysSo(@TempDir Path temp) throws Exception {
        CommandRun.of(TinyStudy.pretrain(asCoded, temp.resolve("other"), 1)).assertCode(ExitCode.DONE);
        assertTrue(Files.readString(temp.resolve("other/events.jsonl")).contains("prepare them with the same --preset"));
        assertFalse(Files.readString(folder.resolve("run/events.jsonl")).contains("prepare them with the same --preset"));
    }

    @Test
    void theSheetOfARunTellsWhatItUsed() {
        JsonNode sheet = CommandRun.json("sheet", folder.resolve("run"));
        assertEquals("one voxel too large", row(sheet, "crop box").get("used").asText());
        assertEquals("SAME", row(sheet, "crop box").get("asCoded").get("agreement").asText());
        assertEquals("DIFFERENT", row(sheet, "batch").get("asCoded").get("agreement").asText());
        assertEquals(sheet, CommandRun.json("sheet", folder.resolve("run/recipe.json")));
    }

    @Test
    void theTableMarksDifferencesBySigns() {
        String table = CommandRun.of("sheet", "--preset", "corrected").assertCode(ExitCode.DONE).out();
        assertTrue(table.matches("(?s).*weight decay +3e-5 += 3e-5 +≠ 0\\.01.*"), table);
        assertTrue(table.matches("(?s).*gamma ε +1e-7 +– +≠ 1\\R.*"), table);
        String finetune = CommandRun.of("sheet", "--preset", "paper", "--for", "finetune", "--from-scratch").assertCode(ExitCode.DONE).out();
        assertTrue(finetune.contains("from") && finetune.contains("scratch") && finetune.contains("≠ 50,000 steps"), finetune);
    }

    @Test
    void aSheetOfNothingOrOfTwoThingsIsRefused(@TempDir Path temp) throws Exception {
        CommandRun.of("sheet").assertRefused("--preset");
        CommandRun.of("sheet", folder.resolve("run"), "--preset", "paper").assertRefused("either");
        CommandRun.of("sheet", temp.resolve("nothing")).assertRefused("no run or recipe", "nothing");
        Files.writeString(temp.resolve("torn.json"), "{\"type\":");
        CommandRun.of("sheet", temp.resolve("torn.json")).assertRefused("torn.json", "not valid JSON");
        Files.writeString(temp.resolve("other.json"), "{\"a\": 1}");
        CommandRun.of("sheet", temp.resolve("other.json")).assertRefused("other.json", "no recipe");
        CommandRun.of("sheet", "--preset", "mine").assertRefused("mine", "as-coded");
        CommandRun.of("sheet", "--preset", "paper", "--for", "lunch").assertRefused("lunch");
    }
}
