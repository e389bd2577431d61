package org.amaes.core.plot;

import java.util.Arrays;
import org.amaes.core.plot.Sketch.Pen;

/**
 * Lines that run from left to right, as pixels: of every column of the picture the span that a line covers is found
 * first, then painted once, its ends by their share. Takes time for the columns only, where a general painter takes
 * it for each up and down of each line; ten noisy curves are drawn in a millisecond or two.
 *
 * <p>Pixels are 0xAARRGGBB, premultiplied. Lines that go back to the left are not for it. Not thread-safe.
 */
public final class LineRaster {

    /** Where a line covers more pixels of a column than this, it also shows in the columns beside it, as a pen would. */
    private static final double STEEP = 2;
    private static final double BESIDE = 0.35;

    private int width;
    private int height;
    private int[] pixels = new int[0];
    private float[] low = new float[0];
    private float[] high = new float[0];
    private boolean painted;

    /** Begins an empty picture, transparent. */
    public void begin(int newWidth, int newHeight) {
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            pixels = new int[width * height];
            low = new float[width];
            high = new float[width];
        } else if (painted) {
            Arrays.fill(pixels, 0);
        }
        painted = false;
    }

    /** Columns of the picture. */
    public int width() {
        return width;
    }

    /** Rows of the picture. */
    public int height() {
        return height;
    }

    /** The pixels, rows from the top; shared. */
    public int[] pixels() {
        return pixels;
    }

    /** Whether anything has been painted since {@link #begin}. */
    public boolean isPainted() {
        return painted;
    }

    /** Draws a line through points, whose x never fall. */
    public void line(double[] x, double[] y, int points, Pen pen) {
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (int i = 1; i < points; i++) {
            segment(x[i - 1], y[i - 1], x[i], y[i]);
        }
        double half = pen.width() / 2;
        double drawn = 0;
        for (int column = 0; column < width; column++) {
            double tall = high[column] - low[column];
            if (tall >= 0) {
                if (isDrawn(drawn, pen.dash())) {
                    double slope = Math.min(1, tall);
                    double reach = half * Math.sqrt(1 + slope * slope);
                    span(column, low[column] - reach, high[column] + reach, pen.color(), 1);
                    if (tall > STEEP) {
                        span(column - 1, low[column], high[column], pen.color(), BESIDE);
                        span(column + 1, low[column], high[column], pen.color(), BESIDE);
                    }
                }
                drawn += Math.hypot(1, tall);
            }
        }
    }

    private static boolean isDrawn(double length, double[] dash) {
        double period = 0;
        for (double part : dash) {
            period += part;
        }
        double rest = period == 0 ? 0 : length % period;
        for (int part = 0; part < dash.length; part++) {
            if (rest < dash[part]) {
                return part % 2 == 0;
            }
            rest -= dash[part];
        }
        return true;
    }

    private void segment(double x0, double y0, double x1, double y1) {
        int first = (int) Math.max(0, Math.floor(x0));
        int last = (int) Math.min(width - 1, Math.floor(x1));
        double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
        for (int column = first; column <= last; column++) {
            double from = x1 > x0 ? y0 + slope * (Math.max(x0, column) - x0) : y0;
            double to = x1 > x0 ? y0 + slope * (Math.min(x1, column + 1) - x0) : y1;
            low[column] = (float) Math.min(low[column], Math.min(from, to));
            high[column] = (float) Math.max(high[column], Math.max(from, to));
        }
    }

    /** Fills between two lines over the same places; columns between two places get what is between their spans. */
    public void band(double[] x, double[] upper, double[] lower, int points, int color) {
        for (int i = 0; i < points; i++) {
            int first = (int) Math.max(0, Math.floor(i == 0 ? x[0] : (x[i - 1] + x[i]) / 2));
            int end = (int) Math.min(width, Math.floor(i == points - 1 ? x[i] + 1 : (x[i] + x[i + 1]) / 2));
            for (int column = first; column < end; column++) {
                span(column, upper[i], lower[i], color, 1);
            }
        }
    }

    /** Covers a column from one height to another. */
    private void span(int column, double from, double to, int color, double share) {
        if (column < 0 || column >= width || to <= 0 || from >= height) {
            return;
        }
        double top = Math.max(0, from);
        double bottom = Math.min(height, to);
        int first = (int) top;
        int last = Math.min(height - 1, (int) bottom);
        painted = true;
        if (first == last) {
            blend(first * width + column, 1, premultiplied(color, share * (bottom - top)));
            return;
        }
        blend(first * width + column, 1, premultiplied(color, share * (first + 1 - top)));
        blend((first + 1) * width + column, last - first - 1, premultiplied(color, share));
        blend(last * width + column, 1, premultiplied(color, share * (bottom - last)));
    }

    private static int premultiplied(int color, double share) {
        int alpha = (int) Math.round((color >>> 24) * Math.min(1, share));
        return alpha << 24 | (color >> 16 & 0xFF) * alpha / 255 << 16 | (color >> 8 & 0xFF) * alpha / 255 << 8 | (color & 0xFF) * alpha / 255;
    }

    /** Lays a colour over pixels one under the other: two channels at a time, since this is what all the time goes into. */
    private void blend(int from, int rows, int color) {
        int alpha = color >>> 24;
        int rest = 256 - alpha - (alpha >> 7);
        for (int row = 0, at = from; row < rows; row++, at += width) {
            int below = pixels[at];
            pixels[at] = below == 0 ? color : color + ((below & 0xFF00FF) * rest >>> 8 & 0xFF00FF) + ((below >>> 8 & 0xFF00FF) * rest & 0xFF00FF00);
        }
    }
}
