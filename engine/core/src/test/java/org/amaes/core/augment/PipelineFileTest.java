package org.amaes.core.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.amaes.core.WorkbenchException;

class PipelineFileTest {

    @TempDir
    private Path folder;

    @Test
    void everyPresetSurvivesTheFile() throws Exception {
        for (Selection selection : Selection.values()) {
            for (Edition edition : Edition.values()) {
                Pipeline pipeline = Pipeline.preset(selection, edition);
                Path file = folder.resolve("pipeline.json");
                PipelineFile.write(file, pipeline);
                assertEquals(pipeline, PipelineFile.read(file));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "no temporary file is left");
        }
    }

    @Test
    void theFileIsReadable() {
        String json = PipelineFile.toJson(Pipeline.preset(Selection.SPATIAL, Edition.CORRECTED));
        assertTrue(json.contains("\"format\" : \"amaes-pipeline-1\""), json);
        assertTrue(json.contains("\"augmentation\" : \"rotation\""), json);
        assertTrue(json.contains("\"degrees\" : [ -30.0, 30.0 ]"), json);
    }

    private static final String STEP =
            "{\"augmentation\": \"scale\", \"enabled\": true, \"probability\": 0.2, \"factor\": [0.9, 1.1]}";

    @Test
    void unknownMissingAndImpossibleFieldsAreRefusedByName() {
        refused(pipeline(STEP.replace("\"enabled\"", "\"faktor\": 1, \"enabled\"")), "a field \"faktor\"");
        refused(pipeline(STEP.replace("\"factor\"", "\"faktor\"")), "does not say its \"factor\"");
        refused(pipeline(STEP.replace("0.2", "\"often\"")), "where its \"probability\" stands");
        refused(pipeline(STEP.replace("\"probability\": 0.2, ", "")), "probability");
        refused(pipeline(STEP.replace("0.2", "1.2")), "A probability lies between 0 and 1, not at 1.2");
        refused(pipeline(STEP.replace("[0.9, 1.1]", "[1.1, 0.9]")), "smaller to a larger");
        refused(pipeline(STEP.replace("[0.9, 1.1]", "[0.9]")), "two ends");
        refused(pipeline(STEP.replace("\"scale\"", "\"mirror\"")), "mirror");
        refused(pipeline(STEP.replace("\"enabled\": true, ", "")), "enabled");
        refused(pipeline(STEP + "," + STEP), "twice");
        refused(pipeline(STEP).replace("\"margin\"", "\"margins\""), "margins");
        refused(pipeline(STEP).replace("\"even\"", "\"odd\""), "odd");
        refused(pipeline(STEP).replace("\"margin\": \"even\", ", ""), "margin");
        refused(pipeline(STEP).replace("pipeline-1", "pipeline-9"), "amaes-pipeline-9");
        refused("{\"steps\": []}", "format");
        refused("[1", "line 1");
    }

    @Test
    void aCorrectTextIsRead() throws Exception {
        Pipeline pipeline = PipelineFile.fromJson(pipeline(STEP), "text");
        assertEquals(Scale.standard(), pipeline.steps().getFirst().augmentation());
    }

    private static String pipeline(String steps) {
        return "{\"format\": \"amaes-pipeline-1\", \"margin\": \"even\", \"steps\": [" + steps + "]}";
    }

    private static void refused(String json, String because) {
        WorkbenchException e = assertThrows(WorkbenchException.class, () -> PipelineFile.fromJson(json, "my.json"));
        assertTrue(e.getMessage().startsWith("my.json"), e.getMessage());
        assertTrue(e.getMessage().contains(because), e.getMessage());
    }
}
