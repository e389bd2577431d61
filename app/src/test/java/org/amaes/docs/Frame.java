package org.amaes.docs;

import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.SliceGeometry;

/**
 * The part of a slice that shows something, in voxels of the slice.
 *
 * @param left first column
 * @param top first row
 * @param right column after the last
 * @param bottom row after the last
 */
record Frame(int left, int top, int right, int bottom) {

    /** The smallest frame around what is brighter than the volume's minimum, with a margin in voxels. */
    static Frame around(Volume volume, SliceGeometry geometry, int slice, int margin) {
        float dark = Float.POSITIVE_INFINITY;
        for (float value : volume.data()) {
            dark = Math.min(dark, value);
        }
        int left = geometry.columns();
        int top = geometry.rows();
        int right = 0;
        int bottom = 0;
        for (int row = 0; row < geometry.rows(); row++) {
            for (int column = 0; column < geometry.columns(); column++) {
                int[] v = geometry.voxel(column, row, slice);
                if (volume.get(v[0], v[1], v[2]) > dark) {
                    left = Math.min(left, column);
                    top = Math.min(top, row);
                    right = Math.max(right, column + 1);
                    bottom = Math.max(bottom, row + 1);
                }
            }
        }
        return new Frame(Math.max(0, left - margin), Math.max(0, top - margin), Math.min(geometry.columns(), right + margin),
                Math.min(geometry.rows(), bottom + margin));
    }
}
