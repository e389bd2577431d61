package org.amaes.core.quality;

import java.util.Arrays;
import java.util.OptionalDouble;

import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * The noise of a volume, by pseudo-residuals (Gasser, Sroka and Jennen-Steinmetz 1986; Coupé 2008):
 * σ = 1.4826 · median |√(n/(n+1)) · (x − mean of its n neighbours)| over tissue voxels whose neighbours are
 * tissue. Neighbours along axes with voxels more than 1.5 times as long as the shortest are left out.
 *
 * <p>Smoothed or interpolated scans look better than they are, and finely structured tissue looks noisier.
 */
final class NoiseMeasure {

    private static final int MOST = 1 << 18;
    private static final int FEWEST = 200;
    private static final double AS_SHORT = 1.5;
    private static final double OF_MEDIAN = 1.4826;

    private NoiseMeasure() {
    }

    /** σ in the volume's units; empty if there is too little tissue. */
    static OptionalDouble sigma(Volume volume, Tissue tissue) {
        Shape shape = volume.shape();
        int[] strides = {shape.y() * shape.z(), shape.z(), 1};
        double[] spacing = volume.grid().spacing();
        double shortest = Math.min(spacing[0], Math.min(spacing[1], spacing[2]));
        boolean[] used = new boolean[3];
        int neighbours = 0;
        for (int axis = 0; axis < 3; axis++) {
            used[axis] = spacing[axis] <= AS_SHORT * shortest && shape.get(axis) > 2;
            neighbours += used[axis] ? 2 : 0;
        }
        if (neighbours == 0) {
            return OptionalDouble.empty();
        }
        float[] data = volume.data();
        int step = Math.max(1, (data.length + MOST - 1) / MOST) | 1;
        float[] residuals = new float[data.length / step + 1];
        int count = 0;
        for (int at = 0; at < data.length; at += step) {
            double sum = tissue.holds(data[at]) ? sumAround(data, at, shape, strides, used, tissue) : Double.NaN;
            if (Double.isFinite(sum) && Float.isFinite(data[at])) {
                residuals[count++] = (float) Math.abs(data[at] - sum / neighbours);
            }
        }
        if (count < FEWEST) {
            return OptionalDouble.empty();
        }
        Arrays.sort(residuals, 0, count);
        return OptionalDouble.of(OF_MEDIAN * Math.sqrt(neighbours / (neighbours + 1.0)) * residuals[count / 2]);
    }

    /** NaN at the border of the volume or of the tissue. */
    private static double sumAround(float[] data, int at, Shape shape, int[] strides, boolean[] used, Tissue tissue) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            int place = at / strides[axis] % shape.get(axis);
            if (!used[axis]) {
                continue;
            }
            if (place == 0 || place == shape.get(axis) - 1) {
                return Double.NaN;
            }
            float before = data[at - strides[axis]];
            float after = data[at + strides[axis]];
            if (!tissue.holds(before) || !tissue.holds(after)) {
                return Double.NaN;
            }
            sum += before + after;
        }
        return sum;
    }
}
