package org.amaes.app.state;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** Reads the state, also that of an older version. A file that cannot be read is put aside, and a fresh state taken: the window always opens. */
    public Loaded load() {
        if (!Files.exists(file())) {
            return new Loaded(WorkbenchState.fresh(), Optional.empty());
        }
        try {
            ObjectNode json = Objects.requireNonNull(JSON.readValue(Files.readAllBytes(file()), ObjectNode.class), "a state");
            int format = json.path("format").asInt();
            if (format > WorkbenchState.FORMAT) {
                return new Loaded(WorkbenchState.fresh(), Optional.of(keep(format)));
            }
            return new Loaded(JSON.treeToValue(StateMigration.toNewest(json), WorkbenchState.class), Optional.empty());
        } catch (IOException | IllegalArgumentException | NullPointerException damage) {
            return new Loaded(WorkbenchState.fresh(), Optional.of(putAside(damage)));
        }
    }

    /** The state in a folder as far as it can be read, and a fresh one if not; nothing is moved. */
    public static WorkbenchState peek(Path folder) {
        try {
            ObjectNode json = JSON.readValue(Files.readAllBytes(new StateFile(folder).file()), ObjectNode.class);
            return json == null ? WorkbenchState.fresh() : JSON.treeToValue(StateMigration.toNewest(json), WorkbenchState.class);
        } catch (IOException | IllegalArgumentException | NullPointerException _) {
            return WorkbenchState.fresh(); // whoever peeks has no use for it then
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

    /** A newer version's file is none of ours to change: it is kept under a name of its own, for that version. */
    private WorkbenchException keep(int format) {
        Path kept = folder.resolve("state-format-" + format + ".json");
        String what = "What the window remembered in " + file() + " was written by a newer version of this program, so this one starts afresh. ";
        try {
            Files.move(file(), kept, StandardCopyOption.REPLACE_EXISTING);
            return new WorkbenchException(what + "The file is kept as " + kept + "; rename it back before you start the newer version.", kept);
        } catch (IOException e) {
            return new WorkbenchException(what + "It could not be put aside (" + e.getMessage() + "): copy it now, it is replaced when the window closes.",
                    file(), e);
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
