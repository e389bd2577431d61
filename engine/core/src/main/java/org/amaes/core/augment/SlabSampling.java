package org.amaes.core.augment;

import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * Sampling a spline where the patch is turned or displaced: 64 coefficients a voxel, for slabs of 1 × 16 × 16
 * patch voxels, sixteen slabs one above the other.
 *
 * <p>Such a cube of the patch needs a piece of the source that stays in the processor's cache, which matters more
 * than the arithmetic. Positions are counted from the slab's own corner in single precision, off by at most 2⁻²⁰ of a
 * voxel. Slabs that touch the block's faces are not sampled here. Holds its own memory: for one thread.
 */
final class SlabSampling {

    /** Voxels along a slab's two sides, and slabs in a cube. */
    static final int SIDE = 16;

    private static final int VOXELS = SIDE * SIDE;

    /** Kept from the faces of the block, for the rounding of positions. */
    private static final double CARE = 1e-3;

    private final float[] alongY = new float[VOXELS];
    private final float[] alongZ = new float[VOXELS];
    private final float[][] moved = new float[3][VOXELS];
    /** Positions along the three axes, then what of them lies behind the coefficient before. */
    private final float[][] position = new float[3][VOXELS];
    private final int[][] cell = new int[3][VOXELS];
    private final int[] first = new int[VOXELS];
    private final float[][] weights = new float[12][VOXELS];
    private final float[] value = new float[VOXELS];
    private final double[] least = new double[3];
    private final double[] most = new double[3];

    SlabSampling() {
        for (int q = 0; q < VOXELS; q++) {
            alongY[q] = q / SIDE;
            alongZ[q] = q % SIDE;
        }
    }

    /**
     * Samples the slab of patch voxels (i, j .. j + 15, k .. k + 15), as far as the patch goes.
     *
     * @param coefficients of the block {@code box} of the source
     * @param into receives the values in the patch's order, from {@code offset} on
     * @return whether the slab lies inside the block; if not, nothing is written
     */
    boolean sample(float[] coefficients, Box box, CoordinateMap map, Extremes range, int i, int j, int k, float[] into, int offset) {
        Shape patch = map.patch();
        int rows = Math.min(SIDE, patch.y() - j);
        int length = Math.min(SIDE, patch.z() - k);
        if (map.displacement() != null) {
            load(map.displacement(), patch, i, j, k, rows, length);
        }
        bound(map, i, j, k);
        for (int axis = 0; axis < 3; axis++) {
            int extent = box.high(axis) - box.low(axis);
            if (least[axis] - box.low(axis) < 1 + CARE || most[axis] - box.low(axis) > extent - 2 - CARE) {
                return false;
            }
        }
        positions(map, i, j, k);
        for (int axis = 0; axis < 3; axis++) {
            split(position[axis], cell[axis]);
            weigh(position[axis], weights[4 * axis], weights[4 * axis + 1], weights[4 * axis + 2], weights[4 * axis + 3]);
        }
        Shape block = box.shape();
        int row = block.z();
        int plane = block.y() * row;
        int corner = (corner(0) - box.x0() - 1) * plane + (corner(1) - box.y0() - 1) * row + corner(2) - box.z0() - 1;
        index(cell[0], cell[1], cell[2], plane, row, corner, first);
        sum(coefficients, first, row, plane, weights, value);
        clip(value, range.smallest(), range.largest());
        for (int y = 0; y < rows; y++) {
            System.arraycopy(value, y * SIDE, into, offset + patch.index(i, j + y, k), length);
        }
        return true;
    }

    /** Copies the slab's displacements; beyond the patch's end stand some of its own. */
    private void load(Displacement field, Shape patch, int i, int j, int k, int rows, int length) {
        load(field.x(), patch, i, j, k, rows, length, moved[0]);
        load(field.y(), patch, i, j, k, rows, length, moved[1]);
        load(field.z(), patch, i, j, k, rows, length, moved[2]);
    }

    private static void load(float[] field, Shape patch, int i, int j, int k, int rows, int length, float[] into) {
        for (int y = 0; y < SIDE; y++) {
            int from = patch.index(i, j + Math.min(y, rows - 1), k);
            System.arraycopy(field, from, into, y * SIDE, length);
            for (int z = length; z < SIDE; z++) {
                into[y * SIDE + z] = field[from + length - 1];
            }
        }
    }

    /** Between which positions in the source the slab's voxels lie. */
    private void bound(CoordinateMap map, int i, int j, int k) {
        double[] m = map.matrix();
        boolean displaced = map.displacement() != null;
        for (int to = 0; to < 3; to++) {
            least[to] = map.centre(to);
            most[to] = least[to];
        }
        for (int from = 0; from < 3; from++) {
            double low = map.centred(from == 0 ? i : from == 1 ? j : k, from);
            double high = low + (from == 0 ? 0 : SIDE - 1);
            if (displaced) {
                Extremes field = Extremes.of(moved[from], VOXELS);
                low += field.smallest();
                high += field.largest();
            }
            for (int to = 0; to < 3; to++) {
                double a = m[3 * to + from] * low;
                double b = m[3 * to + from] * high;
                least[to] += Math.min(a, b);
                most[to] += Math.max(a, b);
            }
        }
    }

    /** The source voxel that positions are counted from. */
    private int corner(int axis) {
        return (int) Math.floor(least[axis] - CARE);
    }

    private void positions(CoordinateMap map, int i, int j, int k) {
        double[] m = map.matrix();
        double u = map.centred(i, 0);
        double v = map.centred(j, 1);
        double w = map.centred(k, 2);
        for (int axis = 0; axis < 3; axis++) {
            double mx = m[3 * axis];
            double my = m[3 * axis + 1];
            double mz = m[3 * axis + 2];
            float start = (float) (mx * u + my * v + mz * w + map.centre(axis) - corner(axis));
            if (map.displacement() == null) {
                place(alongY, alongZ, (float) my, (float) mz, start, position[axis]);
            } else {
                place(alongY, alongZ, moved[0], moved[1], moved[2], (float) mx, (float) my, (float) mz, start, position[axis]);
            }
        }
    }

    // Plain loops over whole arrays with one index: the form that the compiler turns into vector instructions.

    private static void place(float[] y, float[] z, float my, float mz, float start, float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] = Math.fma(my, y[q], Math.fma(mz, z[q], start));
        }
    }

    private static void place(float[] y, float[] z, float[] dx, float[] dy, float[] dz, float mx, float my, float mz, float start,
            float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] = Math.fma(mx, dx[q], Math.fma(my, y[q] + dy[q], Math.fma(mz, z[q] + dz[q], start)));
        }
    }

    private static void split(float[] position, int[] cell) {
        for (int q = 0; q < position.length; q++) {
            int whole = (int) position[q];
            cell[q] = whole;
            position[q] -= whole;
        }
    }

    private static void index(int[] x, int[] y, int[] z, int plane, int row, int corner, int[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] = x[q] * plane + y[q] * row + z[q] + corner;
        }
    }

    /** The weights of the four coefficients around each position; as {@link org.amaes.core.volume.CubicSpline}, in floats. */
    private static void weigh(float[] fraction, float[] w0, float[] w1, float[] w2, float[] w3) {
        for (int q = 0; q < fraction.length; q++) {
            float t = fraction[q];
            float rest = 1 - t;
            w0[q] = rest * rest * rest * (1 / 6f);
            w1[q] = Math.fma(t * t, Math.fma(t, 0.5f, -1), 2 / 3f);
            w2[q] = Math.fma(rest * rest, Math.fma(rest, 0.5f, -1), 2 / 3f);
            w3[q] = t * t * t * (1 / 6f);
        }
    }

    private static void clip(float[] values, float smallest, float largest) {
        for (int q = 0; q < values.length; q++) {
            values[q] = Math.min(Math.max(values[q], smallest), largest);
        }
    }

    /**
     * The weighted sums of 64 coefficients each; multiplication and addition in one instruction (whose result is the
     * same on every machine) take half the time.
     */
    private static void sum(float[] c, int[] first, int row, int plane, float[][] weights, float[] into) {
        float[] x0 = weights[0];
        float[] x1 = weights[1];
        float[] x2 = weights[2];
        float[] x3 = weights[3];
        float[] y0 = weights[4];
        float[] y1 = weights[5];
        float[] y2 = weights[6];
        float[] y3 = weights[7];
        float[] z0 = weights[8];
        float[] z1 = weights[9];
        float[] z2 = weights[10];
        float[] z3 = weights[11];
        for (int q = 0; q < into.length; q++) {
            int at = first[q];
            float a = plane(c, at, row, y0[q], y1[q], y2[q], y3[q], z0[q], z1[q], z2[q], z3[q]);
            float b = plane(c, at + plane, row, y0[q], y1[q], y2[q], y3[q], z0[q], z1[q], z2[q], z3[q]);
            float d = plane(c, at + 2 * plane, row, y0[q], y1[q], y2[q], y3[q], z0[q], z1[q], z2[q], z3[q]);
            float e = plane(c, at + 3 * plane, row, y0[q], y1[q], y2[q], y3[q], z0[q], z1[q], z2[q], z3[q]);
            into[q] = Math.fma(x3[q], e, Math.fma(x2[q], d, Math.fma(x1[q], b, x0[q] * a)));
        }
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
