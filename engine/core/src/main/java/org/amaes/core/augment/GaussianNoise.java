package org.amaes.core.augment;

/**
 * Independent standard normal numbers, each the inverse distribution function of one 32-bit uniform
 * number, to 10⁻⁶.
 *
 * <p>For 99 of 100 numbers a rational function of 1 − u² does (u uniform in (−1, 1); fitted to the inverse
 * error function on |u| ≤ 0.99, largest error 2·10⁻⁷, with float arithmetic 10⁻⁶), many at once; the rest
 * is computed one by one in doubles. Numbers beyond ±6.3, of which there would be one in several thousand
 * million, do not occur. Holds its own memory: for one thread. Source of the tail's approximation
 * (relative error 1.15·10⁻⁹): P. J. Acklam, "An algorithm for computing the inverse normal cumulative
 * distribution function", 2010.
 */
final class GaussianNoise {

    /** Numbers of a block. */
    static final int BLOCK = RandomWords.NUMBERS;

    /** 0.99 · 2³¹: where the tail begins. */
    private static final int CENTRAL = 2126008811;

    private static final double LN_2 = 0.6931471805599453;

    private final RandomWords words = new RandomWords();
    private final int[][] numbers = new int[RandomWords.ROWS][RandomWords.WIDTH];
    private final float[] row = new float[RandomWords.WIDTH];
    /** For each column of numbers, how far the outermost one lies out. */
    private final int[] outermost = new int[RandomWords.WIDTH];

    /** Writes {@link #BLOCK} numbers: block 0, 1, … of a key. */
    void fill(long key, int block, float[] into) {
        words.fill(key, block, numbers);
        for (int r = 0; r < RandomWords.ROWS; r++) {
            central(numbers[r], row);
            System.arraycopy(row, 0, into, r * RandomWords.WIDTH, RandomWords.WIDTH);
        }
        outermost(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7], outermost);
        for (int column = 0; column < RandomWords.WIDTH; column++) {
            if (outermost[column] > CENTRAL) {
                tails(column, into);
            }
        }
    }

    private void tails(int column, float[] into) {
        for (int r = 0; r < RandomWords.ROWS; r++) {
            int number = numbers[r][column];
            if (isTail(number)) {
                into[r * RandomWords.WIDTH + column] = tail(number);
            }
        }
    }

    // Plain loops over whole arrays with one index: the form that the compiler turns into vector instructions.

    private static void outermost(int[] a, int[] b, int[] c, int[] d, int[] e, int[] f, int[] g, int[] h, int[] into) {
        for (int i = 0; i < into.length; i++) {
            int ab = Math.max(a[i] ^ a[i] >> 31, b[i] ^ b[i] >> 31);
            int cd = Math.max(c[i] ^ c[i] >> 31, d[i] ^ d[i] >> 31);
            int ef = Math.max(e[i] ^ e[i] >> 31, f[i] ^ f[i] >> 31);
            int gh = Math.max(g[i] ^ g[i] >> 31, h[i] ^ h[i] >> 31);
            into[i] = Math.max(Math.max(ab, cd), Math.max(ef, gh));
        }
    }

    private static void central(int[] numbers, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = central(numbers[i]);
        }
    }

    private static float central(int number) {
        float u = (number + 0.5f) * 0x1p-31f;
        float s = 1 - u * u;
        float above = ((((14168.152f * s + 128827.49f) * s + 113810.12f) * s + 19495.072f) * s + 690.47479f) * s + 3.5125643f;
        float below = ((((30786.622f * s + 114252.76f) * s + 66979.304f) * s + 8741.3724f) * s + 248.40462f) * s + 1;
        return u * above / below;
    }

    /** The normal number of one uniform number. */
    static float inverse(int number) {
        return isTail(number) ? tail(number) : central(number);
    }

    private static boolean isTail(int number) {
        return (number ^ number >> 31) > CENTRAL;
    }

    /** The inverse for a number close to either end. */
    private static float tail(int number) {
        double rest = (0x1p32 - Math.abs(2.0 * number + 1)) * 0x1p-33; // the probability of what lies farther out on this side
        double w = Math.sqrt(-2 * logarithm(rest));
        double above = ((((-7.784894002430293e-03 * w - 3.223964580411365e-01) * w - 2.400758277161838) * w
                - 2.549732539343734) * w + 4.374664141464968) * w + 2.938163982698783;
        double below = (((7.784695709041462e-03 * w + 3.224671290700398e-01) * w + 2.445134137142996) * w + 3.754408661907416) * w + 1;
        double z = -above / below;
        return (float) (number < 0 ? -z : z);
    }

    /** ln x to 10⁻¹¹, the same on every machine; for normal numbers above 0. */
    private static double logarithm(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >> 52) - 1023;
        double m = Double.longBitsToDouble(bits & 0xfffffffffffffL | 0x3ff0000000000000L); // 1 to 2
        double f = (m - Math.sqrt(2)) / (m + Math.sqrt(2)); // ln(m / √2) = 2 artanh f, |f| < 0.172
        double g = f * f;
        return (exponent + 0.5) * LN_2 + 2 * f * (1 + g * (1 / 3.0 + g * (1 / 5.0 + g * (1 / 7.0 + g * (1 / 9.0 + g / 11)))));
    }
}
