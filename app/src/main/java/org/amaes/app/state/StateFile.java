package org.amaes.app.state;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * The file {@code state.json} in the person's folder.
 *
 * @param folder the folder, see {@link org.amaes.core.file.UserFolder}
 */
public record StateFile(Path folder) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What was read.
     *
     * @param state the state; a fresh one if there was none, or none that could be read
     * @param problem what was wrong with the file; empty if nothing was
     */
    public record Loaded(WorkbenchState state, Optional<WorkbenchException> problem) {
    }

    /** Reads the state. A file that cannot be read is put aside, and a fresh state taken: the window always opens. */
    public Loaded load() {
        if (!Files.exists(file())) {
            return new Loaded(WorkbenchState.fresh(), Optional.empty());
        }
        try {
            WorkbenchState state = JSON.readValue(Files.readAllBytes(file()), WorkbenchState.class);
            return new Loaded(Objects.requireNonNull(state, "a state"), Optional.empty());
        } catch (IOException | IllegalArgumentException | NullPointerException damage) {
            return new Loaded(WorkbenchState.fresh(), Optional.of(putAside(damage)));
        }
    }

    /**
     * Writes the state.
     *
     * @throws WorkbenchException if the folder cannot be written to
     */
    public void save(WorkbenchState state) throws WorkbenchException {
        try {
            Files.createDirectories(folder);
            AtomicFile.writeBytes(file(), JSON.writeValueAsBytes(state));
        } catch (IOException e) {
            throw new WorkbenchException("What the window remembers could not be written to " + file() + " (" + e.getMessage()
                    + "). Check that you may write into this folder.", file(), e);
        }
    }

    private WorkbenchException putAside(Exception damage) {
        Path bad = folder.resolve("state-unreadable.json");
        try {
            Files.move(file(), bad, StandardCopyOption.REPLACE_EXISTING);
            return new WorkbenchException("What the window remembered in " + file() + " could not be read, so it starts afresh. The old file is kept as "
                    + bad + ".", bad, damage);
        } catch (IOException e) {
            e.addSuppressed(damage);
            return new WorkbenchException("What the window remembered in " + file() + " could not be read, so it starts afresh. "
                    + "The old file could not be put aside (" + e.getMessage() + ") and will be replaced.", file(), e);
        }
    }

    private Path file() {
        return folder.resolve("state.json");
    }
}
