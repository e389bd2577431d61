package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import org.amaes.runner.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

class ModelsTest {

    @TempDir
    private Path folder;

    private JsonNode models(Object... more) {
        List<Object> words = new java.util.ArrayList<>(List.of("models", "--library", folder.resolve("library")));
        words.addAll(List.of(more));
        return CommandRun.json(words.toArray());
    }

    private static List<String> names(JsonNode models) {
        return StreamSupport.stream(models.spliterator(), false).map(each -> each.path("name").asText()).toList();
    }

    @Test
    void modelsAreAddedNamedShownExportedAndTakenOffTheList() throws Exception {
        TinyStudy.Trained trained = TinyStudy.Trained.in(folder.resolve("runs"));
        assertEquals(List.of(), names(models()));
        JsonNode runs = models("--remember", folder.resolve("runs"));
        assertEquals(List.of("finetuned", "pretrained"), names(runs));
        assertEquals(List.of("0 background", "1 fluid", "4 white matter"),
                StreamSupport.stream(runs.get(0).path("classes").spliterator(), false).map(JsonNode::asText).toList());
        assertEquals(1, runs.get(0).path("step").asInt());
        assertEquals("corrected", runs.get(0).path("preset").asText());
        assertTrue(runs.get(0).path("provenance").asText().contains("Fine-tuned on 2 labelled scans"), runs::toString);

        Path copy = Files.copy(Model.weightsFile(trained.pretrained()), folder.resolve("copy.safetensors"));
        assertEquals(List.of("copy.safetensors", "finetuned", "pretrained"), names(models("--add", copy)));
        assertEquals(List.of("finetuned", "My first", "pretrained"), names(models("--rename", "copy.safetensors", "--to", "My first")));
        CommandRun.of("models", "--library", folder.resolve("library"), "--rename", "finetuned", "--to", "my FIRST").assertRefused("another model");

        JsonNode shown = models("--show", "My first");
        assertTrue(shown.path("transfer").path("headline").asText().contains("tensors loaded"), shown::toString);
        assertEquals(0, shown.path("transfer").path("counts").path("missing").asInt());

        Path out = folder.resolve("out.safetensors");
        models("--export", "finetuned", "--out", out);
        assertEquals(Model.read(trained.finetuned()).weights().fingerprint(), Model.read(out).weights().fingerprint());
        assertEquals(Model.read(trained.finetuned()).card(), Model.read(out).card());

        assertEquals(List.of("My first", "pretrained"), names(models("--remove", "finetuned")));
        assertEquals(List.of("pretrained"), names(models("--remove", "My first")));
        assertTrue(Files.exists(copy) && Files.exists(trained.finetuned()), "files stay");
    }

    @Test
    void strangersFilesAreReadByTheReaderThatRunsNothing() throws Exception {
        Path stranger = folder.resolve("stranger.pth");
        Files.writeString(stranger, "no checkpoint at all");
        CommandRun.of("models", "--library", folder.resolve("library"), "--add", stranger).assertRefused(stranger, "is no checkpoint that can be read");
        assertFalse(Files.exists(folder.resolve("library")), "nothing is remembered of it");
        CommandRun.of("models", "--library", folder.resolve("library"), "--show", "nothing").assertRefused("no model called 'nothing'");
        CommandRun.of("models", "--library", folder.resolve("library"), "--remember", folder).assertRefused("There are no runs");
    }
}
