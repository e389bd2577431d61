package org.amaes.core.volume;

/**
 * The filter that turns voxels into the coefficients of {@link CubicSpline}, in single precision and on
 * hundreds of lines at once: for patches, where its rounding (some 10⁻⁷ of the range) does not matter.
 */
public final class SplineRows {

    private static final float POLE = (float) CubicSpline.POLE;
    /** Powers of the pole beyond this one are below 10⁻⁹ and do not change a float. */
    private static final int HORIZON = 16;

    private SplineRows() {
    }

    /** Rows of {@link AxisRows#WIDTH} values that {@link #prefilter} needs as scratch. */
    public static int scratchRows(Shape shape) {
        return Math.max(shape.x(), Math.max(shape.y(), shape.z())) + 1;
    }

    /**
     * Turns voxels into spline coefficients along all three axes, in place.
     *
     * @param data the voxels, z fastest
     * @param shape their shape; an axis of one voxel stays as it is
     * @param scratch at least {@link #scratchRows} rows; contents are lost
     */
    public static void prefilter(float[] data, Shape shape, float[][] scratch) {
        for (int axis = 0; axis < 3; axis++) {
            AxisRows lines = new AxisRows(shape, axis);
            for (int block = 0; block < lines.blocks() && lines.extent() > 1; block++) {
                lines.gather(data, block, scratch, 0);
                filter(scratch, lines.extent());
                lines.scatter(scratch, 0, data, block);
            }
        }
    }

    /** Turns the rows 0 .. n − 1 (n ≥ 2; one row holds one voxel of many lines) into coefficients along the lines; row n is scratch. */
    public static void filter(float[][] rows, int n) {
        start(rows, n);
        for (int i = 1; i < n; i++) {
            forward(rows[i], rows[i - 1]);
        }
        end(rows[n - 1], rows[n - 2], (float) (CubicSpline.POLE / (CubicSpline.POLE * CubicSpline.POLE - 1)));
        for (int i = n - 2; i >= 0; i--) {
            backward(rows[i], rows[i + 1]);
        }
    }

    /** The causal filter's first value: 6 · Σ zⁱ s(i) over the line mirrored and repeated for ever. */
    private static void start(float[][] rows, int n) {
        int period = 2 * (n - 1);
        double gain = 6 / (1 - Math.pow(CubicSpline.POLE, period));
        float[] sum = rows[n];
        scale(rows[0], (float) gain, sum);
        double power = gain;
        for (int i = 1; i < Math.min(period, HORIZON); i++) {
            power *= CubicSpline.POLE;
            add(rows[i < n ? i : period - i], (float) power, sum);
        }
        System.arraycopy(sum, 0, rows[0], 0, sum.length);
    }

    // Plain loops over whole arrays with one index: the form that the compiler turns into vector instructions.

    private static void scale(float[] row, float factor, float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] = factor * row[q];
        }
    }

    private static void add(float[] row, float factor, float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] += factor * row[q];
        }
    }

    private static void forward(float[] row, float[] before) {
        for (int q = 0; q < row.length; q++) {
            row[q] = 6 * row[q] + POLE * before[q];
        }
    }

    private static void end(float[] last, float[] before, float factor) {
        for (int q = 0; q < last.length; q++) {
            last[q] = factor * (POLE * before[q] + last[q]);
        }
    }

    private static void backward(float[] row, float[] after) {
        for (int q = 0; q < row.length; q++) {
            row[q] = POLE * (after[q] - row[q]);
        }
    }
}
