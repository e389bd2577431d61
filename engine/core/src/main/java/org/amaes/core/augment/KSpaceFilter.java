package org.amaes.core.augment;

import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.AxisLines;
import org.amaes.core.volume.Shape;

/**
 * Weighting the planes of k-space along one axis and taking the magnitude of the image that comes back.
 *
 * <p>The transforms along the other two axes cancel, so only lines along the one axis are transformed.
 * Two real lines a, b travel as one complex line a + i b: the weights are split into the part that is
 * even in frequency (it leaves real lines real) and the odd part (it makes them imaginary), and each is
 * applied on its own.
 */
final class KSpaceFilter {

    private static final int LANES = AxisLines.WIDTH;

    private final float[] even;
    private final float[] odd;
    private final boolean symmetric;

    /** @param weight what the plane of frequency k = 0 .. n − 1 (in the transform's own order, 0 first) is multiplied with */
    KSpaceFilter(float[] weight) {
        int n = weight.length;
        this.even = new float[n];
        this.odd = new float[n];
        boolean same = true;
        for (int k = 0; k < n; k++) {
            float opposite = weight[(n - k) % n];
            even[k] = (weight[k] + opposite) / (2 * n);
            odd[k] = (weight[k] - opposite) / (2 * n);
            same &= weight[k] == opposite;
        }
        this.symmetric = same;
    }

    /**
     * Filters in place; the result is clipped to the input's own range.
     *
     * <p>Where the input goes below zero it is lifted to zero first and lowered afterwards, because a
     * magnitude has no sign.
     */
    void apply(float[] data, Shape shape, int axis, Workspace workspace) {
        Extremes range = Extremes.of(data, shape.length());
        float lift = Math.max(0, -range.smallest());
        AxisLines lines = new AxisLines(shape, axis);
        int size = lines.extent() * LANES;
        LineFft transform = workspace.transform(lines.extent());
        float[] kept = workspace.floats(Use.LINES, 4 * size);
        for (int block = 0; block < lines.blocks(); block += 2) {
            boolean pair = block + 1 < lines.blocks();
            lines.gather(data, block, transform.re(), 0);
            lines.gather(data, pair ? block + 1 : block, transform.im(), 0);
            if (lift > 0) {
                add(transform.re(), lift, size);
                add(transform.im(), lift, size);
            }
            filter(transform, kept, size);
            range.clip(kept, lift, 2 * size);
            lines.scatter(kept, 0, data, block);
            if (pair) {
                lines.scatter(kept, size, data, block + 1);
            }
        }
    }

    /** Leaves the magnitudes of both lines in {@code kept}: the first from 0 on, the second from {@code size} on. */
    private void filter(LineFft transform, float[] kept, int size) {
        transform.forward();
        if (!symmetric) {
            System.arraycopy(transform.re(), 0, kept, 2 * size, size);
            System.arraycopy(transform.im(), 0, kept, 3 * size, size);
        }
        scale(transform.re(), even);
        scale(transform.im(), even);
        transform.inverse();
        System.arraycopy(transform.re(), 0, kept, 0, size);
        System.arraycopy(transform.im(), 0, kept, size, size);
        if (symmetric) {
            for (int i = 0; i < 2 * size; i++) {
                kept[i] = Math.abs(kept[i]);
            }
            return;
        }
        // the odd weights, times −i
        System.arraycopy(kept, 3 * size, transform.re(), 0, size);
        System.arraycopy(kept, 2 * size, transform.im(), 0, size);
        scale(transform.re(), odd);
        scale(transform.im(), odd);
        negate(transform.im(), size);
        transform.inverse();
        magnitude(kept, 0, transform.re(), size);
        magnitude(kept, size, transform.im(), size);
    }

    private static void scale(float[] values, float[] weights) {
        for (int k = 0; k < weights.length; k++) {
            float weight = weights[k];
            int at = k * LANES;
            for (int lane = 0; lane < LANES; lane++) {
                values[at + lane] *= weight;
            }
        }
    }

    private static void negate(float[] values, int size) {
        for (int i = 0; i < size; i++) {
            values[i] = -values[i];
        }
    }

    private static void add(float[] values, float amount, int size) {
        for (int i = 0; i < size; i++) {
            values[i] += amount;
        }
    }

    private static void magnitude(float[] real, int offset, float[] imaginary, int size) {
        for (int i = 0; i < size; i++) {
            float a = real[offset + i];
            float b = imaginary[i];
            real[offset + i] = (float) Math.sqrt(a * a + b * b);
        }
    }
}
