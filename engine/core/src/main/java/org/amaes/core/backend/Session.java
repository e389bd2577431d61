package org.amaes.core.backend;

import java.util.OptionalLong;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Shape;

/**
 * A network with its weights on a device. Not thread-safe: one thread at a time.
 */
public interface Session extends AutoCloseable {

    /**
     * The network's output.
     *
     * @param input (samples, channels, X, Y, Z), z fastest
     * @param samples number of samples
     * @param shape X, Y, Z: sides the network takes
     * @return (samples, output channels, X, Y, Z): a reconstruction or class scores (before softmax), float32
     * @throws WorkbenchException if the device's memory does not suffice
     */
    float[] predict(float[] input, int samples, Shape shape) throws WorkbenchException;

    /** The most memory of the device that was in use at once, in bytes; empty on the CPU, whose memory is the process' own. */
    default OptionalLong deviceBytes() {
        return OptionalLong.empty();
    }

    /** Frees the device's memory. */
    @Override
    void close();
}
