package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * Gibbs ringing: only the central planes of k-space along one axis are kept, then the magnitude.
 *
 * <p>Of m kept planes the frequencies are −⌊m/2⌋ to ⌈m/2⌉ − 1.
 *
 * @param keptPlanes m, at least 1; m ≥ n keeps everything
 * @param axis 0, 1 or 2
 */
public record RingingEffect(int keptPlanes, int axis) implements Effect {

    public RingingEffect {
        if (keptPlanes < 1 || axis < 0 || axis > 2) {
            throw new IllegalArgumentException(keptPlanes + " planes along axis " + axis);
        }
    }

    @Override
    public void apply(float[] data, Shape shape, Workspace workspace) {
        int n = shape.get(axis);
        if (keptPlanes >= n) {
            return;
        }
        float[] weight = new float[n];
        for (int kept = 0; kept < keptPlanes; kept++) {
            weight[Math.floorMod(kept - keptPlanes / 2, n)] = 1; // negative frequencies stand at the end of the transform
        }
        new KSpaceFilter(weight).apply(data, shape, axis, workspace);
    }

    @Override
    public String describe() {
        return "ringing: " + keptPlanes + " k-space planes kept along " + "xyz".charAt(axis);
    }
}
