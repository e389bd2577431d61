package org.amaes.core.volume;

/**
 * A segmentation: one unsigned byte a voxel on a {@link Grid}, z fastest; 0 is background.
 *
 * <p>The array is shared, not copied, as in {@link Volume}.
 */
public final class LabelMap {

    private final Grid grid;
    private final byte[] data;

    /**
     * @param grid where the voxels stand
     * @param data one label (0 to 255, as an unsigned byte) a voxel, z fastest; taken over, not copied
     */
    public LabelMap(Grid grid, byte[] data) {
        if (data.length != grid.shape().voxels()) {
            throw new IllegalArgumentException(data.length + " labels do not fill " + grid.shape());
        }
        this.grid = grid;
        this.data = data;
    }

    /** A label map of background. */
    public static LabelMap zeros(Grid grid) {
        return new LabelMap(grid, new byte[grid.shape().length()]);
    }

    /** Where the voxels stand. */
    public Grid grid() {
        return grid;
    }

    /** The number of voxels along each axis. */
    public Shape shape() {
        return grid.shape();
    }

    /** The labels as unsigned bytes, z fastest; the map's own array. */
    public byte[] data() {
        return data;
    }

    /** The label (0 to 255) of voxel (i, j, k). */
    public int get(int i, int j, int k) {
        return Byte.toUnsignedInt(data[grid.shape().index(i, j, k)]);
    }

    /** A copy of a box of voxels, on its own grid. */
    public LabelMap crop(Box box) {
        if (!box.isInside(shape())) {
            throw new IllegalArgumentException(box + " is not inside " + shape());
        }
        Shape to = box.shape();
        byte[] out = new byte[to.length()];
        for (int i = 0; i < to.x(); i++) {
            for (int j = 0; j < to.y(); j++) {
                System.arraycopy(data, shape().index(box.x0() + i, box.y0() + j, box.z0()), out, to.index(i, j, 0), to.z());
            }
        }
        return new LabelMap(grid.crop(box), out);
    }

    /** How many voxels carry each label: 256 counts. */
    public long[] histogram() {
        long[] counts = new long[256];
        for (byte label : data) {
            counts[Byte.toUnsignedInt(label)]++;
        }
        return counts;
    }
}
