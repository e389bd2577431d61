package org.amaes.core.experiment;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a method's fine-tunings start from. */
public sealed interface Start {

    /** Drawn weights. */
    record Scratch() implements Start {
    }

    /**
     * Weights that are there.
     *
     * @param path a checkpoint or a run folder
     */
    record Checkpoint(String path) implements Start {

        public Checkpoint {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * A pretraining that the experiment does itself, once for all folds.
     *
     * @param data folder of the prepared scans; what the experiment's test list names is left out of it
     * @param settings options of {@code amaes pretrain} and fields of its recipe, by name
     */
    record Pretraining(String data, Map<String, String> settings) implements Start {

        public Pretraining {
            Objects.requireNonNull(data, "data");
            settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        }
    }

    /** Whether fine-tunings start from weights that were learnt. */
    default boolean isPretrained() {
        return !(this instanceof Scratch);
    }
}
