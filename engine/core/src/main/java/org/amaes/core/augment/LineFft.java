package org.amaes.core.augment;

import org.amaes.core.volume.AxisLines;

/**
 * The discrete Fourier transform of a block of lines at once (one line a lane, as {@link AxisLines}
 * lays them out), of any length.
 *
 * <p>Mixed radix without bit reversal (Stockham): factors 4 and 2 and 3 and 5 and then whatever primes
 * are left, each of cost proportional to the prime. Lines of different lanes are transformed together, so
 * the innermost loops run over independent numbers. Holds its own memory: for one thread.
 */
final class LineFft {

    private static final int LANES = AxisLines.WIDTH;

    private final int n;
    private final int[] radices;
    /** cos and −sin of 2π k / n. */
    private final float[] cosine;
    private final float[] sine;
    private float[] re;
    private float[] im;
    private float[] otherRe;
    private float[] otherIm;

    LineFft(int n) {
        this.n = n;
        this.radices = factors(n);
        this.cosine = new float[n];
        this.sine = new float[n];
        for (int k = 0; k < n; k++) {
            cosine[k] = (float) Math.cos(2 * Math.PI * k / n);
            sine[k] = (float) -Math.sin(2 * Math.PI * k / n);
        }
        this.re = new float[n * LANES];
        this.im = new float[n * LANES];
        this.otherRe = new float[n * LANES];
        this.otherIm = new float[n * LANES];
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
        return java.util.Arrays.copyOf(found, count);
    }

    /** Real parts: value or frequency {@code k} of lane {@code l} at {@code k * WIDTH + l}. A transform may change the array. */
    float[] re() {
        return re;
    }

    /** Imaginary parts, laid out as {@link #re()}. */
    float[] im() {
        return im;
    }

    /** X[k] = Σ x[j] exp(−2πi jk/n), in place. */
    void forward() {
        int length = n;
        int stride = 1;
        for (int radix : radices) {
            length /= radix;
            switch (radix) {
                case 2 -> pass2(length, stride);
                case 4 -> pass4(length, stride);
                default -> passAny(radix, length, stride);
            }
            swap();
            stride *= radix;
        }
    }

    /** n · x[j] = Σ X[k] exp(+2πi jk/n), in place; not divided by n. */
    void inverse() {
        exchange();
        forward();
        exchange();
    }

    /** Real and imaginary parts change places: a forward transform in between is then an inverse one. */
    private void exchange() {
        float[] keep = re;
        re = im;
        im = keep;
    }

    private void swap() {
        float[] keepRe = re;
        float[] keepIm = im;
        re = otherRe;
        im = otherIm;
        otherRe = keepRe;
        otherIm = keepIm;
    }

    private void pass2(int length, int stride) {
        int row = stride * LANES;
        for (int p = 0; p < length; p++) {
            butterfly2(re, im, otherRe, otherIm, p * row, (p + length) * row, 2 * p * row, row, cosine[p * stride], sine[p * stride]);
        }
    }

    private static void butterfly2(float[] xr, float[] xi, float[] yr, float[] yi, int a, int b, int to, int row, float wr, float wi) {
        for (int q = 0; q < row; q++) {
            float ar = xr[a + q];
            float ai = xi[a + q];
            float br = xr[b + q];
            float bi = xi[b + q];
            float dr = ar - br;
            float di = ai - bi;
            yr[to + q] = ar + br;
            yi[to + q] = ai + bi;
            yr[to + row + q] = dr * wr - di * wi;
            yi[to + row + q] = dr * wi + di * wr;
        }
    }

    private void pass4(int length, int stride) {
        int row = stride * LANES;
        for (int p = 0; p < length; p++) {
            int w = p * stride;
            butterfly4(re, im, otherRe, otherIm, p * row, length * row, 4 * p * row, row,
                    cosine[w], sine[w], cosine[2 * w], sine[2 * w], cosine[3 * w], sine[3 * w]);
        }
    }

    private static void butterfly4(float[] xr, float[] xi, float[] yr, float[] yi, int from, int step, int to, int row,
            float w1r, float w1i, float w2r, float w2i, float w3r, float w3i) {
        for (int q = 0; q < row; q++) {
            int at = from + q;
            float ar = xr[at];
            float ai = xi[at];
            float br = xr[at + step];
            float bi = xi[at + step];
            float cr = xr[at + 2 * step];
            float ci = xi[at + 2 * step];
            float dr = xr[at + 3 * step];
            float di = xi[at + 3 * step];
            float sumAcR = ar + cr;
            float sumAcI = ai + ci;
            float difAcR = ar - cr;
            float difAcI = ai - ci;
            float sumBdR = br + dr;
            float sumBdI = bi + di;
            float turnedR = bi - di; // −i (b − d)
            float turnedI = dr - br;
            int out = to + q;
            yr[out] = sumAcR + sumBdR;
            yi[out] = sumAcI + sumBdI;
            float r1 = difAcR + turnedR;
            float i1 = difAcI + turnedI;
            yr[out + row] = r1 * w1r - i1 * w1i;
            yi[out + row] = r1 * w1i + i1 * w1r;
            float r2 = sumAcR - sumBdR;
            float i2 = sumAcI - sumBdI;
            yr[out + 2 * row] = r2 * w2r - i2 * w2i;
            yi[out + 2 * row] = r2 * w2i + i2 * w2r;
            float r3 = difAcR - turnedR;
            float i3 = difAcI - turnedI;
            yr[out + 3 * row] = r3 * w3r - i3 * w3i;
            yi[out + 3 * row] = r3 * w3i + i3 * w3r;
        }
    }

    private void passAny(int radix, int length, int stride) {
        int row = stride * LANES;
        for (int p = 0; p < length; p++) {
            for (int t = 0; t < radix; t++) {
                int to = (radix * p + t) * row;
                java.util.Arrays.fill(otherRe, to, to + row, 0);
                java.util.Arrays.fill(otherIm, to, to + row, 0);
                for (int u = 0; u < radix; u++) {
                    // exp(−2πi ut/radix) · exp(−2πi pt·stride/n), both as multiples of 2π/n
                    int angle = (int) (((long) u * t * (n / radix) + (long) p * t * stride) % n);
                    accumulate((p + u * length) * row, to, row, cosine[angle], sine[angle]);
                }
            }
        }
    }

    private void accumulate(int from, int to, int row, float wr, float wi) {
        for (int q = 0; q < row; q++) {
            float xr = re[from + q];
            float xi = im[from + q];
            otherRe[to + q] += xr * wr - xi * wi;
            otherIm[to + q] += xr * wi + xi * wr;
        }
    }
}
