package org.amaes.runner.inference;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Session;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * Runs a network over a volume of any size by overlapping windows.
 *
 * @param window the network's patch
 * @param overlap share that neighbouring windows have in common, in [0, 1)
 * @param aggregation how overlapping scores become one
 * @param flips whether each window is also seen mirrored along every combination of axes (8 passes)
 */
public record SlidingWindow(Shape window, double overlap, Aggregation aggregation, boolean flips) {

    public SlidingWindow {
        Objects.requireNonNull(window);
        Objects.requireNonNull(aggregation);
    }

    /**
     * The network's output over a whole volume.
     *
     * @param session the network
     * @param channels one array a channel, z fastest; none is changed
     * @param shape the volume's size; a side shorter than the window is padded with the channel's minimum,
     *     (P − n)/2 voxels low and the rest high
     * @param outputs output channels of the network
     * @param cancelled asked before every window
     * @return one array an output channel, weighted means over windows and flips; null if cancelled
     */
    public float[][] apply(Session session, float[][] channels, Shape shape, int outputs, BooleanSupplier cancelled)
            throws WorkbenchException {
        Shape padded = padded(shape);
        int[] low = {(padded.x() - shape.x()) / 2, (padded.y() - shape.y()) / 2, (padded.z() - shape.z()) / 2};
        float[] minimum = new float[channels.length];
        for (int c = 0; c < channels.length; c++) {
            minimum[c] = Float.POSITIVE_INFINITY;
            for (float value : channels[c]) {
                minimum[c] = Math.min(minimum[c], value);
            }
        }
        float[] weights = aggregation.weights(window);
        float[][] sums = new float[outputs][shape.length()];
        float[] total = new float[shape.length()];
        float[] input = new float[channels.length * window.length()]; // (C, X, Y, Z)
        List<Box> boxes = Windows.over(padded, window, overlap);
        for (Box box : boxes) {
            Box at = Box.at(box.x0() - low[0], box.y0() - low[1], box.z0() - low[2], window);
            for (int c = 0; c < channels.length; c++) {
                gather(channels[c], shape, at, minimum[c], input, c * window.length());
            }
            for (int flip = 0; flip < (flips ? 8 : 1); flip++) {
                if (cancelled.getAsBoolean()) {
                    return null;
                }
                float[] output = session.predict(flipped(input, channels.length, flip), 1, window); // (K, X, Y, Z)
                scatter(flipped(output, outputs, flip), weights, at, shape, sums, total);
            }
        }
        for (float[] sum : sums) {
            for (int v = 0; v < sum.length; v++) {
                sum[v] /= total[v];
            }
        }
        return sums;
    }

    /** How often the network is asked for a volume of this shape. */
    public int passes(Shape shape) {
        return Windows.over(padded(shape), window, overlap).size() * (flips ? 8 : 1);
    }

    private Shape padded(Shape shape) {
        return new Shape(Math.max(shape.x(), window.x()), Math.max(shape.y(), window.y()), Math.max(shape.z(), window.z()));
    }

    /** Copies a window out of a volume; voxels beside the volume get its minimum. */
    private void gather(float[] from, Shape shape, Box at, float outside, float[] into, int offset) {
        for (int i = 0, w = offset; i < window.x(); i++) {
            for (int j = 0; j < window.y(); j++, w += window.z()) {
                int x = at.x0() + i;
                int y = at.y0() + j;
                if (x < 0 || x >= shape.x() || y < 0 || y >= shape.y()) {
                    java.util.Arrays.fill(into, w, w + window.z(), outside);
                    continue;
                }
                for (int k = 0; k < window.z(); k++) {
                    int z = at.z0() + k;
                    into[w + k] = z < 0 || z >= shape.z() ? outside : from[shape.index(x, y, z)];
                }
            }
        }
    }

    private void scatter(float[] output, float[] weights, Box at, Shape shape, float[][] sums, float[] total) {
        int voxels = window.length();
        for (int i = Math.max(0, -at.x0()); i < Math.min(window.x(), shape.x() - at.x0()); i++) {
            for (int j = Math.max(0, -at.y0()); j < Math.min(window.y(), shape.y() - at.y0()); j++) {
                for (int k = Math.max(0, -at.z0()); k < Math.min(window.z(), shape.z() - at.z0()); k++) {
                    int w = window.index(i, j, k);
                    int v = shape.index(at.x0() + i, at.y0() + j, at.z0() + k);
                    for (int c = 0; c < sums.length; c++) {
                        sums[c][v] += weights[w] * output[c * voxels + w];
                    }
                    total[v] += weights[w];
                }
            }
        }
    }

    /** Mirrored along x, y, z where bits 0, 1, 2 of {@code flip} are set; its own inverse. */
    private float[] flipped(float[] from, int count, int flip) {
        if (flip == 0) {
            return from;
        }
        float[] out = new float[count * window.length()];
        for (int c = 0; c < count; c++) {
            int offset = c * window.length();
            for (int i = 0; i < window.x(); i++) {
                int fi = (flip & 1) != 0 ? window.x() - 1 - i : i;
                for (int j = 0; j < window.y(); j++) {
                    int fj = (flip & 2) != 0 ? window.y() - 1 - j : j;
                    for (int k = 0; k < window.z(); k++) {
                        int fk = (flip & 4) != 0 ? window.z() - 1 - k : k;
                        out[offset + window.index(fi, fj, fk)] = from[offset + window.index(i, j, k)];
                    }
                }
            }
        }
        return out;
    }
}
