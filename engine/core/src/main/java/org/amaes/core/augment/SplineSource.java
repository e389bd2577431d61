package org.amaes.core.augment;

import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.AxisRows;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.CubicSpline;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.SplineRows;

/**
 * A crop made ready to be sampled anywhere: the spline coefficients of the block that is needed, and the
 * crop's range.
 *
 * <p>Positions outside the crop have its minimum; spline values are clipped to its range. The
 * coefficients stand in the workspace, so there is one source at a time.
 */
final class SplineSource {

    /** Voxels around the needed ones that the spline filter is run over: |pole|¹⁴ is 10⁻⁸. */
    static final int MARGIN = 14;

    private final Shape source;
    private final Box box;
    private final Shape shape;
    private final float[] coefficients;
    private final Extremes range;

    private SplineSource(Shape source, Box box, float[] coefficients, Extremes range) {
        this.source = source;
        this.box = box;
        this.shape = box.shape();
        this.coefficients = coefficients;
        this.range = range;
    }

    /**
     * @param crop the voxels, z fastest; left as they are
     * @param source their shape
     * @param box the block that will be sampled, its margin included
     */
    static SplineSource of(float[] crop, Shape source, Box box, Workspace workspace) {
        Shape shape = box.shape();
        float[] coefficients = workspace.floats(Use.COEFFICIENTS, shape.length());
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                System.arraycopy(crop, source.index(box.x0() + i, box.y0() + j, box.z0()), coefficients, shape.index(i, j, 0), shape.z());
            }
        }
        SplineRows.prefilter(coefficients, shape, workspace.rows(SplineRows.scratchRows(shape), AxisRows.WIDTH));
        return new SplineSource(source, box, coefficients, Extremes.of(crop, source.length()));
    }

    /** Samples a patch into {@code into} from {@code offset} on. */
    void sample(CoordinateMap map, float[] into, int offset, Workspace workspace) {
        if (map.isSeparable()) {
            SeparableSampling.sample(coefficients, box, map, range, into, offset, workspace);
        } else {
            sampleAnywhere(map, into, offset);
        }
    }

    private void sampleAnywhere(CoordinateMap map, float[] into, int offset) {
        Shape patch = map.patch();
        double[] m = map.matrix();
        Displacement moved = map.displacement();
        double[] centre = {map.centre(0), map.centre(1), map.centre(2)};
        int at = 0;
        for (int i = 0; i < patch.x(); i++) {
            double u = map.centred(i, 0);
            for (int j = 0; j < patch.y(); j++) {
                double v = map.centred(j, 1);
                if (moved == null) {
                    sampleRow(m, centre, u, v, map.centred(0, 2), patch.z(), into, offset + at);
                } else {
                    sampleRow(m, centre, u, v, map.centred(0, 2), patch.z(), moved, at, into, offset + at);
                }
                at += patch.z();
            }
        }
    }

    private void sampleRow(double[] m, double[] centre, double u, double v, double w0, int length, float[] into, int offset) {
        double x0 = m[0] * u + m[1] * v + centre[0];
        double y0 = m[3] * u + m[4] * v + centre[1];
        double z0 = m[6] * u + m[7] * v + centre[2];
        for (int k = 0; k < length; k++) {
            double w = w0 + k;
            into[offset + k] = at(x0 + m[2] * w, y0 + m[5] * w, z0 + m[8] * w);
        }
    }

    private void sampleRow(double[] m, double[] centre, double u, double v, double w0, int length, Displacement moved, int first,
            float[] into, int offset) {
        for (int k = 0; k < length; k++) {
            double a = u + moved.x()[first + k];
            double b = v + moved.y()[first + k];
            double c = w0 + k + moved.z()[first + k];
            into[offset + k] = at(m[0] * a + m[1] * b + m[2] * c + centre[0], m[3] * a + m[4] * b + m[5] * c + centre[1],
                    m[6] * a + m[7] * b + m[8] * c + centre[2]);
        }
    }

    /** The value at a position in the crop. */
    private float at(double x, double y, double z) {
        if (!(x >= 0 && y >= 0 && z >= 0 && x <= source.x() - 1 && y <= source.y() - 1 && z <= source.z() - 1)) {
            return range.smallest();
        }
        double px = x - box.x0();
        double py = y - box.y0();
        double pz = z - box.z0();
        int i = (int) px;
        int j = (int) py;
        int k = (int) pz;
        float value = i >= 1 && j >= 1 && k >= 1 && i <= shape.x() - 3 && j <= shape.y() - 3 && k <= shape.z() - 3
                ? inside(i, j, k, (float) (px - i), (float) (py - j), (float) (pz - k))
                : (float) CubicSpline.value(coefficients, shape, px, py, pz);
        return Math.min(Math.max(value, range.smallest()), range.largest());
    }

    /**
     * The 64 coefficients around a position that is not at the block's faces; multiplication and addition in one
     * instruction (whose result is the same on every machine) take half the time.
     */
    private float inside(int i, int j, int k, float tx, float ty, float tz) {
        float[] c = coefficients;
        int row = shape.z();
        int plane = shape.y() * row;
        int first = (i - 1) * plane + (j - 1) * row + k - 1;
        float y0 = outer(1 - ty);
        float y1 = inner(ty);
        float y2 = inner(1 - ty);
        float y3 = outer(ty);
        float z0 = outer(1 - tz);
        float z1 = inner(tz);
        float z2 = inner(1 - tz);
        float z3 = outer(tz);
        float sum = outer(1 - tx) * plane(c, first, row, y0, y1, y2, y3, z0, z1, z2, z3);
        sum = Math.fma(inner(tx), plane(c, first + plane, row, y0, y1, y2, y3, z0, z1, z2, z3), sum);
        sum = Math.fma(inner(1 - tx), plane(c, first + 2 * plane, row, y0, y1, y2, y3, z0, z1, z2, z3), sum);
        return Math.fma(outer(tx), plane(c, first + 3 * plane, row, y0, y1, y2, y3, z0, z1, z2, z3), sum);
    }

    /** The cubic B-spline between 1 and 2 from its centre, {@code t} from its end; as {@link CubicSpline#weight3}, in floats. */
    private static float outer(float t) {
        return t * t * t * (1 / 6f);
    }

    /** The cubic B-spline at distance {@code t} ≤ 1 from its centre; as {@link CubicSpline#weight1}, in floats. */
    private static float inner(float t) {
        return Math.fma(t * t, Math.fma(t, 0.5f, -1), 2 / 3f);
    }

    private static float plane(float[] c, int at, int row, float y0, float y1, float y2, float y3, float z0, float z1, float z2, float z3) {
        float sum = y0 * line(c, at, z0, z1, z2, z3);
        sum = Math.fma(y1, line(c, at + row, z0, z1, z2, z3), sum);
        sum = Math.fma(y2, line(c, at + 2 * row, z0, z1, z2, z3), sum);
        return Math.fma(y3, line(c, at + 3 * row, z0, z1, z2, z3), sum);
    }

    private static float line(float[] c, int at, float z0, float z1, float z2, float z3) {
        return Math.fma(z3, c[at + 3], Math.fma(z2, c[at + 2], Math.fma(z1, c[at + 1], z0 * c[at])));
    }
}
