package org.amaes.core.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a safetensors file holds: arrays in file order and a map of texts about them.
 *
 * @param arrays weights, optimiser moments (float32), counters and generator states (integers, bytes)
 * @param metadata texts such as the architecture as JSON, the preset, the step and the provenance, by key in order
 */
public record ArrayFile(List<StoredArray> arrays, Map<String, String> metadata) {

    public ArrayFile {
        arrays = List.copyOf(arrays);
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        Set<String> names = new HashSet<>();
        for (StoredArray array : arrays) {
            if (!names.add(array.name())) {
                throw new IllegalArgumentException("Two arrays are called " + array.name());
            }
        }
    }

    /** A file of weights alone. */
    public static ArrayFile of(StateDict weights, Map<String, String> metadata) {
        return new ArrayFile(new ArrayList<>(weights.arrays()), metadata);
    }

    /** The array of that name, if there is one. */
    public Optional<StoredArray> find(String name) {
        return arrays.stream().filter(array -> array.name().equals(name)).findFirst();
    }

    /** The floating-point arrays, in file order. */
    public StateDict floats() {
        return StateDict.of(arrays.stream().filter(NamedArray.class::isInstance).map(NamedArray.class::cast).toList());
    }

    /** Every array as float32, in file order; whole numbers beyond 2²⁴ are rounded. */
    public StateDict asFloats() {
        return StateDict.of(arrays.stream().map(ArrayFile::toFloats).toList());
    }

    private static NamedArray toFloats(StoredArray array) {
        return switch (array) {
            case NamedArray floats -> floats;
            case IntegerArray(String name, int[] shape, long[] data) -> {
                float[] out = new float[data.length];
                for (int i = 0; i < out.length; i++) {
                    out[i] = data[i];
                }
                yield new NamedArray(name, shape, out);
            }
            case ByteArray(String name, int[] shape, byte[] data) -> {
                float[] out = new float[data.length];
                for (int i = 0; i < out.length; i++) {
                    out[i] = Byte.toUnsignedInt(data[i]);
                }
                yield new NamedArray(name, shape, out);
            }
        };
    }
}
