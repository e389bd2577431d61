package org.amaes.core.preprocess;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A scan to prepare: what it is called and where its files are.
 *
 * @param key its ids
 * @param images one file a channel, or one 4-D file with all of them; at least one
 * @param labels its segmentation, where there is one
 */
public record ScanFiles(ScanKey key, List<Path> images, Optional<Path> labels) {

    public ScanFiles {
        Objects.requireNonNull(key);
        Objects.requireNonNull(labels);
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("scan " + key.id() + " has no image");
        }
    }
}
