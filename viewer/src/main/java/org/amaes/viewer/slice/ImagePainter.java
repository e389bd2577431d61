package org.amaes.viewer.slice;

import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * Lays images over a picture. An image on the picture's own grid is interpolated within its slice, never
 * between slices; one on another grid is interpolated where the picture's plane cuts it.
 *
 * <p>Where an interpolated value is NaN, the nearest voxel decides; where that is NaN too, the picture below
 * stays. Keeps its buffers from picture to picture; not for several threads.
 */
final class ImagePainter {

    private final Pigment pigment = new Pigment();
    private final Taps columns = new Taps();
    private final Taps rows = new Taps();
    private float[] slice = {};
    private float[] blended = {};
    private float[] line = {};

    void paint(Layer.Image image, SliceScene scene, int[] pixels) {
        SliceFrame frame = scene.frame();
        pigment.set(image);
        if (line.length < frame.width()) {
            line = new float[frame.width()];
        }
        Volume volume = image.volume(scene.channel());
        boolean linear = scene.interpolation() == Interpolation.LINEAR;
        if (!image.grid().equals(frame.geometry().grid())) {
            across(volume, frame, linear, pixels);
        } else if (frame.slice() >= 0 && frame.slice() < frame.geometry().slices()) {
            within(volume, frame, linear, pixels);
        }
    }

    /** An image on the picture's own grid. */
    private void within(Volume volume, SliceFrame frame, boolean linear, int[] pixels) {
        columns.set(frame.left(), frame.columnsPerPixel(), frame.width(), frame.geometry().columns());
        rows.set(frame.top(), frame.rowsPerPixel(), frame.height(), frame.geometry().rows());
        int wide = columns.voxels();
        int voxels = wide * rows.voxels();
        if (voxels == 0) {
            return;
        }
        if (!linear) {
            columns.round();
            rows.round();
        }
        if (slice.length < voxels) {
            slice = new float[voxels];
        }
        if (blended.length < wide + 1) {
            blended = new float[wide + 1];
        }
        Lattice.of(frame.geometry(), frame.slice()).copy(volume.data(), columns, rows, slice);
        for (int y = rows.first(); y < rows.end(); y++) {
            int row = rows.before()[y];
            boolean repeated = y > rows.first() && row == rows.before()[y - 1] && rows.share()[y] == rows.share()[y - 1];
            if (!repeated) {
                blendRows(row, rows.share()[y], wide);
                sampleRow(rows.nearest()[y] * wide);
            }
            pigment.lay(line, columns.first(), columns.end(), pixels, y * frame.width());
        }
    }

    /** One row of voxels between two of the slice. */
    private void blendRows(int row, float share, int wide) {
        int above = row * wide;
        if (share == 0) {
            System.arraycopy(slice, above, blended, 0, wide);
        } else {
            int below = above + wide;
            for (int c = 0; c < wide; c++) {
                blended[c] = slice[above + c] + share * (slice[below + c] - slice[above + c]);
            }
        }
        blended[wide] = blended[wide - 1]; // beyond the last voxel, with share 0
    }

    private void sampleRow(int nearestRow) {
        int[] before = columns.before();
        float[] share = columns.share();
        for (int x = columns.first(); x < columns.end(); x++) {
            float a = blended[before[x]];
            float value = a + share[x] * (blended[before[x] + 1] - a);
            line[x] = value == value ? value : slice[nearestRow + columns.nearest()[x]];
        }
    }

    /** An image on another grid. */
    private void across(Volume volume, SliceFrame frame, boolean linear, int[] pixels) {
        Track track = new Track(frame.pixelsTo(volume.grid().affine().inverse()), volume.shape());
        for (int y = 0; y < frame.height(); y++) {
            track.row(y, frame.width());
            for (int x = track.first(); x < track.end(); x++) {
                line[x] = sample(volume, track.at(0, x), track.at(1, x), track.at(2, x), linear);
            }
            pigment.lay(line, track.first(), track.end(), pixels, y * frame.width());
        }
    }

    /** The value at a position inside a volume. */
    private static float sample(Volume volume, double i, double j, double k, boolean linear) {
        Shape shape = volume.shape();
        float[] data = volume.data();
        if (linear) {
            int i0 = (int) i;
            int j0 = (int) j;
            int k0 = (int) k;
            int at = shape.index(i0, j0, k0);
            int nextI = i0 + 1 < shape.x() ? shape.y() * shape.z() : 0;
            int nextJ = j0 + 1 < shape.y() ? shape.z() : 0;
            int nextK = k0 + 1 < shape.z() ? 1 : 0;
            float shareI = (float) (i - i0);
            float shareJ = (float) (j - j0);
            float shareK = (float) (k - k0);
            float near = square(data, at, nextJ, nextK, shareJ, shareK);
            float value = near + shareI * (square(data, at + nextI, nextJ, nextK, shareJ, shareK) - near);
            if (value == value) {
                return value;
            }
        }
        return data[shape.index((int) (i + 0.5), (int) (j + 0.5), (int) (k + 0.5))];
    }

    private static float square(float[] data, int at, int nextJ, int nextK, float shareJ, float shareK) {
        float a = data[at] + shareK * (data[at + nextK] - data[at]);
        float b = data[at + nextJ] + shareK * (data[at + nextJ + nextK] - data[at + nextJ]);
        return a + shareJ * (b - a);
    }
}
