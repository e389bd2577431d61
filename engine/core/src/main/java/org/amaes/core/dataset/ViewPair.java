package org.amaes.core.dataset;

import org.amaes.core.volume.Shape;

/**
 * One training sample of SwinUNETR's pretraining: two views of a patch, each with what it should look like and how
 * far it was turned. The arrays are filled again for the next sample.
 */
public final class ViewPair {

    private final View first;
    private final View second;

    /**
     * A view.
     *
     * @param input what the network is given, (C, X, Y, Z)
     * @param target the turned patch before cuboids were replaced, (C, X, Y, Z)
     * @param turn receives by how many quarters it was turned, 0 to 3; one value
     */
    public record View(float[] input, float[] target, byte[] turn) {
    }

    /** An empty sample. */
    public ViewPair(Shape shape, int channels) {
        int length = Math.multiplyExact(channels, shape.length());
        first = new View(new float[length], new float[length], new byte[1]);
        second = new View(new float[length], new float[length], new byte[1]);
    }

    /** The first view. */
    public View first() {
        return first;
    }

    /** The second view. */
    public View second() {
        return second;
    }
}
