package org.amaes.core.augment;

import java.util.Locale;

import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.AxisRows;
import org.amaes.core.volume.CubicSpline;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.SplineRows;

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

    /** Cubic interpolation along one axis; the line is continued by its edge voxels. */
    private static void stretch(float[] from, Shape fromShape, float[] into, Shape intoShape, int axis, Workspace workspace) {
        AxisRows source = new AxisRows(fromShape, axis);
        AxisRows target = new AxisRows(intoShape, axis);
        int coarse = source.extent();
        int length = coarse + 2 * PAD;
        int out = length + 1; // the row before is the filter's scratch
        float[][] rows = workspace.rows(out + target.extent(), AxisRows.WIDTH);
        for (int block = 0; block < source.blocks(); block++) {
            source.gather(from, block, rows, PAD);
            for (int pad = 0; pad < PAD; pad++) {
                System.arraycopy(rows[PAD], 0, rows[pad], 0, AxisRows.WIDTH);
                System.arraycopy(rows[PAD + coarse - 1], 0, rows[PAD + coarse + pad], 0, AxisRows.WIDTH);
            }
            SplineRows.filter(rows, length);
            evaluate(rows, (double) coarse / target.extent(), out, target.extent());
            target.scatter(rows, out, into, block);
        }
    }

    private static void evaluate(float[][] rows, double step, int out, int fine) {
        for (int v = 0; v < fine; v++) {
            double at = (v + 0.5) * step - 0.5 + PAD;
            int before = (int) Math.floor(at);
            double t = at - before;
            combine(rows[before - 1], rows[before], rows[before + 1], rows[before + 2], (float) CubicSpline.weight0(t),
                    (float) CubicSpline.weight1(t), (float) CubicSpline.weight2(t), (float) CubicSpline.weight3(t), rows[out + v]);
        }
    }

    /** A plain loop over whole arrays with one index: the form that the compiler turns into vector instructions. */
    private static void combine(float[] a, float[] b, float[] c, float[] d, float wa, float wb, float wc, float wd, float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] = wa * a[q] + wb * b[q] + wc * c[q] + wd * d[q];
        }
    }

    @Override
    public String describe() {
        String axes = (alongX ? "x" : "") + (alongY ? "y" : "") + (alongZ ? "z" : "");
        return axes.isEmpty() ? "low resolution: along no axis, nothing changes"
                : String.format(Locale.ROOT, "low resolution: zoom %.2f along %s", zoom, axes);
    }
}
