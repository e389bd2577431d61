package org.amaes.core.checkpoint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The weights read from a checkpoint, what the file says about them, and what in it was not read.
 *
 * @param weights under the published names, prefixes of wrappers removed
 * @param metadata of a safetensors file its own texts; of a PyTorch file {@code epoch} and {@code step} where it tells them
 * @param notes sentences for the user: what was skipped or changed on the way
 */
public record LoadedCheckpoint(StateDict weights, Map<String, String> metadata, List<String> notes) {

    /** The number of the training step, where the file tells it. */
    public static final String STEP = "step";
    /** The number of the epoch, where the file tells it. */
    public static final String EPOCH = "epoch";

    public LoadedCheckpoint {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        notes = List.copyOf(notes);
    }

    /** The training step that the weights were saved at, where the file tells it as a whole number. */
    public Optional<Long> step() {
        return number(STEP);
    }

    /** The epoch that the weights were saved in, where the file tells it as a whole number. */
    public Optional<Long> epoch() {
        return number(EPOCH);
    }

    private Optional<Long> number(String key) {
        try {
            return Optional.ofNullable(metadata.get(key)).map(Long::parseLong);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
