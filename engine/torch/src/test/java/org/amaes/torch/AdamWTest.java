package org.amaes.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Parameters;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.recipe.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamWTest {

    private static final double[][] GRADIENTS = {{1, -2, 0, 1e-9}, {-0.1, 3, 0, 1e-3}, {5, 0.5, 0, -1e-9}};
    private static final double[] RATES = {1e-2, 2e-2, 5e-3};

    /** The definition, value by value in double precision. */
    private static double[] reference(double[] start, Optimizer o) {
        double[] w = start.clone();
        double[] m = new double[w.length];
        double[] v = new double[w.length];
        double[] u = new double[w.length];
        for (int t = 1; t <= GRADIENTS.length; t++) {
            for (int i = 0; i < w.length; i++) {
                double g = GRADIENTS[t - 1][i];
                w[i] *= 1 - RATES[t - 1] * o.weightDecay();
                m[i] = o.beta1() * m[i] + (1 - o.beta1()) * g;
                v[i] = o.beta2() * v[i] + (1 - o.beta2()) * g * g;
                u[i] = o.amsgrad() ? Math.max(u[i], v[i]) : v[i];
                double mean = m[i] / (1 - Math.pow(o.beta1(), t));
                double square = u[i] / (1 - Math.pow(o.beta2(), t));
                w[i] -= RATES[t - 1] * mean / (Math.sqrt(square) + o.epsilon());
            }
        }
        return w;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void threeStepsFollowTheDefinition(boolean amsgrad) throws Exception {
        Library.require();
        Optimizer optimizer = new Optimizer(.8, .9, 1e-8, 0.1, amsgrad);
        double[] start = {1, -1, 0.5, 2};
        StateDict weights = StateDict.of(new NamedArray("n.weight", new int[] {4}, floats(start)),
                new NamedArray("n.bias", new int[] {4}, new float[4]));
        TorchDevice cpu = new TorchDevice("cpu");
        List<Parameters.Parameter> parameters = Parameters.of(new Norm("n", 4));
        try (Work _ = Work.begin(1);
                WeightStore store = WeightStore.of(parameters, weights, cpu, Precision.FLOAT32, true);
                AdamW adam = new AdamW(optimizer, store, cpu)) {
            for (int step = 0; step < GRADIENTS.length; step++) {
                store.forgetGradients();
                store.addGradient("n.weight", cpu.upload(floats(GRADIENTS[step]), 4));
                adam.step(RATES[step]);
            }
            StateDict after = store.read();
            assertArrayEquals(floats(reference(start, optimizer)), after.get("n.weight").data(), 1e-6f);
            assertArrayEquals(new float[4], after.get("n.bias").data(), "never seen by a gradient");
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
