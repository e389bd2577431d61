package org.amaes.core.volume;

/**
 * A half-open block of voxels: x0 ≤ i &lt; x1, y0 ≤ j &lt; y1, z0 ≤ k &lt; z1.
 */
public record Box(int x0, int y0, int z0, int x1, int y1, int z1) {

    public Box {
        if (x1 <= x0 || y1 <= y0 || z1 <= z0) {
            throw new IllegalArgumentException("An empty box: " + x0 + ".." + x1 + ", " + y0 + ".." + y1 + ", " + z0 + ".." + z1);
        }
    }

    /** The whole of a shape. */
    public static Box of(Shape shape) {
        return new Box(0, 0, 0, shape.x(), shape.y(), shape.z());
    }

    /** The block of the given shape whose lowest corner is (x, y, z). */
    public static Box at(int x, int y, int z, Shape shape) {
        return new Box(x, y, z, x + shape.x(), y + shape.y(), z + shape.z());
    }

    /** The number of voxels along each axis. */
    public Shape shape() {
        return new Shape(x1 - x0, y1 - y0, z1 - z0);
    }

    /** The first index along an axis. */
    public int low(int axis) {
        return axis == 0 ? x0 : axis == 1 ? y0 : z0;
    }

    /** One past the last index along an axis. */
    public int high(int axis) {
        return axis == 0 ? x1 : axis == 1 ? y1 : z1;
    }

    /** Whether the box lies inside a block of the given shape. */
    public boolean isInside(Shape shape) {
        return x0 >= 0 && y0 >= 0 && z0 >= 0 && x1 <= shape.x() && y1 <= shape.y() && z1 <= shape.z();
    }
}
