package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.amaes.core.WorkbenchException;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.Pretraining;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunFolder;

/** What a pretraining has seen. */
final class PretrainingScans {

    private PretrainingScans() {
    }

    /**
     * The scans of a pretraining.
     *
     * @param path its run, or the folder of prepared scans it used all of
     */
    static List<Entry> of(Path path) throws WorkbenchException {
        if (!RunFolder.isRun(path)) {
            try (VolumeStore store = VolumeStore.open(path)) {
                return store.entries();
            }
        }
        return switch (RecipeJson.read(RunFolder.open(path).recipe())) {
            case Pretraining pretraining -> {
                Path data = Path.of(pretraining.data());
                if (!Files.isDirectory(data)) {
                    throw new WorkbenchException("The scans of the pretraining in " + path + " were in " + data
                            + ", which is gone, so nobody can tell what it has seen. Bring the folder back.", data);
                }
                Set<String> cases = Set.copyOf(pretraining.cases());
                try (VolumeStore store = VolumeStore.open(data)) {
                    yield store.entries().stream().filter(entry -> cases.contains(entry.id())).toList();
                }
            }
            case Finetune _ -> throw new WorkbenchException("The run in " + path + " is a fine-tuning. Name the pretraining's run, or its prepared scans.", path);
        };
    }
}
