package org.amaes.core.dataset;

import org.amaes.core.volume.Shape;

/** A turn of a patch by quarters in one plane. */
final class QuarterTurn {

    private QuarterTurn() {
    }

    /**
     * Turns a channel as NumPy's {@code rot90} does: from the plane's first axis towards its second.
     *
     * @param axis the axis that is turned about; the other two sides are equal
     * @param quarters 0 to 3
     * @param offset of the channel in both arrays
     */
    static void turn(float[] from, float[] to, int offset, Shape shape, int axis, int quarters) {
        int first = axis == 0 ? 1 : 0;
        int second = axis == 2 ? 1 : 2;
        int last = shape.get(first) - 1;
        int[] at = new int[3];
        int[] source = new int[3];
        for (at[0] = 0; at[0] < shape.x(); at[0]++) {
            for (at[1] = 0; at[1] < shape.y(); at[1]++) {
                for (at[2] = 0; at[2] < shape.z(); at[2]++) {
                    int a = at[first];
                    int b = at[second];
                    source[axis] = at[axis];
                    source[first] = switch (quarters) {
                        case 0 -> a;
                        case 1 -> b;
                        case 2 -> last - a;
                        default -> last - b;
                    };
                    source[second] = switch (quarters) {
                        case 0 -> b;
                        case 1 -> last - a;
                        case 2 -> last - b;
                        default -> a;
                    };
                    to[offset + shape.index(at[0], at[1], at[2])] = from[offset + shape.index(source[0], source[1], source[2])];
                }
            }
        }
    }
}
