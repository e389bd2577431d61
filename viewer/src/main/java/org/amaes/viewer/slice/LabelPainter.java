package org.amaes.viewer.slice;

import java.util.Arrays;
import org.amaes.core.volume.LabelMap;

/**
 * Lays segmentations over a picture, each pixel with the label of the nearest voxel.
 *
 * <p>An outline runs along the inside of a label's border, so those of touching labels lie beside one
 * another. Keeps its buffers from picture to picture; not for several threads.
 */
final class LabelPainter {

    private static final int LABELS = 256;

    private final Taps columns = new Taps();
    private final Taps rows = new Taps();
    private final int[] colours = new int[LABELS];
    private byte[] slice = {};
    private byte[] labels = {};
    private boolean[] used = {};

    void paint(Layer.Labels layer, SliceScene scene, int[] pixels) {
        SliceFrame frame = scene.frame();
        int count = frame.width() * frame.height();
        if (labels.length < count) {
            labels = new byte[count];
        }
        if (used.length < frame.height()) {
            used = new boolean[frame.height()];
        }
        Arrays.fill(used, 0, frame.height(), false);
        boolean sameGrid = layer.grid().equals(frame.geometry().grid());
        if (!sameGrid) {
            across(layer.labels(), frame);
        } else if (frame.slice() >= 0 && frame.slice() < frame.geometry().slices()) {
            within(layer.labels(), frame);
        }
        boolean outlined = layer.style() == LabelStyle.OUTLINED;
        for (int label = 0; label < LABELS; label++) {
            colours[label] = Pigment.thinned(layer.palette().argb(label), layer.opacity());
        }
        for (int y = 0; y < frame.height(); y++) {
            if (used[y] && outlined) {
                outline(y, frame.width(), frame.height(), scene.lineWidth(), pixels);
            } else if (used[y]) {
                fill(y * frame.width(), frame.width(), pixels);
            }
        }
    }

    private void within(LabelMap map, SliceFrame frame) {
        columns.set(frame.left(), frame.columnsPerPixel(), frame.width(), frame.geometry().columns());
        rows.set(frame.top(), frame.rowsPerPixel(), frame.height(), frame.geometry().rows());
        int wide = columns.voxels();
        int voxels = wide * rows.voxels();
        if (voxels == 0) {
            return;
        }
        if (slice.length < voxels) {
            slice = new byte[voxels];
        }
        Lattice.of(frame.geometry(), frame.slice()).copy(map.data(), columns, rows, slice);
        for (int y = rows.first(); y < rows.end(); y++) {
            int at = y * frame.width();
            if (y > rows.first() && rows.nearest()[y] == rows.nearest()[y - 1]) {
                used[y] = used[y - 1];
                System.arraycopy(labels, at - frame.width(), labels, at, used[y] ? frame.width() : 0);
            } else {
                used[y] = spread(rows.nearest()[y] * wide, wide, at, frame.width());
            }
        }
    }

    /** Gives a row of pixels the labels of a row of voxels; false where that is empty. */
    private boolean spread(int row, int wide, int at, int width) {
        int any = 0;
        for (int c = 0; c < wide; c++) {
            any |= slice[row + c];
        }
        if (any == 0) {
            return false;
        }
        Arrays.fill(labels, at, at + width, (byte) 0);
        for (int x = columns.first(); x < columns.end(); x++) {
            labels[at + x] = slice[row + columns.nearest()[x]];
        }
        return true;
    }

    private void across(LabelMap map, SliceFrame frame) {
        Track track = new Track(frame.pixelsTo(map.grid().affine().inverse()), map.shape());
        for (int y = 0; y < frame.height(); y++) {
            int at = y * frame.width();
            Arrays.fill(labels, at, at + frame.width(), (byte) 0);
            track.row(y, frame.width());
            int any = 0;
            for (int x = track.first(); x < track.end(); x++) {
                byte label = map.data()[map.shape().index(
                        (int) (track.at(0, x) + 0.5), (int) (track.at(1, x) + 0.5), (int) (track.at(2, x) + 0.5))];
                labels[at + x] = label;
                any |= label;
            }
            used[y] = any != 0;
        }
    }

    private void fill(int at, int width, int[] pixels) {
        for (int i = at; i < at + width; i++) {
            if (labels[i] != 0) {
                pixels[i] = Pigment.over(pixels[i], colours[labels[i] & 0xFF]);
            }
        }
    }

    private void outline(int y, int width, int height, int thickness, int[] pixels) {
        for (int x = 0; x < width; x++) {
            byte label = labels[y * width + x];
            if (label != 0 && (differs(x - thickness, y, label, width, height) || differs(x + thickness, y, label, width, height)
                    || differs(x, y - thickness, label, width, height) || differs(x, y + thickness, label, width, height))) {
                pixels[y * width + x] = Pigment.over(pixels[y * width + x], colours[label & 0xFF]);
            }
        }
    }

    /** Whether a pixel within the picture has another label. */
    private boolean differs(int x, int y, byte label, int width, int height) {
        return x >= 0 && y >= 0 && x < width && y < height && (!used[y] || labels[y * width + x] != label);
    }
}
