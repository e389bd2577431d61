package org.amaes.viewer.slice;

import java.util.Objects;
import org.amaes.core.volume.Affine;

/**
 * Which part of which slice fills a picture: the map between pixels and voxels.
 *
 * <p>Columns and rows count the voxels of the slice from the picture's left and top; the middle of the
 * first voxel is at 0, its outer edge at −½. Pixels count likewise from 0 at the left and top edge of the
 * picture, so the middle of the first pixel is at ½.
 *
 * @param geometry how the slice's voxels stand
 * @param slice which slice; may lie outside the stack, where nothing is to be seen
 * @param left the column at the picture's left edge
 * @param top the row at the picture's top edge
 * @param columnsPerPixel voxels along a row that a pixel is wide
 * @param rowsPerPixel voxels down a column that a pixel is high
 * @param width pixels along a row, at least 1
 * @param height pixels down a column, at least 1
 */
public record SliceFrame(SliceGeometry geometry, int slice, double left, double top,
        double columnsPerPixel, double rowsPerPixel, int width, int height) {

    public SliceFrame {
        Objects.requireNonNull(geometry);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture has pixels: " + width + " x " + height);
        }
        if (!(columnsPerPixel > 0 && rowsPerPixel > 0) || !Double.isFinite(left + top + columnsPerPixel + rowsPerPixel)) {
            throw new IllegalArgumentException("Pixels have a size: " + columnsPerPixel + " x " + rowsPerPixel);
        }
    }

    /** The whole of a slice, from edge to edge, stretched where the picture's sides do not fit it. */
    public static SliceFrame whole(SliceGeometry geometry, int slice, int width, int height) {
        return new SliceFrame(geometry, slice, -0.5, -0.5,
                (double) geometry.columns() / width, (double) geometry.rows() / height, width, height);
    }

    /**
     * The part of a slice around a place, in true proportions.
     *
     * @param column the column in the picture's middle
     * @param row the row in the picture's middle
     * @param pixelsPerMillimetre how large
     */
    public static SliceFrame around(SliceGeometry geometry, int slice, double column, double row,
            double pixelsPerMillimetre, int width, int height) {
        double across = 1 / (pixelsPerMillimetre * geometry.columnSpacing());
        double down = 1 / (pixelsPerMillimetre * geometry.rowSpacing());
        return new SliceFrame(geometry, slice, column - across * width / 2, row - down * height / 2, across, down, width, height);
    }

    /** How many pixels a millimetre is wide. */
    public double pixelsPerMillimetre() {
        return 1 / (columnsPerPixel * geometry.columnSpacing());
    }

    /** The column at a horizontal position in pixels. */
    public double column(double x) {
        return left + x * columnsPerPixel;
    }

    /** The row at a vertical position in pixels. */
    public double row(double y) {
        return top + y * rowsPerPixel;
    }

    /** The horizontal position in pixels of a column. */
    public double x(double column) {
        return (column - left) / columnsPerPixel;
    }

    /** The vertical position in pixels of a row. */
    public double y(double row) {
        return (row - top) / rowsPerPixel;
    }

    /** The place in RAS+ millimetres that is shown at a position in pixels. */
    public double[] world(double x, double y) {
        double[] voxel = geometry.voxelAt(column(x), row(y), slice);
        return geometry.grid().affine().apply(voxel[0], voxel[1], voxel[2]);
    }

    /** Where in pixels, {x, y}, a place in RAS+ millimetres is shown, or would be if its slice were this one. */
    public double[] pixel(double worldX, double worldY, double worldZ) {
        double[] place = geometry.placeOf(worldX, worldY, worldZ);
        return new double[] {x(place[0]), y(place[1])};
    }

    /**
     * The map from pixel positions (x, y, 0) to the voxels of another grid (or the same), as the columns of an affine.
     *
     * @param toVoxel the inverse of the other grid's affine
     */
    Affine pixelsTo(Affine toVoxel) {
        double[] origin = world(0, 0);
        double[] right = world(1, 0);
        double[] down = world(0, 1);
        double[] o = toVoxel.apply(origin[0], origin[1], origin[2]);
        double[] r = toVoxel.apply(right[0], right[1], right[2]);
        double[] d = toVoxel.apply(down[0], down[1], down[2]);
        return new Affine(
                r[0] - o[0], d[0] - o[0], 0, o[0],
                r[1] - o[1], d[1] - o[1], 0, o[1],
                r[2] - o[2], d[2] - o[2], 0, o[2]);
    }
}
