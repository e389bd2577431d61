package org.amaes.core.augment;

import java.util.Locale;

import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.AxisLines;
import org.amaes.core.volume.CubicSpline;
import org.amaes.core.volume.Shape;

/**
 * Simulated low resolution: fewer voxels along some axes (the nearest one kept), then cubic splines back
 * to the full number.
 *
 * <p>The coarse image is continued by its edge voxels, and the result clipped to the coarse image's
 * range, as scikit-image's {@code resize} with mode "edge" does.
 *
 * @param zoom the share of voxels along a coarse axis, above 0 and at most 1
 * @param alongX whether the x axis is coarse
 * @param alongY whether the y axis is coarse
 * @param alongZ whether the z axis is coarse
 */
public record LowResolutionEffect(double zoom, boolean alongX, boolean alongY, boolean alongZ) implements Effect {

    private static final int LANES = AxisLines.WIDTH;

    /** Edge voxels put before and after a line: the spline filter has forgotten its start after so many. */
    private static final int PAD = 12;

    public LowResolutionEffect {
        if (!(zoom > 0 && zoom <= 1)) {
            throw new IllegalArgumentException("zoom " + zoom);
        }
    }

    /** The coarse image's shape: round(zoom · n) voxels (halves to even) along the coarse axes. */
    public Shape coarse(Shape shape) {
        return new Shape(side(shape.x(), alongX), side(shape.y(), alongY), side(shape.z(), alongZ));
    }

    private int side(int n, boolean coarse) {
        return coarse ? Math.max(1, (int) Math.rint(n * zoom)) : n;
    }

    @Override
    public void apply(float[] data, Shape shape, Workspace workspace) {
        Shape low = coarse(shape);
        if (low.equals(shape)) {
            return;
        }
        float[] image = workspace.floats(Use.LOW, shape.length());
        shrink(data, shape, image, low);
        Extremes range = Extremes.of(image, low.length());
        float[] other = workspace.floats(Use.HIGH, shape.length());
        Shape now = low;
        for (int axis = 0; axis < 3; axis++) {
            if (now.get(axis) != shape.get(axis)) {
                Shape wider = now.with(axis, shape.get(axis));
                stretch(image, now, other, wider, axis, workspace);
                float[] keep = image;
                image = other;
                other = keep;
                now = wider;
            }
        }
        System.arraycopy(image, 0, data, 0, shape.length());
        range.clip(data, shape.length());
    }

    /** Keeps the voxel that each coarse voxel's centre lies in. */
    private static void shrink(float[] data, Shape shape, float[] into, Shape low) {
        int[] y = nearest(low.y(), shape.y());
        int[] z = nearest(low.z(), shape.z());
        int[] x = nearest(low.x(), shape.x());
        int to = 0;
        for (int i = 0; i < low.x(); i++) {
            for (int j = 0; j < low.y(); j++) {
                int row = shape.index(x[i], y[j], 0);
                for (int k = 0; k < low.z(); k++) {
                    into[to++] = data[row + z[k]];
                }
            }
        }
    }

    private static int[] nearest(int coarse, int fine) {
        int[] index = new int[coarse];
        double step = (double) fine / coarse;
        for (int i = 0; i < coarse; i++) {
            index[i] = Math.min(fine - 1, (int) Math.floor((i + 0.5) * step - 0.5 + 0.5));
        }
        return index;
    }

    /** Cubic interpolation along one axis. */
    private static void stretch(float[] from, Shape fromShape, float[] into, Shape intoShape, int axis, Workspace workspace) {
        AxisLines source = new AxisLines(fromShape, axis);
        AxisLines target = new AxisLines(intoShape, axis);
        int coarse = source.extent();
        int fine = target.extent();
        float[] lines = workspace.floats(Use.LINES, (coarse + 2 * PAD + fine) * LANES);
        double[] line = workspace.doubles(coarse + 2 * PAD);
        int out = (coarse + 2 * PAD) * LANES;
        for (int block = 0; block < source.blocks(); block++) {
            source.gather(from, block, lines, PAD * LANES);
            for (int lane = 0; lane < LANES; lane++) {
                coefficients(lines, lane, coarse, line);
            }
            evaluate(lines, coarse, fine, out);
            target.scatter(lines, out, into, block);
        }
    }

    /** Replaces one lane by the spline coefficients of the line continued by its edge voxels. */
    private static void coefficients(float[] lines, int lane, int coarse, double[] line) {
        int length = coarse + 2 * PAD;
        for (int v = 0; v < length; v++) {
            int inside = Math.clamp(v - PAD, 0, coarse - 1);
            line[v] = lines[(PAD + inside) * LANES + lane];
        }
        CubicSpline.prefilterLine(line, length);
        for (int v = 0; v < length; v++) {
            lines[v * LANES + lane] = (float) line[v];
        }
    }

    private static void evaluate(float[] lines, int coarse, int fine, int out) {
        double step = (double) coarse / fine;
        for (int v = 0; v < fine; v++) {
            double at = (v + 0.5) * step - 0.5 + PAD;
            int before = (int) Math.floor(at);
            double t = at - before;
            float w0 = (float) CubicSpline.weight0(t);
            float w1 = (float) CubicSpline.weight1(t);
            float w2 = (float) CubicSpline.weight2(t);
            float w3 = (float) CubicSpline.weight3(t);
            int from = (before - 1) * LANES;
            int to = out + v * LANES;
            for (int lane = 0; lane < LANES; lane++) {
                lines[to + lane] = w0 * lines[from + lane] + w1 * lines[from + LANES + lane]
                        + w2 * lines[from + 2 * LANES + lane] + w3 * lines[from + 3 * LANES + lane];
            }
        }
    }

    @Override
    public String describe() {
        String axes = (alongX ? "x" : "") + (alongY ? "y" : "") + (alongZ ? "z" : "");
        return axes.isEmpty() ? "low resolution: along no axis, nothing changes"
                : String.format(Locale.ROOT, "low resolution: zoom %.2f along %s", zoom, axes);
    }
}
