package org.amaes.core.quality;

import java.util.Arrays;
import java.util.OptionalDouble;

import org.amaes.core.preprocess.VoxelHash;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Volume;

/**
 * Makes {@link ImageFacts} of a volume: background and tissue ({@link Tissue}), signal over noise
 * ({@link NoiseMeasure}), hints of ghosts and ringing ({@link GhostMeasure}, {@link RingingMeasure}). Each says
 * how it is made and where it means nothing; none replaces a look at the scan.
 */
final class ImageMeasures {

    private ImageMeasures() {
    }

    /**
     * @param original where the voxels stand in the file
     * @param volumes how many volumes the file holds
     * @param ras one of them, in RAS orientation
     */
    static ImageFacts of(Grid original, int volumes, Volume ras) {
        float minimum = Float.POSITIVE_INFINITY;
        float maximum = Float.NEGATIVE_INFINITY;
        long broken = 0;
        for (float value : ras.data()) {
            if (Float.isFinite(value)) {
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
            } else {
                broken++;
            }
        }
        OptionalDouble background = OptionalDouble.empty();
        OptionalDouble signalToNoise = OptionalDouble.empty();
        OptionalDouble ghosting = OptionalDouble.empty();
        OptionalDouble ringing = OptionalDouble.empty();
        if (broken == 0 && maximum > minimum) {
            Tissue tissue = Tissue.of(ras, ValueSample.of(ras));
            background = tissue.surrounded() ? OptionalDouble.of(tissue.background()) : OptionalDouble.empty();
            OptionalDouble sigma = NoiseMeasure.sigma(ras, tissue);
            signalToNoise = sigma.isPresent() && sigma.getAsDouble() > 0 && tissue.signal() > 0
                    ? OptionalDouble.of(tissue.signal() / sigma.getAsDouble()) : OptionalDouble.empty();
            ghosting = GhostMeasure.of(ras, tissue);
            ringing = RingingMeasure.of(ras, tissue);
        }
        return new ImageFacts(original.shape(), volumes, Arrays.stream(original.spacing()).boxed().toList(), original.orientation().toString(),
                broken == ras.data().length ? Float.NaN : minimum, broken == ras.data().length ? Float.NaN : maximum, broken, background,
                signalToNoise, ghosting, ringing, VoxelHash.of(ras));
    }
}
