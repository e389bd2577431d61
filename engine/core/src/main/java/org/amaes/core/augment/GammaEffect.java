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
        double scale = 1 / (width + epsilon);
        // the curve starts at the end that is darkest: the minimum, or the maximum of the negative
        float start = inverted ? range.largest() : range.smallest();
        float sign = inverted ? -1 : 1;
        for (int i = 0; i < count; i++) {
            double share = (data[i] - start) * sign * scale;
            data[i] = start + sign * (float) (Math.pow(share, gamma) * width);
        }
        range.clip(data, count);
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "gamma: γ %.2f%s%s", gamma, inverted ? ", on the negative" : "",
                epsilon >= 0.1 ? String.format(Locale.ROOT, ", ε %.3g", epsilon) : "");
    }
}
