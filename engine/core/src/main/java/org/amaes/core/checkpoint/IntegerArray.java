package org.amaes.core.checkpoint;

import java.util.Arrays;
import java.util.Objects;

/**
 * An array of whole numbers (int64) beside the weights, such as a random generator's state or a step count.
 *
 * <p>The arrays are shared, not copied, as in {@link NamedArray}.
 *
 * @param name unique in its file
 * @param shape extents, slowest axis first; empty for a single value
 * @param data values in C order
 */
public record IntegerArray(String name, int[] shape, long[] data) implements StoredArray {

    public IntegerArray {
        Objects.requireNonNull(name);
        StoredArray.check(name, shape, data.length);
    }

    /** A row of values. */
    public static IntegerArray of(String name, long... data) {
        return new IntegerArray(name, new int[] {data.length}, data);
    }

    @Override
    public int length() {
        return data.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntegerArray that && name.equals(that.name) && Arrays.equals(shape, that.shape)
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
