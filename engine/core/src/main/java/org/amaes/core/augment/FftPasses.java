package org.amaes.core.augment;

/**
 * The butterflies of {@link LineFft}: each takes as many rows as its radix, a fixed distance apart, and
 * replaces them.
 *
 * <p>Forward passes turn by the twiddle factors after the butterfly (decimation in frequency), backward
 * passes before it (decimation in time). Loops run over whole arrays with one index: the form that the
 * compiler turns into vector instructions.
 */
final class FftPasses {

    private final int width;
    /** Rows in which a butterfly of odd radix keeps its sums; made when first needed. */
    private float[][] sums = new float[0][];

    FftPasses(int width) {
        this.width = width;
    }

    void forward2(float[][] re, float[][] im, int at, int step, float wr, float wi) {
        if (wi == 0) {
            plain2(re[at], im[at], re[at + step], im[at + step]);
        } else {
            butterflyThenTurn(re[at], im[at], re[at + step], im[at + step], wr, wi);
        }
    }

    void backward2(float[][] re, float[][] im, int at, int step, float wr, float wi) {
        if (wi == 0) {
            plain2(re[at], im[at], re[at + step], im[at + step]);
        } else {
            turnThenButterfly(re[at], im[at], re[at + step], im[at + step], wr, wi);
        }
    }

    private static void plain2(float[] ar, float[] ai, float[] br, float[] bi) {
        for (int q = 0; q < ar.length; q++) {
            float xr = ar[q];
            float xi = ai[q];
            float yr = br[q];
            float yi = bi[q];
            ar[q] = xr + yr;
            ai[q] = xi + yi;
            br[q] = xr - yr;
            bi[q] = xi - yi;
        }
    }

    private static void butterflyThenTurn(float[] ar, float[] ai, float[] br, float[] bi, float wr, float wi) {
        for (int q = 0; q < ar.length; q++) {
            float dr = ar[q] - br[q];
            float di = ai[q] - bi[q];
            ar[q] += br[q];
            ai[q] += bi[q];
            br[q] = dr * wr - di * wi;
            bi[q] = dr * wi + di * wr;
        }
    }

    private static void turnThenButterfly(float[] ar, float[] ai, float[] br, float[] bi, float wr, float wi) {
        for (int q = 0; q < ar.length; q++) {
            float yr = br[q] * wr - bi[q] * wi;
            float yi = br[q] * wi + bi[q] * wr;
            br[q] = ar[q] - yr;
            bi[q] = ai[q] - yi;
            ar[q] += yr;
            ai[q] += yi;
        }
    }

    void forward4(float[][] re, float[][] im, int at, int step, float[] cosine, float[] sine, int w) {
        plain4(re[at], im[at], re[at + step], im[at + step], re[at + 2 * step], im[at + 2 * step], re[at + 3 * step], im[at + 3 * step]);
        turn4(re, im, at, step, cosine, sine, w);
    }

    void backward4(float[][] re, float[][] im, int at, int step, float[] cosine, float[] sine, int w) {
        turn4(re, im, at, step, cosine, sine, w);
        plain4(re[at], im[at], re[at + step], im[at + step], re[at + 2 * step], im[at + 2 * step], re[at + 3 * step], im[at + 3 * step]);
    }

    private static void plain4(float[] ar, float[] ai, float[] br, float[] bi, float[] cr, float[] ci, float[] dr, float[] di) {
        for (int q = 0; q < ar.length; q++) {
            float sumR = ar[q] + cr[q];
            float sumI = ai[q] + ci[q];
            float difR = ar[q] - cr[q];
            float difI = ai[q] - ci[q];
            float otherR = br[q] + dr[q];
            float otherI = bi[q] + di[q];
            float turnedR = bi[q] - di[q]; // −i (b − d)
            float turnedI = dr[q] - br[q];
            ar[q] = sumR + otherR;
            ai[q] = sumI + otherI;
            br[q] = difR + turnedR;
            bi[q] = difI + turnedI;
            cr[q] = sumR - otherR;
            ci[q] = sumI - otherI;
            dr[q] = difR - turnedR;
            di[q] = difI - turnedI;
        }
    }

    private static void turn4(float[][] re, float[][] im, int at, int step, float[] cosine, float[] sine, int w) {
        if (w != 0) {
            for (int t = 1; t < 4; t++) {
                turn(re[at + t * step], im[at + t * step], cosine[t * w], sine[t * w]);
            }
        }
    }

    private static void turn(float[] re, float[] im, float wr, float wi) {
        for (int q = 0; q < re.length; q++) {
            float r = re[q];
            float i = im[q];
            re[q] = r * wr - i * wi;
            im[q] = r * wi + i * wr;
        }
    }

    void forwardAny(float[][] re, float[][] im, int at, int step, int radix, float[] cosine, float[] sine, int w) {
        plainAny(re, im, at, step, radix, cosine, sine);
        turnAny(re, im, at, step, radix, cosine, sine, w);
    }

    void backwardAny(float[][] re, float[][] im, int at, int step, int radix, float[] cosine, float[] sine, int w) {
        turnAny(re, im, at, step, radix, cosine, sine, w);
        plainAny(re, im, at, step, radix, cosine, sine);
    }

    private static void turnAny(float[][] re, float[][] im, int at, int step, int radix, float[] cosine, float[] sine, int w) {
        for (int t = 1; t < radix && w != 0; t++) {
            turn(re[at + t * step], im[at + t * step], cosine[t * w], sine[t * w]);
        }
    }

    /** The transform of {@code radix} rows by its definition. */
    private void plainAny(float[][] re, float[][] im, int at, int step, int radix, float[] cosine, float[] sine) {
        if (sums.length < 2 * radix) {
            sums = new float[2 * radix][width];
        }
        int n = cosine.length;
        for (int t = 0; t < radix; t++) {
            float[] sumR = sums[2 * t];
            float[] sumI = sums[2 * t + 1];
            System.arraycopy(re[at], 0, sumR, 0, width);
            System.arraycopy(im[at], 0, sumI, 0, width);
            for (int i = 1; i < radix; i++) {
                int angle = (int) ((long) i * t % radix * (n / radix));
                addTurned(sumR, sumI, re[at + i * step], im[at + i * step], cosine[angle], sine[angle]);
            }
        }
        for (int t = 0; t < radix; t++) {
            System.arraycopy(sums[2 * t], 0, re[at + t * step], 0, width);
            System.arraycopy(sums[2 * t + 1], 0, im[at + t * step], 0, width);
        }
    }

    private static void addTurned(float[] sumR, float[] sumI, float[] re, float[] im, float wr, float wi) {
        for (int q = 0; q < sumR.length; q++) {
            sumR[q] += re[q] * wr - im[q] * wi;
            sumI[q] += re[q] * wi + im[q] * wr;
        }
    }
}
