package org.amaes.core.quality;

import java.util.Optional;

import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * A small square picture of a scan: the axial slice through the middle of its bright part, or through the most
 * outlined slice, nose up and the patient's left at the right, in true proportions.
 *
 * @param grey one grey value a pixel, {@value #SIDE} × {@value #SIDE}, row by row from the top
 * @param outlined whether a pixel lies in the outline
 */
public record Thumbnail(byte[] grey, boolean[] outlined) {

    /** Pixels a side. */
    public static final int SIDE = 96;

    private static final int OUTLINE = 0xffe8a33d;

    public Thumbnail {
        if (grey.length != SIDE * SIDE || outlined.length != SIDE * SIDE) {
            throw new IllegalArgumentException(grey.length + " and " + outlined.length + " pixels");
        }
    }

    /** @param labels on the same grid as {@code ras}, both in RAS orientation */
    static Thumbnail of(Volume ras, Optional<LabelMap> labels) {
        Shape shape = ras.shape();
        int slice = labels.map(Thumbnail::fullest).filter(fullest -> fullest >= 0).orElse(shape.z() / 2);
        double[] spacing = ras.grid().spacing();
        double pixel = Math.max(shape.x() * spacing[0], shape.y() * spacing[1]) / SIDE;
        ValueSample sample = ValueSample.of(ras);
        float low = sample.sorted().length == 0 ? 0 : sample.quantile(0.001);
        float high = sample.sorted().length == 0 ? 1 : sample.quantile(0.998);
        byte[] grey = new byte[SIDE * SIDE];
        boolean[] outlined = new boolean[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                // radiological: the patient's right at the left
                int i = voxel(SIDE - 1 - column, pixel, spacing[0], shape.x());
                int j = voxel(SIDE - 1 - row, pixel, spacing[1], shape.y());
                if (i >= 0 && j >= 0) {
                    float value = ras.get(i, j, slice);
                    double share = high > low ? (value - low) / (high - low) : 0.5;
                    grey[row * SIDE + column] = (byte) Math.round(255 * Math.clamp(Double.isNaN(share) ? 0 : share, 0, 1));
                    outlined[row * SIDE + column] = labels.isPresent() && labels.get().get(i, j, slice) != 0;
                }
            }
        }
        return new Thumbnail(grey, outlined);
    }

    /** The voxel under a pixel, with the slice in the middle of the picture; −1 beside it. */
    private static int voxel(int at, double pixel, double spacing, int voxels) {
        double millimetres = (at + 0.5 - SIDE / 2.0) * pixel + voxels * spacing / 2;
        int voxel = (int) Math.floor(millimetres / spacing);
        return voxel < 0 || voxel >= voxels ? -1 : voxel;
    }

    /** The axial slice with the most labelled voxels; −1 if there are none. */
    private static int fullest(LabelMap labels) {
        Shape shape = labels.shape();
        long[] count = new long[shape.z()];
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                for (int k = 0; k < shape.z(); k++) {
                    count[k] += labels.get(i, j, k) != 0 ? 1 : 0;
                }
            }
        }
        int best = -1;
        for (int k = 0; k < count.length; k++) {
            if (count[k] > 0 && (best < 0 || count[k] > count[best])) {
                best = k;
            }
        }
        return best;
    }

    /** A pixel as opaque ARGB, with the rim of the outline over the grey. */
    public int argb(int column, int row) {
        int at = row * SIDE + column;
        if (outlined[at] && isRim(column, row)) {
            return OUTLINE;
        }
        int value = grey[at] & 0xff;
        return 0xff000000 | value << 16 | value << 8 | value;
    }

    private boolean isRim(int column, int row) {
        return column == 0 || row == 0 || column == SIDE - 1 || row == SIDE - 1
                || !outlined[row * SIDE + column - 1] || !outlined[row * SIDE + column + 1]
                || !outlined[(row - 1) * SIDE + column] || !outlined[(row + 1) * SIDE + column];
    }
}
