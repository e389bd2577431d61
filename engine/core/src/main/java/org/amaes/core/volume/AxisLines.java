package org.amaes.core.volume;

/**
 * The voxel lines of a volume along one axis, taken sixteen at a time: the way every separable filter
 * walks through memory.
 *
 * <p>A block holds up to {@link #WIDTH} neighbouring lines, voxel by voxel: value {@code v} of line
 * {@code l} stands at {@code v * WIDTH + l}. So the innermost loop of a filter runs over lines that know
 * nothing of each other (which the processor does several at a time), and the slow axes are read in
 * whole cache lines. Immutable; the blocks belong to the caller.
 */
public final class AxisLines {

    /** Lines a block holds. */
    public static final int WIDTH = 16;

    private final int extent;
    private final int stride;
    private final int outer;
    private final int blocksPerOuter;

    /**
     * @param shape the volume
     * @param axis 0, 1 or 2: the axis that the lines run along
     */
    public AxisLines(Shape shape, int axis) {
        this.extent = shape.get(axis);
        this.stride = axis == 0 ? shape.y() * shape.z() : axis == 1 ? shape.z() : 1;
        this.outer = Math.toIntExact(shape.voxels() / ((long) extent * stride));
        this.blocksPerOuter = (stride + WIDTH - 1) / WIDTH;
    }

    /** Voxels a line. */
    public int extent() {
        return extent;
    }

    /** How many blocks cover the volume. */
    public int blocks() {
        return stride == 1 ? (outer + WIDTH - 1) / WIDTH : outer * blocksPerOuter;
    }

    /** The number of lines, 1 to {@link #WIDTH}, of a block. */
    private int width(int block) {
        return stride == 1
                ? Math.min(WIDTH, outer - block * WIDTH)
                : Math.min(WIDTH, stride - block % blocksPerOuter * WIDTH);
    }

    /** Where the first voxel of the first line of a block stands in the volume. */
    private int base(int block) {
        return stride == 1
                ? block * WIDTH * extent
                : block / blocksPerOuter * extent * stride + block % blocksPerOuter * WIDTH;
    }

    /**
     * Copies a block of lines out of a volume.
     *
     * @param volume the voxels, z fastest
     * @param block 0 to {@link #blocks()} − 1
     * @param into receives {@code extent × WIDTH} values from {@code offset} on; lanes beyond the last line keep what they hold
     * @param offset where the first value goes
     */
    public void gather(float[] volume, int block, float[] into, int offset) {
        int base = base(block);
        int width = width(block);
        if (stride == 1) {
            for (int line = 0; line < width; line++) {
                int from = base + line * extent;
                for (int v = 0, to = offset + line; v < extent; v++, to += WIDTH) {
                    into[to] = volume[from + v];
                }
            }
        } else {
            for (int v = 0; v < extent; v++) {
                System.arraycopy(volume, base + v * stride, into, offset + v * WIDTH, width);
            }
        }
    }

    /** Copies a block of lines out of a volume, as doubles; see {@link #gather(float[], int, float[], int)}. */
    public void gather(float[] volume, int block, double[] into) {
        int base = base(block);
        int width = width(block);
        if (stride == 1) {
            for (int line = 0; line < width; line++) {
                int from = base + line * extent;
                for (int v = 0, to = line; v < extent; v++, to += WIDTH) {
                    into[to] = volume[from + v];
                }
            }
        } else {
            for (int v = 0; v < extent; v++) {
                int from = base + v * stride;
                int to = v * WIDTH;
                for (int line = 0; line < width; line++) {
                    into[to + line] = volume[from + line];
                }
            }
        }
    }

    /** Puts a block of lines back into a volume; the opposite of {@link #gather(float[], int, float[], int)}. */
    public void scatter(float[] from, int offset, float[] volume, int block) {
        int base = base(block);
        int width = width(block);
        if (stride == 1) {
            for (int line = 0; line < width; line++) {
                int to = base + line * extent;
                for (int v = 0, at = offset + line; v < extent; v++, at += WIDTH) {
                    volume[to + v] = from[at];
                }
            }
        } else {
            for (int v = 0; v < extent; v++) {
                System.arraycopy(from, offset + v * WIDTH, volume, base + v * stride, width);
            }
        }
    }

    /** Puts a block of lines back into a volume, rounded to float. */
    public void scatter(double[] from, float[] volume, int block) {
        int base = base(block);
        int width = width(block);
        if (stride == 1) {
            for (int line = 0; line < width; line++) {
                int to = base + line * extent;
                for (int v = 0, at = line; v < extent; v++, at += WIDTH) {
                    volume[to + v] = (float) from[at];
                }
            }
        } else {
            for (int v = 0; v < extent; v++) {
                int to = base + v * stride;
                int at = v * WIDTH;
                for (int line = 0; line < width; line++) {
                    volume[to + line] = (float) from[at + line];
                }
            }
        }
    }
}
