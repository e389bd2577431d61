package org.amaes.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.recipe.Precision;
import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.Parameters.Parameter;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The parameters of a network on a device, all in one float32 vector, and their gradients in another.
 *
 * <p>One vector makes the optimiser a handful of passes over memory. Within it each kernel lies with
 * its input channels fastest, as convolutions on channels-last feature maps read it. With bfloat16 a
 * rounded copy of the vector is what the convolutions see.
 */
final class WeightStore implements AutoCloseable {

    /** Parameters start at multiples of this many values, a whole number of cache lines. */
    private static final int ALIGNMENT = 64;

    private final TorchDevice device;
    private final Map<String, Slot> slots;
    private final long length;
    private final Tensor values;
    private final Tensor rounded;
    private final Tensor gradients;
    private final Map<String, Tensor> valueViews;
    private final Map<String, Tensor> computeViews;
    private final Map<String, Tensor> gradientViews;
    private final Map<String, Boolean> written = new LinkedHashMap<>();

    /** Where a parameter lies. */
    private record Slot(Parameter parameter, long offset) {
    }

    private WeightStore(List<Parameter> parameters, TorchDevice device, Precision precision, boolean training) {
        this.device = device;
        this.slots = new LinkedHashMap<>();
        long offset = 0;
        for (Parameter parameter : parameters) {
            slots.put(parameter.name(), new Slot(parameter, offset));
            offset += (parameter.size() + ALIGNMENT - 1L) / ALIGNMENT * ALIGNMENT;
        }
        length = offset;
        values = vector();
        valueViews = views(values);
        rounded = precision == Precision.BFLOAT16 ? Tensors.keep(torch.zeros(new long[] {length}, device.options(ScalarType.BFloat16))) : null;
        computeViews = rounded == null ? valueViews : views(rounded);
        gradients = training ? vector() : null;
        gradientViews = training ? views(gradients) : Map.of();
    }

    /**
     * @param weights every parameter of the architecture; copied
     * @param training whether gradients are kept
     */
    static WeightStore of(Architecture architecture, StateDict weights, TorchDevice device, Precision precision, boolean training) {
        return of(Parameters.of(architecture), weights, device, precision, training);
    }

    static WeightStore of(List<Parameter> parameters, StateDict weights, TorchDevice device, Precision precision, boolean training) {
        WeightStore store = new WeightStore(parameters, device, precision, training);
        store.load(weights);
        return store;
    }

    /** A vector of zeros of the parameters' layout. */
    Tensor vector() {
        return Tensors.keep(torch.zeros(new long[] {length}, device.options(ScalarType.Float)));
    }

    /** A view of each parameter's part of a vector, in the parameter's own shape. */
    private Map<String, Tensor> views(Tensor vector) {
        Map<String, Tensor> views = LinkedHashMap.newLinkedHashMap(slots.size());
        slots.forEach((name, slot) -> views.put(name, Tensors.keep(view(vector, slot))));
        return views;
    }

    private static Tensor view(Tensor vector, Slot slot) {
        long[] extents = Arrays.stream(slot.parameter().extents()).asLongStream().toArray();
        Tensor part = vector.narrow(0, slot.offset(), slot.parameter().size());
        if (extents.length != 5) {
            return part.view(extents);
        }
        long[] channelsLast = {extents[0], extents[2], extents[3], extents[4], extents[1]};
        return part.view(channelsLast).permute(0, 4, 1, 2, 3);
    }

    boolean isOnCpu() {
        return device.isCpu();
    }

    /** The float32 parameter itself. */
    Tensor value(String name) {
        return valueViews.get(name);
    }

    /** The parameter as convolutions see it: rounded with bfloat16. */
    Tensor compute(String name) {
        return computeViews.get(name);
    }

    Tensor values() {
        return values;
    }

    Tensor gradients() {
        return gradients;
    }

    /** Makes the rounded copy follow the parameters. */
    void round() {
        if (rounded != null) {
            rounded.copy_(values);
        }
    }

    /** Forgets the gradients of the last step. */
    void forgetGradients() {
        written.clear();
    }

    /** Adds to the gradient of a parameter. */
    void addGradient(String name, Tensor gradient) {
        Tensor sum = gradientViews.get(name);
        if (written.put(name, true) == null) {
            sum.copy_(gradient);
        } else {
            sum.add_(gradient);
        }
    }

    /** The L2 norm of every parameter's gradient. */
    Map<String, Double> gradientNorms() {
        Map<String, Double> norms = LinkedHashMap.newLinkedHashMap(slots.size());
        gradientViews.forEach((name, gradient) -> norms.put(name, gradient.to(ScalarType.Double).norm().item_double()));
        return norms;
    }

    /** A copy of the parameters. */
    StateDict read() {
        return read(values, "");
    }

    /** A copy of a vector of the parameters' layout, each part under its parameter's name and a suffix. */
    StateDict read(Tensor vector, String suffix) {
        List<NamedArray> arrays = new ArrayList<>(slots.size());
        slots.forEach((name, slot) -> {
            try (Tensor part = view(vector, slot)) {
                arrays.add(new NamedArray(name + suffix, slot.parameter().extents(), device.download(part, slot.parameter().size())));
            }
        });
        return StateDict.of(arrays);
    }

    /**
     * Writes a vector of the parameters' layout over an earlier copy of it.
     *
     * @throws IllegalArgumentException if the copy is of other parameters
     */
    void read(Tensor vector, String suffix, StateDict copy) {
        slots.forEach((name, slot) -> {
            NamedArray array = checked(copy.get(name + suffix), slot);
            try (Tensor part = view(vector, slot)) {
                device.download(part, array.data());
            }
        });
    }

    /** The parameters, written over an earlier copy of them. */
    void read(StateDict copy) {
        read(values, "", copy);
    }

    private static NamedArray checked(NamedArray array, Slot slot) {
        if (!Arrays.equals(array.shape(), slot.parameter().extents())) {
            throw new IllegalArgumentException(array + " does not have the shape " + slot.parameter().shape());
        }
        return array;
    }

    /**
     * Overwrites the parameters.
     *
     * @throws IllegalArgumentException if one is missing or of another shape
     */
    void load(StateDict weights) {
        write(weights, values, "");
        round();
    }

    /** Overwrites a vector of the parameters' layout. */
    void write(StateDict source, Tensor vector, String suffix) {
        slots.forEach((name, slot) -> {
            NamedArray array = checked(source.get(name + suffix), slot);
            try (Tensor part = view(vector, slot); Tensor values = device.upload(array.data(), array.shape())) {
                part.copy_(values);
            }
        });
    }

    /** The parameters' names, in order. */
    List<String> names() {
        return List.copyOf(slots.keySet());
    }

    @Override
    public void close() {
        valueViews.values().forEach(Tensor::close);
        gradientViews.values().forEach(Tensor::close);
        values.close();
        if (gradients != null) {
            gradients.close();
        }
        if (rounded != null) {
            computeViews.values().forEach(Tensor::close);
            rounded.close();
        }
    }
}
