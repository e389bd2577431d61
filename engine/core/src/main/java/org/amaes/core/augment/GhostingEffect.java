package org.amaes.core.augment;

import java.util.Arrays;
import java.util.Locale;

import org.amaes.core.volume.Shape;

/**
 * Motion ghosting: every r-th plane of k-space along one axis weakened, then the magnitude.
 *
 * <p>The planes are 0, r, 2r, … in the transform's own order (frequency 0 first), never the last one.
 *
 * @param alpha what those planes are multiplied with
 * @param repetitions r, at least 1
 * @param axis 0, 1 or 2
 */
public record GhostingEffect(double alpha, int repetitions, int axis) implements Effect {

    public GhostingEffect {
        if (repetitions < 1 || axis < 0 || axis > 2) {
            throw new IllegalArgumentException("every " + repetitions + "th plane along axis " + axis);
        }
    }

    @Override
    public void apply(float[] data, Shape shape, Workspace workspace) {
        float[] weight = new float[shape.get(axis)];
        Arrays.fill(weight, 1);
        for (int plane = 0; plane < weight.length - 1; plane += repetitions) {
            weight[plane] = (float) alpha;
        }
        new KSpaceFilter(weight).apply(data, shape, axis, workspace);
    }

    @Override
    public String describe() {
        String every = switch (repetitions) {
            case 1 -> "every";
            case 2 -> "every 2nd";
            case 3 -> "every 3rd";
            default -> "every " + repetitions + "th";
        };
        return String.format(Locale.ROOT, "ghosting: α %.2f, %s plane along %s", alpha, every, "xyz".charAt(axis));
    }
}
