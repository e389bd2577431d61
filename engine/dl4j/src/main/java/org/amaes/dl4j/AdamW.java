package org.amaes.dl4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.recipe.Optimizer;

/**
 * AdamW with PyTorch's order of operations, in float32.
 *
 * <p>For weights w, gradient g, rate r, and step t counted from 1: w ← w·(1 − r·decay);
 * m ← m + (1 − β1)·(g − m); v ← β2·v + (1 − β2)·g²; u = v, or with amsgrad u ← max(u, v);
 * w ← w − r/(1 − β1ᵗ) · m / (√u/√(1 − β2ᵗ) + ε).
 */
final class AdamW {

    private static final String MEAN = ".exp_avg";
    private static final String SQUARE = ".exp_avg_sq";
    private static final String LARGEST = ".max_exp_avg_sq";

    private final Optimizer optimizer;
    private final Weights weights;
    private final Map<String, Moments> moments = new LinkedHashMap<>();
    private long steps;

    /** The moments of one parameter; without amsgrad the largest second moment is the present one. */
    private record Moments(float[] mean, float[] square, float[] largest) {
    }

    AdamW(Optimizer optimizer, Weights weights) {
        this.optimizer = optimizer;
        this.weights = weights;
        weights.slots().forEach((name, slot) -> {
            int length = slot.values().length;
            float[] square = new float[length];
            moments.put(name, new Moments(new float[length], square, optimizer.amsgrad() ? new float[length] : square));
        });
    }

    /** One update. */
    void step(double rate) {
        steps++;
        float kept = (float) (1 - rate * optimizer.weightDecay());
        float stride = (float) (rate / (1 - Math.pow(optimizer.beta1(), steps)));
        float root = (float) Math.sqrt(1 - Math.pow(optimizer.beta2(), steps));
        weights.slots().forEach((name, slot) -> update(slot, moments.get(name), kept, stride, root));
        weights.publish();
    }

    private void update(Weights.Slot slot, Moments moment, float kept, float stride, float root) {
        float[] values = slot.values();
        float[] gradient = slot.gradient();
        float news1 = (float) (1 - optimizer.beta1());
        float kept2 = (float) optimizer.beta2();
        float news2 = (float) (1 - optimizer.beta2());
        float epsilon = (float) optimizer.epsilon();
        for (int i = 0; i < values.length; i++) {
            float g = gradient[i];
            float m = moment.mean[i] + news1 * (g - moment.mean[i]);
            float v = kept2 * moment.square[i] + news2 * g * g;
            moment.mean[i] = m;
            moment.square[i] = v;
            float u = optimizer.amsgrad() ? Math.max(moment.largest[i], v) : v;
            moment.largest[i] = u;
            values[i] = kept * values[i] - stride * m / ((float) Math.sqrt(u) / root + epsilon);
        }
    }

    long steps() {
        return steps;
    }

    /** A copy of the moments. */
    StateDict moments() {
        List<NamedArray> arrays = new ArrayList<>(weights.read(slot -> of(slot).mean(), MEAN).arrays());
        arrays.addAll(weights.read(slot -> of(slot).square(), SQUARE).arrays());
        if (optimizer.amsgrad()) {
            arrays.addAll(weights.read(slot -> of(slot).largest(), LARGEST).arrays());
        }
        return StateDict.of(arrays);
    }

    private Moments of(Weights.Slot slot) {
        return moments.get(slot.parameter().name());
    }

    /**
     * Goes back to earlier moments.
     *
     * @throws IllegalArgumentException if they are of other parameters or another kind of optimiser
     */
    void restore(StateDict state, long stepsDone) {
        if (state.size() != moments.size() * (optimizer.amsgrad() ? 3 : 2)) {
            throw new IllegalArgumentException("A snapshot of " + state.size() + " moments is of another network or optimiser");
        }
        moments.forEach((name, each) -> {
            copy(state.get(name + MEAN), each.mean());
            copy(state.get(name + SQUARE), each.square());
            if (optimizer.amsgrad()) {
                copy(state.get(name + LARGEST), each.largest());
            }
        });
        steps = stepsDone;
    }

    private static void copy(NamedArray from, float[] to) {
        if (from.data().length != to.length) {
            throw new IllegalArgumentException(from + " is of another parameter");
        }
        System.arraycopy(from.data(), 0, to, 0, to.length);
    }
}
