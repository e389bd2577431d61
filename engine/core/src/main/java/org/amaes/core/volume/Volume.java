package org.amaes.core.volume;

/**
 * A three-dimensional image: one float a voxel on a {@link Grid}, z fastest.
 *
 * <p>The array is shared, not copied: whoever makes a volume hands it over, and whoever reads it
 * leaves it as it is unless they own it.
 */
public final class Volume {

    private final Grid grid;
    private final float[] data;

    /**
     * @param grid where the voxels stand
     * @param data one value a voxel, z fastest; taken over, not copied
     */
    public Volume(Grid grid, float[] data) {
        if (data.length != grid.shape().voxels()) {
            throw new IllegalArgumentException(data.length + " values do not fill " + grid.shape());
        }
        this.grid = grid;
        this.data = data;
    }

    /** A volume of zeros. */
    public static Volume zeros(Grid grid) {
        return new Volume(grid, new float[grid.shape().length()]);
    }

    /** Where the voxels stand. */
    public Grid grid() {
        return grid;
    }

    /** The number of voxels along each axis. */
    public Shape shape() {
        return grid.shape();
    }

    /** The values, z fastest; the volume's own array. */
    public float[] data() {
        return data;
    }

    /** The value of voxel (i, j, k). */
    public float get(int i, int j, int k) {
        return data[grid.shape().index(i, j, k)];
    }

    /** How many values are no numbers (NaN) or infinite. */
    public long countNonFinite() {
        long count = 0;
        for (float value : data) {
            // x - x is 0 for every finite x and NaN for all others.
            if (value - value != 0) {
                count++;
            }
        }
        return count;
    }

    /** A copy of a box of voxels, on its own grid. */
    public Volume crop(Box box) {
        if (!box.isInside(shape())) {
            throw new IllegalArgumentException(box + " is not inside " + shape());
        }
        Shape to = box.shape();
        float[] out = new float[to.length()];
        for (int i = 0; i < to.x(); i++) {
            for (int j = 0; j < to.y(); j++) {
                System.arraycopy(data, shape().index(box.x0() + i, box.y0() + j, box.z0()), out, to.index(i, j, 0), to.z());
            }
        }
        return new Volume(grid.crop(box), out);
    }
}
