package org.amaes.runner.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.run.RunFolder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a run trained, as far as strangers may know: numbers and methods, neither paths nor scans. */
final class RecipeExcerpt {

    /** What may be told, so that a field added later is kept back until somebody has thought about it. */
    private static final List<String> TOLD = List.of("type", "validationShare", "plan", "augmentation", "masking", "maskedLossOnly",
            "views", "temperature", "foreground", "whole");
    private static final List<String> SCANS = List.of("cases", "training", "validation");

    private RecipeExcerpt() {
    }

    /** Of the run that a model is from, if it is from one: the folder given, or the one its checkpoint lies in. */
    static Optional<JsonNode> of(Path source, Path weights) throws WorkbenchException {
        Path folder = weights.toAbsolutePath().getParent();
        Path run = RunFolder.isRun(source) ? source : folder.getParent();
        boolean known = run != null && RunFolder.isRun(run) && new RunFolder(run).checkpoints().toAbsolutePath().equals(folder);
        return known ? Optional.of(of(RunFolder.open(run).recipe())) : Optional.empty();
    }

    private static ObjectNode of(JsonNode recipe) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        for (String name : TOLD) {
            if (recipe.has(name)) {
                told.set(name, recipe.get(name));
            }
        }
        for (String name : SCANS) {
            if (recipe.has(name)) {
                told.put(name, recipe.get(name).size()); // how many, not which
            }
        }
        return told;
    }
}
