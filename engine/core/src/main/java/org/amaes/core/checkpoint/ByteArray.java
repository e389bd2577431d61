package org.amaes.core.checkpoint;

import java.util.Arrays;
import java.util.Objects;

/**
 * An array of whole numbers (uint8, unsigned) beside the weights, such as a packed state.
 *
 * <p>The arrays are shared, not copied, as in {@link NamedArray}.
 *
 * @param name unique in its file
 * @param shape extents, slowest axis first; empty for a single value
 * @param data values in C order
 */
public record ByteArray(String name, int[] shape, byte[] data) implements StoredArray {

    public ByteArray {
        Objects.requireNonNull(name);
        StoredArray.check(name, shape, data.length);
    }

    /** A row of values. */
    public static ByteArray of(String name, byte... data) {
        return new ByteArray(name, new int[] {data.length}, data);
    }

    @Override
    public int length() {
        return data.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteArray that && name.equals(that.name) && Arrays.equals(shape, that.shape)
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
