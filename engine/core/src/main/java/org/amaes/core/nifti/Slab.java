package org.amaes.core.nifti;

import org.amaes.core.volume.Shape;

/**
 * A block of voxels that stands in one piece in a file where x is fastest: whole planes, or whole rows of
 * one plane, or part of one row.
 *
 * @param x first voxel along x @param y first row @param z first plane
 * @param nx voxels of each row @param ny rows of each plane @param nz planes
 */
record Slab(int x, int y, int z, int nx, int ny, int nz) {

    /** The first slab of a volume that has at most {@code limit} voxels. */
    static Slab first(Shape shape, int limit) {
        return at(0, 0, 0, shape, limit);
    }

    /** The slab after this one, or null after the last. */
    Slab next(Shape shape, int limit) {
        if (x + nx < shape.x()) {
            return at(x + nx, y, z, shape, limit);
        }
        if (y + ny < shape.y()) {
            return at(0, y + ny, z, shape, limit);
        }
        return z + nz < shape.z() ? at(0, 0, z + nz, shape, limit) : null;
    }

    int voxels() {
        return nx * ny * nz;
    }

    private static Slab at(int x, int y, int z, Shape shape, int limit) {
        long plane = (long) shape.x() * shape.y();
        if (plane <= limit) {
            return new Slab(0, 0, z, shape.x(), shape.y(), (int) Math.min(limit / plane, shape.z() - z));
        }
        if (shape.x() <= limit) {
            return new Slab(0, y, z, shape.x(), Math.min(limit / shape.x(), shape.y() - y), 1);
        }
        return new Slab(x, y, z, Math.min(limit, shape.x() - x), 1, 1);
    }
}
