package org.amaes.core.volume;

/**
 * The cubic B-spline that passes through the voxels of a volume: its coefficients (the "prefilter") and
 * the weights with which four neighbouring coefficients make a value in between.
 *
 * <p>Outside the volume the voxels are mirrored about the outermost voxel centres (whole-sample
 * symmetric: … c b | a b c … ; SciPy's {@code mode="mirror"}), which is what SciPy does for every order-3
 * interpolation of an unpadded image. Along one axis, at position {@code p = i + t} with 0 ≤ t &lt; 1,
 * <pre>value(p) = Σ w_m(t) · c[i − 1 + m],  m = 0..3</pre>
 * The weights are positive and add up to 1. Stateless and safe for any number of threads.
 *
 * <p>Source: SPEC sections 2 and 6; M. Unser, "Splines", IEEE Signal Processing Magazine 16(6), 1999.
 */
public final class CubicSpline {

    /** The pole of the recursive filter, √3 − 2. */
    public static final double POLE = Math.sqrt(3) - 2;

    /** {@code |POLE|^HORIZON} is below double precision: voxels farther from the edge do not count there. */
    private static final int HORIZON = 30;

    private static final int LANES = AxisLines.WIDTH;

    private CubicSpline() {
    }

    /** The length of the scratch array that {@link #prefilter(float[], Shape, double[])} needs. */
    public static int scratchLength(Shape shape) {
        return Math.max(shape.x(), Math.max(shape.y(), shape.z())) * LANES;
    }

    /**
     * Turns voxels into spline coefficients along all three axes, in place.
     *
     * @param data the voxels, z fastest; receives the coefficients
     * @param shape their shape; an axis of one voxel stays as it is
     */
    public static void prefilter(float[] data, Shape shape) {
        prefilter(data, shape, new double[scratchLength(shape)]);
    }

    /** As {@link #prefilter(float[], Shape)}, without allocation: {@code scratch} holds at least {@link #scratchLength}. */
    public static void prefilter(float[] data, Shape shape, double[] scratch) {
        for (int axis = 0; axis < 3; axis++) {
            prefilter(data, shape, axis, scratch);
        }
    }

    /** Turns voxels into spline coefficients along one axis (0, 1 or 2), in place. */
    public static void prefilter(float[] data, Shape shape, int axis, double[] scratch) {
        if (data.length < shape.voxels()) {
            throw new IllegalArgumentException(data.length + " values do not fill " + shape);
        }
        AxisLines lines = new AxisLines(shape, axis);
        if (lines.extent() == 1) {
            return;
        }
        for (int block = 0; block < lines.blocks(); block++) {
            lines.gather(data, block, scratch);
            prefilterBlock(scratch, lines.extent());
            lines.scatter(scratch, data, block);
        }
    }

    /**
     * Turns one line of voxels into spline coefficients, in place.
     *
     * @param line the voxels, at least {@code n}
     * @param n how many of them count, at least 1
     */
    public static void prefilterLine(double[] line, int n) {
        if (n == 1) {
            return;
        }
        double first = 6 * causalStart(line, n, 0, 1);
        line[0] = first;
        for (int i = 1; i < n; i++) {
            line[i] = 6 * line[i] + POLE * line[i - 1];
        }
        line[n - 1] = anticausalStart(line[n - 2], line[n - 1]);
        for (int i = n - 2; i >= 0; i--) {
            line[i] = POLE * (line[i + 1] - line[i]);
        }
    }

    /** As {@link #prefilterLine} for a whole block of lines, laid out as {@link AxisLines} does; {@code n} ≥ 2. */
    private static void prefilterBlock(double[] block, int n) {
        for (int lane = 0; lane < LANES; lane++) {
            block[lane] = 6 * causalStart(block, n, lane, LANES);
        }
        for (int at = LANES; at < n * LANES; at += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                block[at + lane] = 6 * block[at + lane] + POLE * block[at - LANES + lane];
            }
        }
        int last = (n - 1) * LANES;
        for (int lane = 0; lane < LANES; lane++) {
            block[last + lane] = anticausalStart(block[last - LANES + lane], block[last + lane]);
        }
        for (int at = last - LANES; at >= 0; at -= LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                block[at + lane] = POLE * (block[at + LANES + lane] - block[at + lane]);
            }
        }
    }

    /** The causal filter's value at the first voxel: the sum over the mirrored, infinitely repeated line. */
    private static double causalStart(double[] values, int n, int offset, int stride) {
        double sum = values[offset];
        double power = POLE;
        if (n > HORIZON) {
            for (int i = 1; i < HORIZON; i++) {
                sum += power * values[offset + i * stride];
                power *= POLE;
            }
            return sum;
        }
        double round = Math.pow(POLE, n - 1);
        sum += round * values[offset + (n - 1) * stride];
        for (int i = 1; i < n - 1; i++) {
            sum += power * (values[offset + i * stride] + round * values[offset + (n - 1 - i) * stride]);
            power *= POLE;
        }
        return sum / (1 - round * round);
    }

    private static double anticausalStart(double beforeLast, double last) {
        return (POLE * beforeLast + last) * POLE / (POLE * POLE - 1);
    }

    /** The weight of coefficient i − 1 at position i + t. */
    public static double weight0(double t) {
        double u = 1 - t;
        return u * u * u / 6;
    }

    /** The weight of coefficient i at position i + t. */
    public static double weight1(double t) {
        return (t * t * (t - 2) * 3 + 4) / 6;
    }

    /** The weight of coefficient i + 1 at position i + t. */
    public static double weight2(double t) {
        double u = 1 - t;
        return (u * u * (u - 2) * 3 + 4) / 6;
    }

    /** The weight of coefficient i + 2 at position i + t. */
    public static double weight3(double t) {
        return t * t * t / 6;
    }

    /**
     * Writes the four weights at fraction {@code t}.
     *
     * @param t how far behind coefficient i, 0 ≤ t ≤ 1
     * @param into receives the weights of coefficients i − 1, i, i + 1, i + 2 from {@code offset} on
     */
    public static void weights(double t, float[] into, int offset) {
        into[offset] = (float) weight0(t);
        into[offset + 1] = (float) weight1(t);
        into[offset + 2] = (float) weight2(t);
        into[offset + 3] = (float) weight3(t);
    }

    /** As {@link #weights(double, float[], int)}, in double. */
    public static void weights(double t, double[] into, int offset) {
        into[offset] = weight0(t);
        into[offset + 1] = weight1(t);
        into[offset + 2] = weight2(t);
        into[offset + 3] = weight3(t);
    }

    /**
     * The voxel that an index outside the line mirrors to: −1 → 1, n → n − 2, and so on, any distance away.
     *
     * @param n voxels of the line, at least 1
     */
    public static int mirror(int index, int n) {
        if (n == 1) {
            return 0;
        }
        int period = 2 * (n - 1);
        int folded = Math.floorMod(index, period);
        return folded < n ? folded : period - folded;
    }

    /**
     * The spline's value at any position, mirrored outside; for single values (fast loops keep the weights of a line).
     *
     * @param coefficients what {@link #prefilter} left, z fastest
     */
    public static double value(float[] coefficients, Shape shape, double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double sum = 0;
        for (int a = 0; a < 4; a++) {
            double wx = weight(a, x - i);
            int atX = mirror(i - 1 + a, shape.x());
            for (int b = 0; b < 4; b++) {
                double wxy = wx * weight(b, y - j);
                int atY = mirror(j - 1 + b, shape.y());
                for (int c = 0; c < 4; c++) {
                    sum += wxy * weight(c, z - k) * coefficients[shape.index(atX, atY, mirror(k - 1 + c, shape.z()))];
                }
            }
        }
        return sum;
    }

    /** The weight of coefficient i − 1 + m at position i + t. */
    private static double weight(int m, double t) {
        return switch (m) {
            case 0 -> weight0(t);
            case 1 -> weight1(t);
            case 2 -> weight2(t);
            default -> weight3(t);
        };
    }
}
