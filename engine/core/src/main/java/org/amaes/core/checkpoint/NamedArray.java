package org.amaes.core.checkpoint;

import java.util.Arrays;
import java.util.Objects;

/**
 * A tensor of a network as plain numbers: a name, extents and float32 values.
 *
 * <p>The arrays are shared, not copied: whoever makes one hands them over, and whoever reads one leaves
 * them as they are. Equal when name, extents and every bit of the values are equal.
 *
 * @param name such as {@code encoder.in_conv.conv1.conv.weight}
 * @param shape extents, slowest axis first; empty for a single value
 * @param data values in C order
 */
public record NamedArray(String name, int[] shape, float[] data) implements StoredArray {

    public NamedArray {
        Objects.requireNonNull(name);
        StoredArray.check(name, shape, data.length);
    }

    @Override
    public int length() {
        return data.length;
    }

    /** The same values under another name. */
    public NamedArray named(String other) {
        return other.equals(name) ? this : new NamedArray(other, shape, data);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedArray that && name.equals(that.name) && Arrays.equals(shape, that.shape)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(shape), Arrays.hashCode(data));
    }

    @Override
    public String toString() {
        return name + " (" + StoredArray.describe(shape) + ")";
    }
}
