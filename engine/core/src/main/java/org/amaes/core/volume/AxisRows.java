package org.amaes.core.volume;

/**
 * The voxel lines of a volume along one axis, {@value #WIDTH} at a time, each voxel of the lines in an
 * array of its own.
 *
 * <p>Value {@code v} of line {@code l} of a block is {@code rows[v][l]}. A filter along the axis then is a
 * loop over arrays of one length with one index, the form that the compiler turns into vector
 * instructions (arrays that are read at an offset are not: they might overlap what is written). Where
 * {@link AxisLines} suits recurrences on few lines in doubles, this suits single precision on many.
 * Immutable; the rows belong to the caller.
 */
public final class AxisRows {

    /** Lines a block holds. */
    public static final int WIDTH = 256;

    /** Lines that are transposed together along the fastest axis, so that their cache lines stay. */
    private static final int TILE = 8;

    private final int extent;
    private final int stride;
    private final int lines;

    /**
     * @param shape the volume
     * @param axis 0, 1 or 2: the axis that the lines run along
     */
    public AxisRows(Shape shape, int axis) {
        this.extent = shape.get(axis);
        this.stride = axis == 0 ? shape.y() * shape.z() : axis == 1 ? shape.z() : 1;
        this.lines = Math.toIntExact(shape.voxels() / extent);
    }

    /** Voxels a line. */
    public int extent() {
        return extent;
    }

    /** How many blocks cover the volume. */
    public int blocks() {
        return (lines + WIDTH - 1) / WIDTH;
    }

    /**
     * Copies a block of lines out of a volume.
     *
     * @param volume the voxels, z fastest
     * @param block 0 to {@link #blocks()} − 1
     * @param rows receives voxel {@code v} in {@code rows[first + v]}; what stands beyond the last line stays as it is
     * @param first the row of voxel 0
     */
    public void gather(float[] volume, int block, float[][] rows, int first) {
        int width = width(block);
        if (stride == 1) {
            transposeOut(volume, block * WIDTH * extent, width, rows, first);
            return;
        }
        for (int lane = 0; lane < width;) {
            int line = block * WIDTH + lane;
            int run = Math.min(width - lane, stride - line % stride);
            int base = line / stride * extent * stride + line % stride;
            for (int v = 0; v < extent; v++) {
                System.arraycopy(volume, base + v * stride, rows[first + v], lane, run);
            }
            lane += run;
        }
    }

    /** Puts a block of lines back into a volume; the opposite of {@link #gather}. */
    public void scatter(float[][] rows, int first, float[] volume, int block) {
        int width = width(block);
        if (stride == 1) {
            transposeBack(rows, first, volume, block * WIDTH * extent, width);
            return;
        }
        for (int lane = 0; lane < width;) {
            int line = block * WIDTH + lane;
            int run = Math.min(width - lane, stride - line % stride);
            int base = line / stride * extent * stride + line % stride;
            for (int v = 0; v < extent; v++) {
                System.arraycopy(rows[first + v], lane, volume, base + v * stride, run);
            }
            lane += run;
        }
    }

    private int width(int block) {
        return Math.min(WIDTH, lines - block * WIDTH);
    }

    private void transposeOut(float[] volume, int base, int width, float[][] rows, int first) {
        int lane = 0;
        for (; lane + TILE <= width; lane += TILE) {
            tileOut(volume, base + lane * extent, extent, rows, first, lane);
        }
        for (; lane < width; lane++) {
            for (int v = 0; v < extent; v++) {
                rows[first + v][lane] = volume[base + lane * extent + v];
            }
        }
    }

    private void transposeBack(float[][] rows, int first, float[] volume, int base, int width) {
        int lane = 0;
        for (; lane + TILE <= width; lane += TILE) {
            tileBack(rows, first, lane, volume, base + lane * extent, extent);
        }
        for (; lane < width; lane++) {
            for (int v = 0; v < extent; v++) {
                volume[base + lane * extent + v] = rows[first + v][lane];
            }
        }
    }

    // Eight lines written out: the compiler then checks the bounds of a row once, and those of the volume not at all.

    private static void tileOut(float[] volume, int base, int extent, float[][] rows, int first, int lane) {
        int b = base + extent;
        int c = b + extent;
        int d = c + extent;
        int e = d + extent;
        int f = e + extent;
        int g = f + extent;
        int h = g + extent;
        for (int v = 0; v < extent; v++) {
            float[] row = rows[first + v];
            row[lane] = volume[base + v];
            row[lane + 1] = volume[b + v];
            row[lane + 2] = volume[c + v];
            row[lane + 3] = volume[d + v];
            row[lane + 4] = volume[e + v];
            row[lane + 5] = volume[f + v];
            row[lane + 6] = volume[g + v];
            row[lane + 7] = volume[h + v];
        }
    }

    private static void tileBack(float[][] rows, int first, int lane, float[] volume, int base, int extent) {
        int b = base + extent;
        int c = b + extent;
        int d = c + extent;
        int e = d + extent;
        int f = e + extent;
        int g = f + extent;
        int h = g + extent;
        for (int v = 0; v < extent; v++) {
            float[] row = rows[first + v];
            volume[base + v] = row[lane];
            volume[b + v] = row[lane + 1];
            volume[c + v] = row[lane + 2];
            volume[d + v] = row[lane + 3];
            volume[e + v] = row[lane + 4];
            volume[f + v] = row[lane + 5];
            volume[g + v] = row[lane + 6];
            volume[h + v] = row[lane + 7];
        }
    }
}
