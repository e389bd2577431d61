package org.amaes.dl4j;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A feature map (N, C, X, Y, Z) of float32 values in C order outside Java's heap, freed when the last of its holders
 * closes it. The garbage collector does not see how large such memory is, so nothing is left to it.
 */
final class Feature implements AutoCloseable {

    private static final AtomicLong LIVING = new AtomicLong();

    private final INDArray array;
    private int holders = 1;

    private Feature(INDArray array) {
        this.array = array;
        LIVING.addAndGet(array.length());
    }

    /** A map whose values are not set yet. */
    static Feature empty(long... extents) {
        return new Feature(Nd4j.createUninitialized(DataType.FLOAT, extents, 'c'));
    }

    /** Takes over an array that nobody else holds; it must be in C order. */
    static Feature of(INDArray array) {
        if (array.ordering() != 'c' || array.isView()) {
            try (array) {
                return new Feature(array.dup('c'));
            }
        }
        return new Feature(array);
    }

    /** A map of the values at the start of an array. */
    static Feature of(float[] values, long... extents) {
        int length = Math.toIntExact(Arrays.stream(extents).reduce(1, Math::multiplyExact));
        return new Feature(Nd4j.create(values.length == length ? values : Arrays.copyOf(values, length), extents, 'c'));
    }

    /** How many values all living maps of this process hold. */
    static long living() {
        return LIVING.get();
    }

    INDArray array() {
        return array;
    }

    long size(int axis) {
        return array.size(axis);
    }

    /** The same values as (N·C, X·Y·Z): a line of voxels for each channel of each sample. */
    INDArray lines() {
        long lines = size(0) * size(1);
        return array.reshape('c', lines, array.length() / lines);
    }

    /** One more holder of the same values. */
    Feature share() {
        holders++;
        return this;
    }

    float[] values() {
        return array.data().asFloat();
    }

    @Override
    public void close() {
        holders--;
        if (holders == 0) {
            LIVING.addAndGet(-array.length());
            array.close();
        } else if (holders < 0) {
            throw new IllegalStateException("A feature map was closed more often than held");
        }
    }
}
