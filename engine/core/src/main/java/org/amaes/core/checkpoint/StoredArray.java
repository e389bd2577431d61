package org.amaes.core.checkpoint;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array with a name, as checkpoint files hold them: extents, slowest axis first, and values in C order.
 */
public sealed interface StoredArray permits NamedArray, IntegerArray, ByteArray {

    /** The name, unique in its file, such as {@code encoder.in_conv.conv1.conv.weight}. */
    String name();

    /** The extents, slowest axis first; empty for a single value. */
    int[] shape();

    /** The number of values. */
    int length();

    /** The number of values that extents tell of. */
    static long count(int[] shape) {
        long count = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("An extent is not negative: " + Arrays.toString(shape));
            }
            count = Math.multiplyExact(count, (long) extent);
        }
        return count;
    }

    /** Extents as people write them: "32×1×3×3×3", or "single value". */
    static String describe(int[] shape) {
        return shape.length == 0 ? "single value"
                : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }

    /** Refuses extents and values that do not belong together. */
    static void check(String name, int[] shape, int length) {
        if (count(shape) != length) {
            throw new IllegalArgumentException(length + " values do not fill " + name + " of " + describe(shape));
        }
    }
}
