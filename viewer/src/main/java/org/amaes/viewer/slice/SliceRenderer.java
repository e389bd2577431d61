package org.amaes.viewer.slice;

import java.util.Arrays;
import java.util.List;

import org.amaes.core.volume.Volume;

/**
 * Draws slices as pixels 0xAARRGGBB, rows from the top, opaque, black where nothing is.
 *
 * <p>A pixel shows what is at its middle; the edges of an image are the outer edges of its outermost voxels.
 * The same scene gives the same pixels. A renderer keeps its buffers, so that drawing again takes no memory;
 * each thread needs one of its own.
 */
public final class SliceRenderer {

    private static final int BLACK = 0xFF000000;

    private final ImagePainter images = new ImagePainter();
    private final LabelPainter labels = new LabelPainter();

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
     * Draws a slice in grey over the whole of a new picture, interpolated.
     *
     * @param volume the volume; its grid is the geometry's
     * @param slice which slice, from 0
     * @param width pixels along a row, at least 1
     * @param height pixels down a column, at least 1
     * @return width × height pixels
     */
    public static int[] render(Volume volume, SliceGeometry geometry, int slice, Window window, int width, int height) {
        if (!volume.grid().equals(geometry.grid())) {
            throw new IllegalArgumentException("The slice geometry belongs to another volume");
        }
        if (slice < 0 || slice >= geometry.slices()) {
            throw new IllegalArgumentException("Slice " + slice + " of " + geometry.slices());
        }
        Layer image = new Layer.Image("", List.of(volume), window, ColorMap.GREY, 1, true);
        int[] pixels = new int[width * height];
        new SliceRenderer().draw(new SliceScene(List.of(image), SliceFrame.whole(geometry, slice, width, height),
                Interpolation.LINEAR, 0, 1), pixels);
        return pixels;
    }

    /**
     * Draws a scene.
     *
     * @param pixels receives width × height pixels of the scene's frame; may be longer
     */
    public void draw(SliceScene scene, int[] pixels) {
        int count = scene.frame().width() * scene.frame().height();
        if (pixels.length < count) {
            throw new IllegalArgumentException(pixels.length + " pixels are too few for " + count);
        }
        Arrays.fill(pixels, 0, count, BLACK);
        for (Layer layer : scene.layers()) {
            if (layer.visible() && layer.opacity() > 0) {
                switch (layer) {
                    case Layer.Image image -> images.paint(image, scene, pixels);
                    case Layer.Labels map -> labels.paint(map, scene, pixels);
                }
            }
        }
    }
}
