package org.amaes.core.augment;

import java.util.Locale;

import org.amaes.core.volume.Shape;

/**
 * A gamma curve: y = ((x − min) / (range + ε))^γ · range + min, on the image or on its negative.
 *
 * <p>With ε = 1 and values in [0, 1] this is (x/2)^γ, a strong darkening: that is the published code
 * (SPEC section 6).
 *
 * @param gamma the exponent, above 0
 * @param inverted whether the curve is laid on −x and the result negated
 * @param epsilon ε, above 0
 */
public record GammaEffect(double gamma, boolean inverted, double epsilon) implements Effect {

    /** Voxels that are worked on together, few enough to stay in the processor's first cache. */
    private static final int ROW = 2048;

    public GammaEffect {
        if (!(gamma > 0) || !(epsilon > 0)) {
            throw new IllegalArgumentException("gamma " + gamma + ", epsilon " + epsilon);
        }
    }

    @Override
    public void apply(float[] data, Shape shape, Workspace workspace) {
        int count = shape.length();
        Extremes range = Extremes.of(data, count);
        float width = range.width();
        if (width == 0) {
            return;
        }
        float scale = (float) (1 / (width + epsilon));
        // the curve starts at the end that is darkest: the minimum, or the maximum of the negative
        float start = inverted ? range.largest() : range.smallest();
        float sign = inverted ? -1 : 1;
        PowerCurve curve = new PowerCurve(gamma);
        float[] row = workspace.rows(1, ROW)[0];
        for (int from = 0; from < count; from += ROW) {
            int length = Math.min(ROW, count - from);
            System.arraycopy(data, from, row, 0, length);
            toShares(row, start, sign * scale);
            curve.apply(row);
            fromShares(row, start, sign * width, range.smallest(), range.largest());
            System.arraycopy(row, 0, data, from, length);
        }
    }

    // Plain loops over whole arrays with one index: the form that the compiler turns into vector instructions.

    private static void toShares(float[] row, float start, float scale) {
        for (int q = 0; q < row.length; q++) {
            row[q] = (row[q] - start) * scale;
        }
    }

    private static void fromShares(float[] row, float start, float width, float smallest, float largest) {
        for (int q = 0; q < row.length; q++) {
            row[q] = Math.min(Math.max(Math.fma(width, row[q], start), smallest), largest);
        }
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "gamma: γ %.2f%s%s", gamma, inverted ? ", on the negative" : "",
                epsilon >= 0.1 ? String.format(Locale.ROOT, ", ε %.3g", epsilon) : "");
    }
}
