package org.amaes.core.volume;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number of voxels of a block along x, y and z.
 *
 * <p>In memory z is fastest: voxel (i, j, k) stands at {@code (i * y + j) * z + k} (SPEC section 1).
 *
 * @param x voxels along the first axis, at least 1
 * @param y voxels along the second axis, at least 1
 * @param z voxels along the third axis, at least 1
 */
public record Shape(int x, int y, int z) {

    public Shape {
        if (x < 1 || y < 1 || z < 1) {
            throw new IllegalArgumentException("A shape has at least one voxel a side: " + x + "x" + y + "x" + z);
        }
    }

    /** A cube of {@code side} voxels a side. */
    public static Shape cube(int side) {
        return new Shape(side, side, side);
    }

    /** The extents {x, y, z}. */
    public static Shape of(int[] extents) {
        if (extents.length != 3) {
            throw new IllegalArgumentException("A shape has three extents, not " + extents.length);
        }
        return new Shape(extents[0], extents[1], extents[2]);
    }

    /**
     * Reads "48" (a cube) or "48x64x48".
     *
     * @throws IllegalArgumentException if the text is neither
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Shape parse(String text) {
        String[] sides = text.strip().toLowerCase(java.util.Locale.ROOT).split("x");
        try {
            if (sides.length == 1) {
                return cube(Integer.parseInt(sides[0].strip()));
            }
            if (sides.length == 3) {
                return new Shape(Integer.parseInt(sides[0].strip()), Integer.parseInt(sides[1].strip()),
                        Integer.parseInt(sides[2].strip()));
            }
        } catch (NumberFormatException _) {
            // falls through to the sentence below
        }
        throw new IllegalArgumentException("'" + text + "' is no size; write one side, like 48, or three, like 48x64x48.");
    }

    /** The extent along axis 0, 1 or 2. */
    public int get(int axis) {
        return switch (axis) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            default -> throw new IllegalArgumentException("axis " + axis);
        };
    }

    /** This shape with another extent along one axis. */
    public Shape with(int axis, int extent) {
        return new Shape(axis == 0 ? extent : x, axis == 1 ? extent : y, axis == 2 ? extent : z);
    }

    /** The number of voxels. */
    public long voxels() {
        return (long) x * y * z;
    }

    /**
     * The number of voxels, as an array length.
     *
     * @throws ArithmeticException if no Java array can hold them
     */
    public int length() {
        return Math.toIntExact(voxels());
    }

    /** Where voxel (i, j, k) stands in memory, z fastest. */
    public int index(int i, int j, int k) {
        return (i * y + j) * z + k;
    }

    /** The extents as {x, y, z}. */
    public int[] toArray() {
        return new int[] {x, y, z};
    }

    /** Whether every side of {@code other} fits into this shape. */
    public boolean contains(Shape other) {
        return other.x <= x && other.y <= y && other.z <= z;
    }

    @JsonValue
    @Override
    public String toString() {
        return x + "x" + y + "x" + z;
    }
}
