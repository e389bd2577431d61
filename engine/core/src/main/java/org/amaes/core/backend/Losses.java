package org.amaes.core.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The loss of a batch and what it is made of.
 *
 * @param total what is minimised
 * @param parts its parts by name ("cross_entropy", "soft_dice"), in order; empty where it has none
 */
public record Losses(double total, Map<String, Double> parts) {

    public Losses {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** Whether training has diverged: the loss is no number any more. */
    public boolean diverged() {
        return !Double.isFinite(total);
    }
}
