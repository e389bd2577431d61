package org.amaes.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Layer;
import org.amaes.core.network.LayerCase;
import org.amaes.core.network.Layer.Sequence;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.ReferenceNetwork;
import org.amaes.core.network.Shapes;
import org.amaes.core.network.Shapes.Features;
import org.amaes.core.recipe.Precision;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The written-out way back of every layer against central differences of the reference interpreter, in double precision. */
class LayerGradientTest {

    private static final double STEP = 1e-6;

    @ParameterizedTest
    @MethodSource("org.amaes.core.network.LayerCase#all")
    void gradientsByParametersAndInputAreTheSlopesOfTheReference(LayerCase each) throws Exception {
        // A 1³ convolution in front, so that the case's input is not the image, whose gradient is never asked for:
        // its own gradient is then the gradient by the input, seen through random weights.
        int channels = each.input().channels();
        Layer tree = Sequence.of(Layer.Conv.point("front", channels, channels), each.layer());
        StateDict weights = weights(tree);
        float[] cotangent = LayerCase.normal(Math.toIntExact(each.samples() * Shapes.output(tree, each.input()).elements()), 77);
        Map<String, float[]> gradients = gradients(tree, weights, each, cotangent);
        assertEquals(Parameters.of(tree).size(), gradients.size());
        Random random = new Random(5);
        gradients.forEach((name, gradient) -> {
            double[] direction = random.doubles(gradient.length, -1, 1).toArray();
            double expected = slope(tree, weights, name, direction, each, cotangent);
            double actual = 0;
            double size = 0;
            for (int i = 0; i < gradient.length; i++) {
                actual += gradient[i] * direction[i];
                size += Math.abs(gradient[i] * direction[i]);
            }
            assertEquals(expected, actual, 1e-4 * size + 1e-4, name);
        });
        assertTrue(Arrays.stream(doubles(gradients.get("front.weight"))).anyMatch(g -> g != 0), "something comes through");
    }

    private static StateDict weights(Layer tree) {
        return StateDict.of(Parameters.of(tree).stream()
                .map(p -> new NamedArray(p.name(), p.extents(), LayerCase.normal(p.size(), p.name().hashCode()))).toList());
    }

    /** d/dh Σ cotangent · output(parameter + h · direction). */
    private static double slope(Layer tree, StateDict weights, String name, double[] direction, LayerCase each, float[] cotangent) {
        return (value(tree, weights, name, direction, STEP, each, cotangent) - value(tree, weights, name, direction, -STEP, each, cotangent))
                / (2 * STEP);
    }

    private static double value(Layer tree, StateDict weights, String name, double[] direction, double h, LayerCase each, float[] cotangent) {
        ReferenceNetwork network = new ReferenceNetwork(asked -> {
            double[] values = doubles(weights.get(asked).data());
            if (asked.equals(name)) {
                Arrays.setAll(values, i -> values[i] + h * direction[i]);
            }
            return values;
        });
        double[] output = network.forward(tree, each.maps()).values();
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += cotangent[i] * output[i];
        }
        return sum;
    }

    private static Map<String, float[]> gradients(Layer tree, StateDict weights, LayerCase each, float[] cotangent) throws Exception {
        TorchDevice device = TorchDevice.of("cpu");
        List<Parameters.Parameter> parameters = Parameters.of(tree);
        Map<String, float[]> gradients = new HashMap<>();
        try (Work _ = Work.begin(2); WeightStore store = WeightStore.of(parameters, weights, device, Precision.FLOAT32, true)) {
            TorchNetwork network = new TorchNetwork(tree, store, Precision.FLOAT32);
            Features out = Shapes.output(tree, each.input());
            Tape tape = Tape.recording();
            network.forward(upload(device, each.values(), each.samples(), each.input()), tape);
            network.backward(upload(device, cotangent, each.samples(), out), tape);
            store.read(store.gradients(), "").arrays().forEach(array -> gradients.put(array.name(), array.data()));
        }
        return gradients;
    }

    private static Tensor upload(TorchDevice device, float[] values, int samples, Features features) {
        return device.upload(values, samples, features.channels(), features.shape().x(), features.shape().y(), features.shape().z());
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
