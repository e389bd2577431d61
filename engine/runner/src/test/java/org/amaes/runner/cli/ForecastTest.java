package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.recipe.Forecast;
import org.amaes.core.recipe.RecipeJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Forecasts by their commands; how near they come is measured by hand, for no test asserts on time. */
class ForecastTest {

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void prepare() throws Exception {
        store = TinyStudy.store(folder, 4);
    }

    @Test
    void aRunIsForecastAndNothingIsLeft(@TempDir Path temp) throws Exception {
        JsonNode forecast = CommandRun.json(TinyStudy.finetune(store, temp.resolve("run"), 120, "--forecast"));
        assertEquals(120, forecast.get("steps").asInt());
        assertEquals(5, forecast.get("checkpoints").asInt(), "every 25 steps and at the end");
        assertEquals(6, forecast.get("validations").asInt(), "at the start too");
        assertEquals(5, forecast.get("previews").asInt());
        assertTrue(forecast.get("secondsPerStep").asDouble() > 0);
        double sum = forecast.get("startSeconds").asDouble() + 120 * forecast.get("secondsPerStep").asDouble()
                + 6 * forecast.get("validationSeconds").asDouble() + 5 * forecast.get("previewSeconds").asDouble()
                + 5 * forecast.get("checkpointSeconds").asDouble();
        assertEquals(sum, forecast.get("totalSeconds").asDouble(), 1e-9);
        assertTrue(forecast.get("fits").asBoolean());
        assertTrue(forecast.get("measured").get("whole").asBoolean());
        assertTrue(forecast.get("peakBytes").asLong() > 50_000_000 && forecast.get("diskBytes").asLong() > 10_000);
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(List.of(), left.toList());
        }
        assertEquals(120, new ObjectMapper().treeToValue(forecast, Forecast.class).steps(), "the window reads what the command prints");
    }

    @Test
    void aRecipeInAFolderOrFileIsForecastAsItWouldRun(@TempDir Path temp) throws Exception {
        CommandRun.of(TinyStudy.pretrain(store, temp.resolve("run"), 2)).assertCode(ExitCode.DONE);
        CommandRun told = CommandRun.of("forecast", temp.resolve("run")).assertCode(ExitCode.DONE);
        assertTrue(told.out().contains("2 steps") && told.out().contains("memory") && told.out().contains("disk"), told.out());
        assertEquals(2, CommandRun.json("forecast", temp.resolve("run/recipe.json")).get("steps").asInt());
        CommandRun.of("forecast", temp.resolve("nothing")).assertRefused("no run or recipe");
    }

    @Test
    void aRunThatCannotFitIsMeasuredSmallerAndOthersAreProposed(@TempDir Path temp) throws Exception {
        CommandRun.of(TinyStudy.pretrain(store, temp.resolve("run"), 1)).assertCode(ExitCode.DONE);
        Path file = temp.resolve("huge.json");
        Files.writeString(file, RecipeJson.write(RecipeJson.with(RecipeFile.read(temp.resolve("run")), java.util.Map.of("filters", "16",
                "plan.batch", "512", "patch", "128x128x128"))).toString());
        CommandRun told = CommandRun.of("forecast", file, "--json").assertCode(ExitCode.DONE);
        JsonNode forecast = told.json();
        assertEquals(false, forecast.get("fits").asBoolean());
        assertEquals(false, forecast.get("measured").get("whole").asBoolean());
        assertTrue(told.err().contains("will not fit"), told.err());
        for (JsonNode proposal : forecast.get("proposals")) {
            assertTrue(proposal.get("peakBytes").asLong() < forecast.get("availableBytes").asLong(), proposal.toString());
        }
        assertTrue(forecast.get("proposals").size() > 0, forecast.toString());
    }
}
