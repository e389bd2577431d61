package org.amaes.core.volume;

import java.util.Arrays;

/**
 * Smoothing with a Gaussian, axis by axis, its kernel cut at four standard deviations.
 *
 * <p>The kernel has radius ⌊4σ + ½⌋ voxels and is normalised to sum 1, as in SciPy's
 * {@code gaussian_filter}; the arithmetic is single precision. Stateless and safe for any number of
 * threads. Source: SPEC sections 2 (anti-aliasing) and 6 (blur, elastic deformation).
 */
public final class GaussianFilter {

    /** What stands beyond the first and last voxel of a line a b c d. */
    public enum Boundary {
        /** … c b | a b c d | c b …: mirrored about the outermost voxel centres; SciPy's "mirror", scikit-image's "reflect". */
        MIRROR,
        /** … b a | a b c d | d c …: mirrored about the outer voxel faces; SciPy's "reflect" (its default). */
        REFLECT,
        /** … 0 0 | a b c d | 0 0 …: SciPy's "constant" with value 0. */
        ZERO
    }

    /** The largest radius for which shifted copies are faster than lines laid beside each other. */
    private static final int NARROW = 6;

    private GaussianFilter() {
    }

    /** The kernel's reach to either side, in voxels: ⌊4σ + ½⌋. */
    public static int radius(double sigma) {
        if (!(sigma >= 0 && sigma < 1e6)) {
            throw new IllegalArgumentException("A Gaussian's sigma is 0 or more voxels, not " + sigma);
        }
        return (int) (4 * sigma + 0.5);
    }

    /**
     * One half of the kernel.
     *
     * @param sigma standard deviation in voxels, at least 0; 0 gives the single weight 1
     * @return the weights at distance 0, 1, … radius; the first plus twice the others is 1
     */
    public static double[] kernel(double sigma) {
        int radius = radius(sigma);
        double[] half = new double[radius + 1];
        half[0] = 1;
        double sum = 1;
        for (int k = 1; k <= radius; k++) {
            half[k] = Math.exp(-0.5 / (sigma * sigma) * k * k);
            sum += 2 * half[k];
        }
        for (int k = 0; k <= radius; k++) {
            half[k] /= sum;
        }
        return half;
    }

    /** Rows of {@link AxisRows#WIDTH} values that {@link #filter(float[], Shape, int, double, Boundary, float[][])} needs as scratch. */
    public static int scratchRows(Shape shape) {
        return 2 * Math.max(shape.x(), Math.max(shape.y(), shape.z())) + 1;
    }

    /** Smooths along all three axes with the same σ (in voxels), in place. */
    public static void filter(float[] data, Shape shape, double sigma, Boundary boundary) {
        filter(data, shape, new double[] {sigma, sigma, sigma}, boundary);
    }

    /**
     * Smooths in place, each axis with its own σ.
     *
     * @param data the voxels, z fastest
     * @param sigma three standard deviations in voxels; an axis with radius 0 (σ &lt; 0.125) stays as it is
     */
    public static void filter(float[] data, Shape shape, double[] sigma, Boundary boundary) {
        float[][] scratch = new float[scratchRows(shape)][AxisRows.WIDTH];
        for (int axis = 0; axis < 3; axis++) {
            filter(data, shape, axis, sigma[axis], boundary, scratch);
        }
    }

    /**
     * Smooths along one axis, in place.
     *
     * @param axis 0, 1 or 2
     * @param sigma standard deviation in voxels, at least 0
     * @param scratch at least {@link #scratchRows} rows; contents are lost
     */
    public static void filter(float[] data, Shape shape, int axis, double sigma, Boundary boundary, float[][] scratch) {
        if (data.length < shape.voxels()) {
            throw new IllegalArgumentException(data.length + " values do not fill " + shape);
        }
        int radius = radius(sigma);
        if (radius == 0) {
            return;
        }
        float[] half = single(kernel(sigma));
        AxisRows lines = new AxisRows(shape, axis);
        int n = lines.extent();
        float[][] extended = extended(scratch, n, radius, boundary);
        for (int block = 0; block < lines.blocks(); block++) {
            lines.gather(data, block, scratch, 0);
            for (int v = 0; v < n; v++) {
                convolve(extended, v + radius, half, scratch[n + v]);
            }
            lines.scatter(scratch, n, data, block);
        }
    }

    /** Values of a row that {@link #filterAlongRows} needs as scratch. */
    public static final int ROW = 1024;

    /** Rows of {@link #ROW} values that {@link #filterAlongRows} needs as scratch; 0 where it cannot be used. */
    public static int rowsAlong(Shape shape, double sigma) {
        int radius = radius(sigma);
        boolean fits = radius <= NARROW && radius < shape.z() && shape.z() + 2 * radius <= ROW;
        return fits ? 2 * radius + 3 : 0;
    }

    /**
     * Smooths along the fastest axis, in place, without transposing: a narrow kernel is a sum of copies of the lines
     * shifted by a few voxels. For where {@link #rowsAlong} is above 0.
     *
     * @param rows at least {@link #rowsAlong} rows; contents are lost
     */
    public static void filterAlongRows(float[] data, Shape shape, double sigma, Boundary boundary, float[][] rows) {
        float[] half = single(kernel(sigma));
        int radius = half.length - 1;
        if (radius == 0) {
            return;
        }
        int n = shape.z();
        int padded = n + 2 * radius;
        int lines = shape.x() * shape.y();
        float[] line = rows[2 * radius + 1];
        float[] out = rows[2 * radius + 2];
        for (int first = 0; first < lines; first += ROW / padded) {
            int count = Math.min(ROW / padded, lines - first);
            for (int l = 0; l < count; l++) {
                System.arraycopy(data, (first + l) * n, line, l * padded + radius, n);
                pad(line, l * padded, n, radius, boundary);
            }
            for (int shift = 0; shift <= 2 * radius; shift++) {
                System.arraycopy(line, shift, rows[shift], 0, ROW - shift);
            }
            convolve(rows, radius, half, out);
            for (int l = 0; l < count; l++) {
                System.arraycopy(out, l * padded, data, (first + l) * n, n);
            }
        }
    }

    /** Puts {@code radius} values before and after the line of n values that begins {@code radius} after {@code start}. */
    private static void pad(float[] line, int start, int n, int radius, Boundary boundary) {
        int zero = start + radius;
        for (int k = 1; k <= radius; k++) {
            line[zero - k] = boundary == Boundary.ZERO ? 0 : line[zero + inside(-k, n, boundary)];
            line[zero + n - 1 + k] = boundary == Boundary.ZERO ? 0 : line[zero + inside(n - 1 + k, n, boundary)];
        }
    }

    private static float[] single(double[] exact) {
        float[] half = new float[exact.length];
        for (int k = 0; k < half.length; k++) {
            half[k] = (float) exact[k];
        }
        return half;
    }

    /** The rows 0 .. n − 1 with {@code radius} more on either side, which are rows of these again, or one of zeros. */
    private static float[][] extended(float[][] scratch, int n, int radius, Boundary boundary) {
        float[] zeros = scratch[2 * n];
        Arrays.fill(zeros, 0);
        float[][] rows = new float[n + 2 * radius][];
        for (int v = 0; v < rows.length; v++) {
            boolean outside = v < radius || v >= n + radius;
            rows[v] = outside && boundary == Boundary.ZERO ? zeros : scratch[inside(v - radius, n, boundary)];
        }
        return rows;
    }

    private static int inside(int index, int n, Boundary boundary) {
        if (boundary == Boundary.MIRROR) {
            return CubicSpline.mirror(index, n);
        }
        int folded = Math.floorMod(index, 2 * n);
        return folded < n ? folded : 2 * n - 1 - folded;
    }

    /** The row at {@code centre} of the smoothed lines. */
    private static void convolve(float[][] rows, int centre, float[] half, float[] into) {
        first(rows[centre], rows[centre - 1], rows[centre + 1], half[0], half[1], into);
        int k = 2;
        for (; k + 1 < half.length; k += 2) {
            addTwo(rows[centre - k], rows[centre + k], rows[centre - k - 1], rows[centre + k + 1], half[k], half[k + 1], into);
        }
        if (k < half.length) {
            addOne(rows[centre - k], rows[centre + k], half[k], into);
        }
    }

    // Plain loops over whole arrays with one index: the form that the compiler turns into vector instructions.

    private static void first(float[] centre, float[] a, float[] b, float w0, float w1, float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] = w0 * centre[q] + w1 * (a[q] + b[q]);
        }
    }

    private static void addOne(float[] a, float[] b, float weight, float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] += weight * (a[q] + b[q]);
        }
    }

    private static void addTwo(float[] a, float[] b, float[] c, float[] d, float wab, float wcd, float[] into) {
        for (int q = 0; q < into.length; q++) {
            into[q] += wab * (a[q] + b[q]) + wcd * (c[q] + d[q]);
        }
    }
}
