package org.amaes.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Parameters.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameters of a network: their values and gradients as plain arrays, which the optimiser works on, and a copy
 * of each value where ND4J computes.
 */
final class Weights implements AutoCloseable {

    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /** One parameter. */
    record Slot(Parameter parameter, float[] values, float[] gradient, INDArray array) {
    }

    /** @throws IllegalArgumentException if a parameter is missing or of another shape */
    Weights(List<Parameter> parameters, StateDict state) {
        for (Parameter parameter : parameters) {
            float[] values = checked(state.get(parameter.name()), parameter).data().clone();
            long[] extents = Arrays.stream(parameter.extents()).asLongStream().toArray();
            slots.put(parameter.name(), new Slot(parameter, values, new float[values.length], Nd4j.create(values, extents, 'c')));
        }
    }

    private static NamedArray checked(NamedArray array, Parameter parameter) {
        if (!Arrays.equals(array.shape(), parameter.extents())) {
            throw new IllegalArgumentException(array + " does not have the shape " + parameter.shape());
        }
        return array;
    }

    /** The copy that ND4J computes with. */
    INDArray array(String name) {
        return slots.get(name).array();
    }

    float[] values(String name) {
        return slots.get(name).values();
    }

    Map<String, Slot> slots() {
        return slots;
    }

    Set<String> names() {
        return slots.keySet();
    }

    void forgetGradients() {
        slots.values().forEach(slot -> Arrays.fill(slot.gradient(), 0));
    }

    /** Adds to the gradient of a parameter. */
    void addGradient(String name, float[] gradient) {
        float[] sum = slots.get(name).gradient();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += gradient[i];
        }
    }

    /** The L2 norm of every parameter's gradient. */
    Map<String, Double> gradientNorms() {
        Map<String, Double> norms = LinkedHashMap.newLinkedHashMap(slots.size());
        slots.forEach((name, slot) -> {
            double sum = 0;
            for (float value : slot.gradient()) {
                sum += (double) value * value;
            }
            norms.put(name, Math.sqrt(sum));
        });
        return norms;
    }

    /** Makes ND4J's copies follow the values. */
    void publish() {
        for (Slot slot : slots.values()) {
            try (INDArray values = Nd4j.create(slot.values(), slot.array().shape(), 'c')) {
                slot.array().assign(values);
            }
        }
    }

    /** A copy of the values. */
    StateDict read() {
        return read(slot -> slot.values(), "");
    }

    /** A copy of one array of each parameter, under its name and a suffix. */
    StateDict read(Function<Slot, float[]> part, String suffix) {
        List<NamedArray> arrays = new ArrayList<>(slots.size());
        slots.forEach((name, slot) -> arrays.add(new NamedArray(name + suffix, slot.parameter().extents(), part.apply(slot).clone())));
        return StateDict.of(arrays);
    }

    /** @throws IllegalArgumentException if a parameter is missing or of another shape */
    void load(StateDict state) {
        slots.forEach((name, slot) -> System.arraycopy(checked(state.get(name), slot.parameter()).data(), 0, slot.values(), 0, slot.values().length));
        publish();
    }

    @Override
    public void close() {
        slots.values().forEach(slot -> slot.array().close());
    }
}
