package org.amaes.viewer.slice;

/** The colours of one layer on their way into a picture: a table, and how values or colours are laid over it. */
final class Pigment {

    private final int[] table = new int[ColorMap.SIZE];
    private float scale;
    private float shift;
    private boolean opaque;

    /** Takes an image's colours. */
    void set(Layer.Image image) {
        Window window = image.window();
        double perStep = (ColorMap.SIZE - 1) / window.width();
        scale = (float) perStep;
        shift = (float) (0.5 - window.low() * perStep);
        opaque = true;
        for (int step = 0; step < table.length; step++) {
            table[step] = thinned(image.colors().argb(step), image.opacity());
            opaque &= table[step] >>> 24 == 0xFF;
        }
    }

    /** A colour made more transparent. */
    static int thinned(int argb, double opacity) {
        return argb & 0xFFFFFF | (int) Math.rint((argb >>> 24) * opacity) << 24;
    }

    /** Lays a row of values over a row of pixels; where a value is NaN, the pixels stay. */
    void lay(float[] values, int from, int to, int[] pixels, int offset) {
        if (opaque) {
            for (int x = from; x < to; x++) {
                float value = values[x];
                int step = Math.max(0, Math.min(ColorMap.SIZE - 1, (int) (value * scale + shift)));
                pixels[offset + x] = value == value ? table[step] : pixels[offset + x];
            }
            return;
        }
        for (int x = from; x < to; x++) {
            float value = values[x];
            if (value == value) {
                int step = Math.max(0, Math.min(ColorMap.SIZE - 1, (int) (value * scale + shift)));
                pixels[offset + x] = over(pixels[offset + x], table[step]);
            }
        }
    }

    /** A colour laid over an opaque one. */
    static int over(int below, int above) {
        int alpha = above >>> 24;
        alpha += alpha >> 7; // 255 becomes 256, so that opaque covers
        int rest = 256 - alpha;
        int redBlue = (above & 0xFF00FF) * alpha + (below & 0xFF00FF) * rest >>> 8 & 0xFF00FF;
        int green = (above & 0xFF00) * alpha + (below & 0xFF00) * rest >>> 8 & 0xFF00;
        return 0xFF000000 | redBlue | green;
    }
}
