package org.amaes.app.explore;

import java.nio.file.Path;
import java.util.Optional;
import org.amaes.core.preprocess.Preprocessing;

/**
 * The pretrained network that redraws.
 *
 * @param file its weights
 * @param words what it is, in a line: network, steps trained
 * @param preprocessing how scans were prepared for it, where the file says so
 * @param practice whether it was trained on phantoms by this program, to have something to show: it says nothing about patients
 */
public record Network(Path file, String words, Optional<Preprocessing> preprocessing, boolean practice) {
}
