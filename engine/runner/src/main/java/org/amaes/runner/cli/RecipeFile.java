package org.amaes.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunFolder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A recipe that lies somewhere: in a run folder, or in a file of its own. */
final class RecipeFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecipeFile() {
    }

    /**
     * Reads a recipe.
     *
     * @param path a run folder, or a file such as a run's {@code recipe.json}
     */
    static Recipe read(Path path) throws WorkbenchException {
        if (Files.isDirectory(path)) {
            return RecipeJson.read(RunFolder.open(path).recipe());
        }
        if (!Files.isRegularFile(path)) {
            throw new WorkbenchException("There is no run or recipe " + path + ". Check the path.", path);
        }
        try {
            return RecipeJson.read(JSON.readTree(path.toFile()));
        } catch (JsonProcessingException e) {
            throw new WorkbenchException("The file " + path + " is no recipe: it is not valid JSON. Choose a run's recipe.json.", path, e);
        } catch (IOException e) {
            throw new WorkbenchException("The recipe " + path + " cannot be read (" + e.getMessage() + ").", path, e);
        } catch (WorkbenchException e) {
            throw new WorkbenchException("The file " + path + " is no recipe of this version. " + e.getMessage(), path, e);
        }
    }

    /** How a recipe's scans were prepared, if they are still there. */
    static Optional<Preprocessing> preparation(Recipe recipe) throws WorkbenchException {
        Path data = Path.of(recipe.data());
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        try (VolumeStore store = VolumeStore.open(data)) {
            return Optional.of(store.settings().preprocessing());
        }
    }
}
