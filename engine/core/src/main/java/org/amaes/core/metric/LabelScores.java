package org.amaes.core.metric;

import java.util.Objects;
import java.util.Optional;

/**
 * All that was measured of one label of one case.
 *
 * @param counts voxels right and wrong
 * @param surface distances of the surfaces; empty for the micro average, which has no surface of its own
 */
public record LabelScores(Confusion counts, Optional<SurfaceDistance> surface) {

    public LabelScores {
        Objects.requireNonNull(counts);
        Objects.requireNonNull(surface);
    }

    /** One metric; NaN where it does not exist. */
    public double score(Metric metric, BothEmpty convention) {
        return switch (metric) {
            case DICE -> counts.dice(convention);
            case JACCARD -> counts.jaccard(convention);
            case SENSITIVITY -> counts.sensitivity();
            case PRECISION -> counts.precision();
            case VOLUME_SIMILARITY -> counts.volumeSimilarity();
            case HAUSDORFF -> surface.map(SurfaceDistance::hausdorff).orElse(Double.NaN);
            case HAUSDORFF_95 -> surface.map(SurfaceDistance::hausdorff95).orElse(Double.NaN);
            case ASSD -> surface.map(SurfaceDistance::averageSymmetric).orElse(Double.NaN);
            case SURFACE_DICE -> surface.map(found -> counts.isBothEmpty() ? convention.score() : found.surfaceDice()).orElse(Double.NaN);
        };
    }
}
