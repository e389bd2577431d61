package org.amaes.core.library;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A model in the library.
 *
 * @param name what its owner calls it; unique in the library
 * @param path a checkpoint's file, or a run folder
 * @param imported whether somebody added the file; else it was found in a remembered run folder
 * @param facts what it is; empty if it cannot be read
 * @param problem why it cannot be read, in a sentence; else empty
 */
public record LibraryModel(String name, Path path, boolean imported, Optional<ModelFacts> facts, String problem) {

    public LibraryModel {
        Objects.requireNonNull(name);
        Objects.requireNonNull(path);
        Objects.requireNonNull(facts);
        Objects.requireNonNull(problem);
    }
}
