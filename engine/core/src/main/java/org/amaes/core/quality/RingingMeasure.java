package org.amaes.core.quality;

import java.util.OptionalDouble;

import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * A hint of ringing: how much stronger neighbouring voxels alternate beside a strong edge than away from it.
 *
 * <p>Along each axis, an edge is a step |x(i+1) − x(i−1)| of at least half the signal. On each side of it that
 * is otherwise flat (no step of a quarter of the edge in voxels 2 to {@value #FAR} from it), the mean of
 * |x(j−1) − 2x(j) + x(j+1)| / 4 over the voxels 3 to 6 from the edge, less that over the voxels 9 to {@value #FAR},
 * is taken as a share of the edge. The mean over all edges of an axis is its value, the largest of the axes the result.
 *
 * <p>Fine structure beside the skin looks like it; smoothed, skull-stripped and masked scans show little of it.
 */
final class RingingMeasure {

    private static final double EDGE = 0.5;
    private static final double FLAT = 0.25;
    private static final int NEAR = 3;
    private static final int NEAR_END = 6;
    private static final int AWAY = 9;
    private static final int FAR = 13;
    private static final int FEWEST = 300;
    /** Lines looked at along an axis: a share of them is enough. */
    private static final int MOST_LINES = 16_000;

    private RingingMeasure() {
    }

    static OptionalDouble of(Volume volume, Tissue tissue) {
        if (!(tissue.signal() > 0)) {
            return OptionalDouble.empty();
        }
        OptionalDouble most = OptionalDouble.empty();
        for (int axis = 0; axis < 3; axis++) {
            OptionalDouble value = along(volume, axis, EDGE * tissue.signal());
            if (value.isPresent() && (most.isEmpty() || value.getAsDouble() > most.getAsDouble())) {
                most = value;
            }
        }
        return most;
    }

    private static OptionalDouble along(Volume volume, int axis, double step) {
        Shape shape = volume.shape();
        int length = shape.get(axis);
        if (length < 2 * FAR) {
            return OptionalDouble.empty();
        }
        int[] strides = {shape.y() * shape.z(), shape.z(), 1};
        int one = axis == 0 ? 1 : 0;
        int other = axis == 2 ? 1 : 2;
        long lines = (long) shape.get(one) * shape.get(other);
        int every = (int) Math.max(1, (lines + MOST_LINES - 1) / MOST_LINES) | 1;
        float[] line = new float[length];
        double[] found = new double[2];
        for (int at = 0; at < lines; at += every) {
            int start = at / shape.get(other) * strides[one] + at % shape.get(other) * strides[other];
            for (int i = 0; i < length; i++) {
                line[i] = volume.data()[start + i * strides[axis]];
            }
            edges(line, step, found);
        }
        return found[1] < FEWEST ? OptionalDouble.empty() : OptionalDouble.of(found[0] / found[1]);
    }

    /** Adds what the sides of a line's edges show, and how many they are. */
    private static void edges(float[] line, double step, double[] found) {
        for (int i = 1; i < line.length - 1; i++) {
            double edge = Math.abs(line[i + 1] - line[i - 1]);
            if (edge >= step) {
                side(line, i, 1, edge, found);
                side(line, i, -1, edge, found);
            }
        }
    }

    private static void side(float[] line, int edge, int direction, double height, double[] found) {
        int last = edge + direction * (FAR + 1);
        if (last < 0 || last >= line.length) {
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int distance = 2; distance <= FAR; distance++) {
            double value = line[edge + direction * distance];
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (high - low < FLAT * height) {
            found[0] += (alternation(line, edge, direction, NEAR, NEAR_END) - alternation(line, edge, direction, AWAY, FAR)) / height;
            found[1]++;
        }
    }

    private static double alternation(float[] line, int edge, int direction, int from, int to) {
        double sum = 0;
        for (int distance = from; distance <= to; distance++) {
            int j = edge + direction * distance;
            sum += Math.abs(line[j - 1] - 2 * line[j] + line[j + 1]) / 4;
        }
        return sum / (to - from + 1);
    }
}
