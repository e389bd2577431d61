package org.amaes.core.augment;

import org.amaes.core.volume.AxisRows;
import org.amaes.core.volume.Shape;

/**
 * Weighting the planes of k-space along one axis and taking the magnitude of the image that comes back.
 *
 * <p>The transforms along the other two axes cancel, so only lines along the one axis are transformed.
 * Two real lines a, b travel as one complex line a + i b: the weights are split into the part that is
 * even in frequency (it leaves real lines real) and the odd part (it makes them imaginary), and each is
 * applied on its own. An odd part of a single frequency (ringing that keeps an even number of planes)
 * is a cosine and a sine and needs no transform.
 */
final class KSpaceFilter {

    private final int n;
    private final float[] even;
    private final float[] odd;
    /** Frequencies below n/2 at which the weights are not even. */
    private final int oddFrequencies;
    private final int oddFrequency;

    /** @param weight what the plane of frequency k = 0 .. n − 1 (in the transform's own order, 0 first) is multiplied with */
    KSpaceFilter(float[] weight) {
        this.n = weight.length;
        this.even = new float[n];
        this.odd = new float[n];
        int found = 0;
        int last = 0;
        for (int k = 0; k < n; k++) {
            float opposite = weight[(n - k) % n];
            even[k] = (weight[k] + opposite) / (2 * n);
            odd[k] = (weight[k] - opposite) / (2 * n);
            if (odd[k] != 0 && 2 * k < n) {
                found++;
                last = k;
            }
        }
        this.oddFrequencies = found;
        this.oddFrequency = last;
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
        AxisRows lines = new AxisRows(shape, axis);
        LineFft transform = workspace.transform(n);
        float[][] kept = workspace.rows(Math.max(2 * n, 4), AxisRows.WIDTH);
        for (int block = 0; block < lines.blocks(); block += 2) {
            boolean pair = block + 1 < lines.blocks();
            lines.gather(data, block, transform.re(), 0);
            lines.gather(data, pair ? block + 1 : block, transform.im(), 0);
            if (lift > 0) {
                lift(transform, lift);
            }
            transform.forward();
            switch (oddFrequencies) {
                case 0 -> withoutOddPart(transform, range, lift);
                case 1 -> withWave(transform, kept, range, lift);
                default -> withOddPart(transform, kept, range, lift);
            }
            lines.scatter(transform.re(), 0, data, block);
            if (pair) {
                lines.scatter(transform.im(), 0, data, block + 1);
            }
        }
    }

    private void lift(LineFft transform, float lift) {
        for (int v = 0; v < n; v++) {
            add(transform.re()[v], lift);
            add(transform.im()[v], lift);
        }
    }

    /** From the spectrum to what the even weights leave of the lines. */
    private void evenPart(LineFft transform) {
        for (int k = 0; k < n; k++) {
            scale(transform.re()[transform.place(k)], even[k]);
            scale(transform.im()[transform.place(k)], even[k]);
        }
        transform.inverse();
    }

    private void withoutOddPart(LineFft transform, Extremes range, float lift) {
        evenPart(transform);
        for (int v = 0; v < n; v++) {
            magnitude(transform.re()[v], range.smallest(), range.largest(), lift);
            magnitude(transform.im()[v], range.smallest(), range.largest(), lift);
        }
    }

    /** From the spectrum to the magnitudes where the weights are odd at one frequency: P sin + Q cos beside the even part. */
    private void withWave(LineFft transform, float[][] wave, Extremes range, float lift) {
        float weight = odd[oddFrequency];
        int low = transform.place(oddFrequency);
        int high = transform.place(n - oddFrequency);
        combine(transform.re()[low], transform.re()[high], weight, weight, wave[0]);
        combine(transform.im()[low], transform.im()[high], weight, -weight, wave[1]);
        combine(transform.im()[low], transform.im()[high], weight, weight, wave[2]);
        combine(transform.re()[low], transform.re()[high], -weight, weight, wave[3]);
        evenPart(transform);
        for (int v = 0; v < n; v++) {
            int angle = (int) ((long) v * oddFrequency % n);
            float sine = transform.sine(angle);
            float cosine = transform.cosine(angle);
            magnitude(transform.re()[v], wave[0], wave[1], sine, cosine, range.smallest(), range.largest(), lift);
            magnitude(transform.im()[v], wave[2], wave[3], sine, cosine, range.smallest(), range.largest(), lift);
        }
    }

    /** From the spectrum to the magnitudes where the weights are odd at several frequencies: one more transform. */
    private void withOddPart(LineFft transform, float[][] kept, Extremes range, float lift) {
        for (int k = 0; k < n; k++) { // the odd weights, times −i
            int row = transform.place(k);
            scale(transform.im()[row], odd[k], kept[row]);
            scale(transform.re()[row], -odd[k], kept[n + row]);
        }
        evenPart(transform);
        exchange(transform, kept);
        transform.inverse();
        for (int v = 0; v < n; v++) {
            magnitude(transform.re()[v], kept[v], range.smallest(), range.largest(), lift);
            magnitude(transform.im()[v], kept[n + v], range.smallest(), range.largest(), lift);
        }
    }

    private void exchange(LineFft transform, float[][] kept) {
        for (int v = 0; v < n; v++) {
            float[] re = transform.re()[v];
            float[] im = transform.im()[v];
            transform.re()[v] = kept[v];
            transform.im()[v] = kept[n + v];
            kept[v] = re;
            kept[n + v] = im;
        }
    }

    // Plain loops over whole arrays with one index: the form that the compiler turns into vector instructions.

    private static void add(float[] values, float amount) {
        for (int q = 0; q < values.length; q++) {
            values[q] += amount;
        }
    }

    private static void scale(float[] values, float weight) {
        for (int q = 0; q < values.length; q++) {
            values[q] *= weight;
        }
    }

    private static void scale(float[] values, float weight, float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] = values[q] * weight;
        }
    }

    private static void combine(float[] a, float[] b, float wa, float wb, float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] = wa * a[q] + wb * b[q];
        }
    }

    private static void magnitude(float[] real, float smallest, float largest, float lift) {
        for (int q = 0; q < real.length; q++) {
            real[q] = Math.min(Math.max(Math.abs(real[q]) - lift, smallest), largest);
        }
    }

    private static void magnitude(float[] real, float[] imaginary, float smallest, float largest, float lift) {
        for (int q = 0; q < real.length; q++) {
            float length = (float) Math.sqrt(real[q] * real[q] + imaginary[q] * imaginary[q]);
            real[q] = Math.min(Math.max(length - lift, smallest), largest);
        }
    }

    private static void magnitude(float[] real, float[] p, float[] q, float sine, float cosine, float smallest, float largest, float lift) {
        for (int l = 0; l < real.length; l++) {
            float imaginary = p[l] * sine + q[l] * cosine;
            float length = (float) Math.sqrt(real[l] * real[l] + imaginary * imaginary);
            real[l] = Math.min(Math.max(length - lift, smallest), largest);
        }
    }
}
