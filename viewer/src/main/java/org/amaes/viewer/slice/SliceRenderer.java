package org.amaes.viewer.slice;

import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * Draws one slice of a volume as grey pixels, interpolated between the voxels of the slice, never
 * between slices.
 *
 * <p>A pixel shows the intensity at its middle; the edges of the picture are the outer edges of the
 * outermost voxels. Pure: the same arguments give the same pixels.
 */
public final class SliceRenderer {

    private static final int OPAQUE = 0xFF000000;
    private static final int GREY = 0x010101;

    private SliceRenderer() {
    }

    /** The largest size {width, height} in pixels that fits a space and keeps millimetres square. */
    public static int[] fit(SliceGeometry geometry, int maxWidth, int maxHeight) {
        double wide = geometry.widthInMillimetres();
        double high = geometry.heightInMillimetres();
        double scale = Math.min(maxWidth / wide, maxHeight / high);
        return new int[] {
            (int) Math.max(1, Math.min(maxWidth, Math.rint(wide * scale))),
            (int) Math.max(1, Math.min(maxHeight, Math.rint(high * scale)))};
    }

    /**
     * Draws a slice over the whole of a picture.
     *
     * @param volume the volume; its grid is the geometry's
     * @param slice which slice, from 0
     * @param width pixels along a row, at least 1
     * @param height pixels down a column, at least 1
     * @return width × height pixels 0xAARRGGBB, rows from the top, opaque
     */
    public static int[] render(Volume volume, SliceGeometry geometry, int slice, Window window, int width, int height) {
        if (!volume.grid().equals(geometry.grid())) {
            throw new IllegalArgumentException("The slice geometry belongs to another volume");
        }
        if (slice < 0 || slice >= geometry.slices()) {
            throw new IllegalArgumentException("Slice " + slice + " of " + geometry.slices());
        }
        // The slice is a lattice in memory: an origin and a step along either side.
        Shape shape = volume.shape();
        int origin = index(shape, geometry.voxel(0, 0, slice));
        int columns = geometry.columns();
        int rows = geometry.rows();
        int right = columns > 1 ? index(shape, geometry.voxel(1, 0, slice)) - origin : 0;
        int down = rows > 1 ? index(shape, geometry.voxel(0, 1, slice)) - origin : 0;

        float[] data = volume.data();
        int[] pixels = new int[width * height];
        int[] column = new int[width];
        double[] columnShare = new double[width];
        for (int x = 0; x < width; x++) {
            double at = position(x, width, columns);
            column[x] = (int) at;
            columnShare[x] = at - column[x];
        }
        for (int y = 0; y < height; y++) {
            double at = position(y, height, rows);
            int row = (int) at;
            double rowShare = at - row;
            int below = row + 1 < rows ? down : 0;
            for (int x = 0; x < width; x++) {
                int corner = origin + row * down + column[x] * right;
                int beside = column[x] + 1 < columns ? right : 0;
                double top = between(data[corner], data[corner + beside], columnShare[x]);
                double bottom = between(data[corner + below], data[corner + below + beside], columnShare[x]);
                pixels[y * width + x] = OPAQUE | GREY * window.brightness(between(top, bottom, rowShare));
            }
        }
        return pixels;
    }

    private static int index(Shape shape, int[] voxel) {
        return shape.index(voxel[0], voxel[1], voxel[2]);
    }

    /** Where the middle of a pixel lies among voxels, kept within the outermost voxels' middles. */
    private static double position(int pixel, int pixels, int voxels) {
        return Math.max(0, Math.min(voxels - 1.0, (pixel + 0.5) * voxels / pixels - 0.5));
    }

    private static double between(double a, double b, double share) {
        return share == 0 ? a : a + share * (b - a);
    }
}
