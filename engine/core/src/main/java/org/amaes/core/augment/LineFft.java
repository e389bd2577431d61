package org.amaes.core.augment;

import java.util.Arrays;

import org.amaes.core.volume.AxisRows;

/**
 * The discrete Fourier transform of a block of lines at once (one line a lane, as {@link AxisRows} lays
 * them out), of any length.
 *
 * <p>Mixed radix, in place: factors 4 and 2 and 3 and 5 and then whatever primes are left, each of cost
 * proportional to the prime. Frequencies come out in the order of their reversed digits, and the inverse
 * takes them so: what filters in between asks {@link #place} where a frequency stands. Holds its own
 * memory: for one thread.
 */
final class LineFft {

    private final int n;
    private final int[] radices;
    private final int[] place;
    /** cos and −sin of 2π k / n. */
    private final float[] cosine;
    private final float[] sine;
    private final float[][] re;
    private final float[][] im;
    private final FftPasses passes = new FftPasses(AxisRows.WIDTH);

    LineFft(int n) {
        this.n = n;
        this.radices = factors(n);
        this.place = places(n, radices);
        this.cosine = new float[n];
        this.sine = new float[n];
        for (int k = 0; k < n; k++) {
            cosine[k] = (float) Math.cos(2 * Math.PI * k / n);
            sine[k] = (float) -Math.sin(2 * Math.PI * k / n);
        }
        this.re = new float[n][AxisRows.WIDTH];
        this.im = new float[n][AxisRows.WIDTH];
    }

    private static int[] factors(int n) {
        int[] found = new int[32];
        int count = 0;
        int rest = n;
        for (int factor : new int[] {4, 2, 3, 5}) {
            while (rest % factor == 0) {
                found[count++] = factor;
                rest /= factor;
            }
        }
        for (int factor = 7; rest > 1; factor += 2) {
            while (rest % factor == 0) {
                found[count++] = factor;
                rest /= factor;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Where each frequency stands after the passes: its digits, lowest first, count the largest blocks first. */
    private static int[] places(int n, int[] radices) {
        int[] place = new int[n];
        for (int k = 0; k < n; k++) {
            int rest = k;
            int length = n;
            for (int radix : radices) {
                length /= radix;
                place[k] += rest % radix * length;
                rest /= radix;
            }
        }
        return place;
    }

    /** Real parts: voxel {@code j} of lane {@code l} at {@code [j][l]}, frequency {@code k} at {@code [place(k)][l]}. */
    float[][] re() {
        return re;
    }

    /** Imaginary parts, laid out as {@link #re()}. */
    float[][] im() {
        return im;
    }

    /** The row of frequency {@code k}, 0 to n − 1, between {@link #forward} and {@link #inverse}. */
    int place(int k) {
        return place[k];
    }

    /** cos(2π k / n) for k = 0 .. n − 1. */
    float cosine(int k) {
        return cosine[k];
    }

    /** sin(2π k / n) for k = 0 .. n − 1. */
    float sine(int k) {
        return -sine[k];
    }

    /** X[k] = Σ x[j] exp(−2πi jk/n), in place. */
    void forward() {
        int length = n;
        for (int radix : radices) {
            int part = length / radix;
            int stride = n / length;
            for (int start = 0; start < n; start += length) {
                for (int j = 0; j < part; j++) {
                    switch (radix) {
                        case 2 -> passes.forward2(re, im, start + j, part, cosine[j * stride], sine[j * stride]);
                        case 4 -> passes.forward4(re, im, start + j, part, cosine, sine, j * stride);
                        default -> passes.forwardAny(re, im, start + j, part, radix, cosine, sine, j * stride);
                    }
                }
            }
            length = part;
        }
    }

    /** n · x[j] = Σ X[k] exp(+2πi jk/n), in place; not divided by n. */
    void inverse() {
        int part = 1;
        for (int pass = radices.length - 1; pass >= 0; pass--) {
            int radix = radices[pass];
            int length = part * radix;
            int stride = n / length;
            for (int start = 0; start < n; start += length) {
                for (int j = 0; j < part; j++) {
                    // with real and imaginary parts exchanged, a forward transform is an inverse one
                    switch (radix) {
                        case 2 -> passes.backward2(im, re, start + j, part, cosine[j * stride], sine[j * stride]);
                        case 4 -> passes.backward4(im, re, start + j, part, cosine, sine, j * stride);
                        default -> passes.backwardAny(im, re, start + j, part, radix, cosine, sine, j * stride);
                    }
                }
            }
            part = length;
        }
    }
}
