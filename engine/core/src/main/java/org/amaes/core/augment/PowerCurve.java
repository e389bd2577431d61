package org.amaes.core.augment;

/**
 * x^γ for many x in [0, 1] at once, in single precision: off by less than 10⁻⁶ for γ up to 8 and less than
 * 4·10⁻⁶ up to 100; 0 stays exactly 0, and what is not a number stays so.
 *
 * <p>Square roots, or squares, bring the exponent to e in [4, 8): x^γ = t^e with t = x^(γ/e). There t^(e−1) is so
 * smooth that ten terms of its Chebyshev series are enough, which has a closed form:
 * t^p = Σ c_k T_k(2t − 1) with c_(k+1) = c_k (p − k)/(p + k + 1), c_0 counted half. It is written as a polynomial in
 * u = 2t − 1, whose coefficients are all small. No step needs a number's bits or a table, so that the compiler makes
 * vector instructions of each..
 */
final class PowerCurve {

    private static final int DEGREE = 10;
    private static final double LEAST_EXPONENT = 4;

    /** How many square roots are taken before the polynomial; negative: how many squares after it. */
    private final int roots;
    /** The coefficients of 1, u, u², … */
    private final float[] polynomial;

    /** @param gamma γ, above 0 */
    PowerCurve(double gamma) {
        double exponent = gamma;
        int halvings = 0;
        for (; exponent < LEAST_EXPONENT; exponent *= 2) {
            halvings++;
        }
        for (; exponent >= 2 * LEAST_EXPONENT; exponent /= 2) {
            halvings--;
        }
        this.roots = halvings;
        this.polynomial = polynomial(chebyshev(exponent - 1));
    }

    /** The series of t^p over [0, 1], scaled to be exactly 1 at t = 1. */
    private static double[] chebyshev(double p) {
        double[] c = new double[DEGREE + 1];
        c[0] = 0.5;
        double next = 1;
        double sum = c[0];
        for (int k = 0; k < DEGREE; k++) {
            next *= (p - k) / (p + k + 1);
            c[k + 1] = next;
            sum += next;
        }
        for (int k = 0; k <= DEGREE; k++) {
            c[k] /= sum;
        }
        return c;
    }

    /** From Chebyshev polynomials to powers, by T_(k+1) = 2 u T_k − T_(k−1). */
    private static float[] polynomial(double[] chebyshev) {
        double[] sum = new double[DEGREE + 1];
        double[] before = new double[DEGREE + 1];
        double[] now = new double[DEGREE + 1];
        before[0] = 1;
        now[1] = 1;
        sum[0] = chebyshev[0];
        for (int k = 1; k <= DEGREE; k++) {
            double[] next = new double[DEGREE + 1];
            for (int power = 0; power <= DEGREE; power++) {
                sum[power] += chebyshev[k] * now[power];
                next[power] = (power > 0 ? 2 * now[power - 1] : 0) - before[power];
            }
            before = now;
            now = next;
        }
        float[] out = new float[DEGREE + 1];
        for (int power = 0; power <= DEGREE; power++) {
            out[power] = (float) sum[power];
        }
        return out;
    }

    /** Replaces every value of a row. */
    void apply(float[] row) {
        for (int i = 0; i < roots; i++) {
            root(row);
        }
        polynomial(row, polynomial);
        for (int i = roots; i < 0; i++) {
            square(row);
        }
    }

    // Plain loops over whole arrays with one index: the form that the compiler turns into vector instructions.

    private static void root(float[] row) {
        for (int q = 0; q < row.length; q++) {
            row[q] = (float) Math.sqrt(row[q]);
        }
    }

    private static void square(float[] row) {
        for (int q = 0; q < row.length; q++) {
            row[q] *= row[q];
        }
    }

    private static void polynomial(float[] row, float[] c) {
        float c0 = c[0];
        float c1 = c[1];
        float c2 = c[2];
        float c3 = c[3];
        float c4 = c[4];
        float c5 = c[5];
        float c6 = c[6];
        float c7 = c[7];
        float c8 = c[8];
        float c9 = c[9];
        float c10 = c[10];
        for (int q = 0; q < row.length; q++) {
            float t = row[q];
            float u = Math.fma(2, t, -1);
            float high = Math.fma(u, Math.fma(u, Math.fma(u, Math.fma(u, Math.fma(u, c10, c9), c8), c7), c6), c5);
            row[q] = t * Math.fma(u, Math.fma(u, Math.fma(u, Math.fma(u, Math.fma(u, high, c4), c3), c2), c1), c0);
        }
    }
}
