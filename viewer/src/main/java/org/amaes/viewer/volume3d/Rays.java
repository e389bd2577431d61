package org.amaes.viewer.volume3d;

import org.amaes.viewer.slice.ColorMap;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Projection;

/**
 * The rays of one picture of a brick: each gathers the greatest intensity on its way, a little dimmed with
 * distance, and stops at the first labelled surface where {@link Projection#LABELS} asks for it.
 *
 * <p>Pure: the same arguments give the same pixels.
 */
public final class Rays {

    private static final int BLACK = 0xFF000000;
    /** How much darker the far end of the brick is than the near one. */
    private static final float DIMMING = 0.35f;
    /** How much of the image shows behind surfaces of labels. */
    private static final double FAINT = 0.45;

    private final Brick brick;
    private final Box3 box;
    private final Gaze gaze;
    private final Projection projection;
    private final LabelPalette palette;
    private final boolean coarse;
    private final double[] start = new double[3];
    private final double[] step = new double[3];

    private Rays(Brick brick, Gaze gaze, Projection projection, LabelPalette palette, boolean coarse) {
        this.brick = brick;
        this.box = brick.box();
        this.gaze = gaze;
        this.projection = brick.labels() == null ? Projection.MAXIMUM : projection;
        this.palette = palette;
        this.coarse = coarse;
    }

    /**
     * Draws a brick.
     *
     * @param window which intensities run from black to white
     * @param colors their colours
     * @param coarse whether to take longer steps, for pictures that are soon replaced
     * @param pixels receives width × height opaque pixels, rows from the top
     */
    public static void draw(Brick brick, Gaze gaze, Projection projection, Window window, ColorMap colors, LabelPalette palette,
            boolean coarse, int width, int height, int[] pixels) {
        new Rays(brick, gaze, projection, palette, coarse).draw(window, colors, width, height, pixels);
    }

    private void draw(Window window, ColorMap colors, int width, int height, int[] pixels) {
        double stride = coarse ? 2 : 1;
        for (int axis = 0; axis < 3; axis++) {
            step[axis] = -gaze.towards()[axis] * stride;
        }
        double[] right = gaze.right();
        double[] up = gaze.up();
        double perPixel = gaze.millimetresPerPixel() / box.side();
        double faint = projection == Projection.LABELS ? FAINT : 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double across = (x + 0.5 - width / 2.0) * perPixel;
                double upwards = (height / 2.0 - y - 0.5) * perPixel;
                for (int axis = 0; axis < 3; axis++) {
                    start[axis] = (box.count(axis) - 1) / 2.0 + across * right[axis] + upwards * up[axis];
                }
                pixels[y * width + x] = ray(window, colors, faint);
            }
        }
    }

    private int ray(Window window, ColorMap colors, double faint) {
        double from = Double.NEGATIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            double last = box.count(axis) - 1;
            if (Math.abs(step[axis]) < 1e-9) {
                if (start[axis] < 0 || start[axis] > last) {
                    return BLACK;
                }
            } else {
                double a = -start[axis] / step[axis];
                double b = (last - start[axis]) / step[axis];
                from = Math.max(from, Math.min(a, b));
                to = Math.min(to, Math.max(a, b));
            }
        }
        if (from > to) {
            return BLACK;
        }
        if (projection == Projection.LABELS) {
            int surface = surface(from, to);
            if (surface != 0) {
                return surface;
            }
        }
        double share = maximum(from, to) / 65535.0;
        int colour = colors.argb(share == 0 ? 0 : window.brightness(brick.intensity(share)));
        return BLACK | dimmed(colour, faint);
    }

    /** The greatest value, dimmed with distance, between two times along the ray. */
    private float maximum(double from, double to) {
        double radius = Math.hypot(Math.hypot(box.nx(), box.ny()), box.nz()) / 2 / (coarse ? 2 : 1);
        float loss = (float) (DIMMING / (2 * radius));
        float most = 0;
        short[] values = brick.values();
        for (double t = from; t <= to; t++) {
            float light = 1 - loss * (float) (t + radius);
            int at = box.index((int) (start[0] + t * step[0] + 0.5), (int) (start[1] + t * step[1] + 0.5), (int) (start[2] + t * step[2] + 0.5));
            float value = (values[at] & 0xFFFF) * light;
            // Between the cubes is interpolated only where the ray may rise there.
            if (value > 0.8f * most) {
                value = coarse ? value : smooth(t) * light;
                most = Math.max(most, value);
            }
        }
        return most;
    }

    private float smooth(double t) {
        double x = start[0] + t * step[0];
        double y = start[1] + t * step[1];
        double z = start[2] + t * step[2];
        int i = Math.clamp((long) x, 0, Math.max(0, box.nx() - 2));
        int j = Math.clamp((long) y, 0, Math.max(0, box.ny() - 2));
        int k = Math.clamp((long) z, 0, Math.max(0, box.nz() - 2));
        int nextI = box.nx() > 1 ? box.ny() * box.nz() : 0;
        int nextJ = box.ny() > 1 ? box.nz() : 0;
        int nextK = box.nz() > 1 ? 1 : 0;
        int at = box.index(i, j, k);
        short[] v = brick.values();
        float c = (float) (z - k);
        float b = (float) (y - j);
        float near = mix(mix(v[at] & 0xFFFF, v[at + nextK] & 0xFFFF, c), mix(v[at + nextJ] & 0xFFFF, v[at + nextJ + nextK] & 0xFFFF, c), b);
        at += nextI;
        float far = mix(mix(v[at] & 0xFFFF, v[at + nextK] & 0xFFFF, c), mix(v[at + nextJ] & 0xFFFF, v[at + nextJ + nextK] & 0xFFFF, c), b);
        return mix(near, far, (float) (x - i));
    }

    private static float mix(float a, float b, float share) {
        return a + share * (b - a);
    }

    /** The lit colour of the first surface between two times along the ray, or 0. */
    private int surface(double from, double to) {
        double half = coarse ? 0.5 : 0.4;
        for (double t = from; t <= to; t += half) {
            double x = start[0] + t * step[0];
            double y = start[1] + t * step[1];
            double z = start[2] + t * step[2];
            if (fullness(x, y, z) >= Brick.INSIDE) {
                return lit(x, y, z);
            }
        }
        return 0;
    }

    private int lit(double x, double y, double z) {
        double gx = fullness(x - 1, y, z) - fullness(x + 1, y, z);
        double gy = fullness(x, y - 1, z) - fullness(x, y + 1, z);
        double gz = fullness(x, y, z - 1) - fullness(x, y, z + 1);
        double length = Math.hypot(Math.hypot(gx, gy), gz);
        double[] towards = gaze.towards();
        double facing = length == 0 ? 1 : Math.max(0, (gx * towards[0] + gy * towards[1] + gz * towards[2]) / length);
        return BLACK | dimmed(palette.argb(label(x, y, z)), 0.3 + 0.7 * facing);
    }

    /** The label of the nearest cube that has one. */
    private int label(double x, double y, double z) {
        int best = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = (int) x - 1; i <= (int) x + 2; i++) {
            for (int j = (int) y - 1; j <= (int) y + 2; j++) {
                for (int k = (int) z - 1; k <= (int) z + 2; k++) {
                    double distance = (x - i) * (x - i) + (y - j) * (y - j) + (z - k) * (z - k);
                    if (distance < nearest && i >= 0 && j >= 0 && k >= 0 && i < box.nx() && j < box.ny() && k < box.nz()
                            && brick.labels()[box.index(i, j, k)] != 0) {
                        best = brick.labels()[box.index(i, j, k)] & 0xFF;
                        nearest = distance;
                    }
                }
            }
        }
        return best;
    }

    private float fullness(double x, double y, double z) {
        double cx = Math.clamp(x, 0.0, box.nx() - 1.0);
        double cy = Math.clamp(y, 0.0, box.ny() - 1.0);
        double cz = Math.clamp(z, 0.0, box.nz() - 1.0);
        int at = box.index((int) cx, (int) cy, (int) cz);
        int nextI = cx < box.nx() - 1 ? box.ny() * box.nz() : 0;
        int nextJ = cy < box.ny() - 1 ? box.nz() : 0;
        int nextK = cz < box.nz() - 1 ? 1 : 0;
        byte[] f = brick.fullness();
        float c = (float) (cz - (int) cz);
        float b = (float) (cy - (int) cy);
        float near = mix(mix(f[at] & 0xFF, f[at + nextK] & 0xFF, c), mix(f[at + nextJ] & 0xFF, f[at + nextJ + nextK] & 0xFF, c), b);
        at += nextI;
        float far = mix(mix(f[at] & 0xFF, f[at + nextK] & 0xFF, c), mix(f[at + nextJ] & 0xFF, f[at + nextJ + nextK] & 0xFF, c), b);
        return mix(near, far, (float) (cx - (int) cx));
    }

    private static int dimmed(int rgb, double share) {
        return (int) ((rgb >> 16 & 0xFF) * share) << 16 | (int) ((rgb >> 8 & 0xFF) * share) << 8 | (int) ((rgb & 0xFF) * share);
    }
}
