package org.amaes.core.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The weights of a network: named float32 arrays in the order the network lists them.
 *
 * <p>Immutable but for the arrays themselves, which are shared and left alone. Two are equal when they
 * hold equal arrays under equal names; the order does not count.
 */
public final class StateDict {

    private final Map<String, NamedArray> arrays;

    private StateDict(Map<String, NamedArray> arrays) {
        this.arrays = Collections.unmodifiableMap(arrays);
    }

    /**
     * @param arrays in the order to keep
     * @throws IllegalArgumentException if two have the same name
     */
    public static StateDict of(Collection<NamedArray> arrays) {
        Map<String, NamedArray> map = LinkedHashMap.newLinkedHashMap(arrays.size());
        for (NamedArray array : arrays) {
            if (map.put(array.name(), array) != null) {
                throw new IllegalArgumentException("Two arrays are called " + array.name());
            }
        }
        return new StateDict(map);
    }

    /** @throws IllegalArgumentException if two have the same name */
    public static StateDict of(NamedArray... arrays) {
        return of(List.of(arrays));
    }

    /** The array of that name, if there is one. */
    public Optional<NamedArray> find(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    /**
     * The array of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public NamedArray get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("There is no array called " + name));
    }

    /** The names, in order. */
    public List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    /** The arrays, in order. */
    public Collection<NamedArray> arrays() {
        return arrays.values();
    }

    /** Name to extents, in order. */
    public Map<String, int[]> shapes() {
        Map<String, int[]> shapes = LinkedHashMap.newLinkedHashMap(arrays.size());
        arrays.forEach((name, array) -> shapes.put(name, array.shape().clone()));
        return Collections.unmodifiableMap(shapes);
    }

    /** The number of arrays. */
    public int size() {
        return arrays.size();
    }

    /** The number of values in all arrays. */
    public long parameters() {
        return arrays.values().stream().mapToLong(NamedArray::length).sum();
    }

    /** The memory the values take, in bytes. */
    public long bytes() {
        return parameters() * Float.BYTES;
    }

    /** The arrays whose names start with a prefix, in order and with their full names. */
    public StateDict startingWith(String prefix) {
        return of(arrays.values().stream().filter(array -> array.name().startsWith(prefix)).toList());
    }

    /**
     * The same arrays under other names.
     *
     * @throws IllegalArgumentException if two names become one
     */
    public StateDict renamed(UnaryOperator<String> rename) {
        return of(arrays.values().stream().map(array -> array.named(rename.apply(array.name()))).toList());
    }

    /** Whether every value is a finite number; those of a training that diverged are not. */
    public boolean isFinite() {
        for (NamedArray array : arrays()) {
            for (float value : array.data()) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * A SHA-256 in hexadecimal of all that equality looks at: for each array, by name in order of
     * Unicode code units, the UTF-8 name, a zero byte, the number of extents and the extents (int32),
     * then the values (float32), everything little-endian.
     */
    public String fingerprint() {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (NamedArray array : new TreeMap<>(arrays).values()) {
            digest.update(array.name().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            buffer.clear();
            buffer.putInt(array.shape().length);
            for (int extent : array.shape()) {
                buffer.putInt(extent);
            }
            digest.update(buffer.flip());
            float[] data = array.data();
            for (int from = 0; from < data.length; from += buffer.capacity() / Float.BYTES) {
                int count = Math.min(data.length - from, buffer.capacity() / Float.BYTES);
                buffer.clear().limit(count * Float.BYTES);
                buffer.asFloatBuffer().put(data, from, count);
                digest.update(buffer);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateDict that && arrays.equals(that.arrays);
    }

    @Override
    public int hashCode() {
        return arrays.hashCode();
    }

    @Override
    public String toString() {
        return size() + " arrays, " + parameters() + " values";
    }
}
