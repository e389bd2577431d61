package org.amaes.viewer.slice;

import org.amaes.core.volume.Shape;

/**
 * A slice as it stands in a volume's array: where its top left voxel is and how far it is to the next
 * column and to the next row.
 */
record Lattice(int origin, int right, int down) {

    static Lattice of(SliceGeometry geometry, int slice) {
        Shape shape = geometry.grid().shape();
        int origin = index(shape, geometry.voxel(0, 0, slice));
        return new Lattice(origin,
                geometry.columns() > 1 ? index(shape, geometry.voxel(1, 0, slice)) - origin : 0,
                geometry.rows() > 1 ? index(shape, geometry.voxel(0, 1, slice)) - origin : 0);
    }

    private static int index(Shape shape, int[] voxel) {
        return shape.index(voxel[0], voxel[1], voxel[2]);
    }

    /** Copies the voxels that are needed, row by row from the top left one; walks the array along its faster direction. */
    void copy(float[] data, Taps columns, Taps rows, float[] into) {
        int wide = columns.voxels();
        int high = rows.voxels();
        int start = origin + columns.low() * right + rows.low() * down;
        if (Math.abs(down) < Math.abs(right)) {
            for (int c = 0; c < wide; c++) {
                for (int r = 0, from = start + c * right, to = c; r < high; r++, from += down, to += wide) {
                    into[to] = data[from];
                }
            }
        } else {
            for (int r = 0; r < high; r++) {
                for (int c = 0, from = start + r * down, to = r * wide; c < wide; c++, from += right, to++) {
                    into[to] = data[from];
                }
            }
        }
    }

    /** Copies the labels that are needed; see {@link #copy(float[], Taps, Taps, float[])}. */
    void copy(byte[] data, Taps columns, Taps rows, byte[] into) {
        int wide = columns.voxels();
        int high = rows.voxels();
        int start = origin + columns.low() * right + rows.low() * down;
        if (Math.abs(down) < Math.abs(right)) {
            for (int c = 0; c < wide; c++) {
                for (int r = 0, from = start + c * right, to = c; r < high; r++, from += down, to += wide) {
                    into[to] = data[from];
                }
            }
        } else {
            for (int r = 0; r < high; r++) {
                for (int c = 0, from = start + r * down, to = r * wide; c < wide; c++, from += right, to++) {
                    into[to] = data[from];
                }
            }
        }
    }
}
