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

    private static final int LANES = AxisLines.WIDTH;

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

    /** Values that {@link #filter(float[], Shape, int, double, Boundary, float[])} needs as scratch. */
    public static int scratchLength(Shape shape, double sigma) {
        int longest = Math.max(shape.x(), Math.max(shape.y(), shape.z()));
        return (longest + 2 * radius(sigma)) * LANES + LANES;
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
        double widest = Math.max(sigma[0], Math.max(sigma[1], sigma[2]));
        float[] scratch = new float[scratchLength(shape, widest)];
        for (int axis = 0; axis < 3; axis++) {
            filter(data, shape, axis, sigma[axis], boundary, scratch);
        }
    }

    /**
     * Smooths along one axis, in place.
     *
     * @param axis 0, 1 or 2
     * @param sigma standard deviation in voxels, at least 0
     * @param scratch at least {@link #scratchLength} values; contents are lost
     */
    public static void filter(float[] data, Shape shape, int axis, double sigma, Boundary boundary, float[] scratch) {
        if (data.length < shape.voxels()) {
            throw new IllegalArgumentException(data.length + " values do not fill " + shape);
        }
        int radius = radius(sigma);
        if (radius == 0) {
            return;
        }
        double[] exact = kernel(sigma);
        float[] half = new float[radius + 1];
        for (int k = 0; k <= radius; k++) {
            half[k] = (float) exact[k];
        }
        AxisLines lines = new AxisLines(shape, axis);
        int start = radius * LANES;
        for (int block = 0; block < lines.blocks(); block++) {
            lines.gather(data, block, scratch, start);
            extend(scratch, lines.extent(), radius, boundary);
            convolve(scratch, lines.extent(), half);
            lines.scatter(scratch, 0, data, block);
        }
    }

    /** Fills {@code radius} voxels on either side of a block's lines, which stand from voxel {@code radius} on. */
    private static void extend(float[] block, int n, int radius, Boundary boundary) {
        for (int out = 1; out <= radius; out++) {
            int low = (radius - out) * LANES;
            int high = (radius + n - 1 + out) * LANES;
            if (boundary == Boundary.ZERO) {
                Arrays.fill(block, low, low + LANES, 0);
                Arrays.fill(block, high, high + LANES, 0);
            } else {
                System.arraycopy(block, (radius + inside(-out, n, boundary)) * LANES, block, low, LANES);
                System.arraycopy(block, (radius + inside(n - 1 + out, n, boundary)) * LANES, block, high, LANES);
            }
        }
    }

    private static int inside(int index, int n, Boundary boundary) {
        if (boundary == Boundary.MIRROR) {
            return CubicSpline.mirror(index, n);
        }
        int folded = Math.floorMod(index, 2 * n);
        return folded < n ? folded : 2 * n - 1 - folded;
    }

    /** Convolves the lines that start at voxel {@code radius}; the result starts at voxel 0 (which nothing needs any more). */
    private static void convolve(float[] block, int n, float[] half) {
        int radius = half.length - 1;
        int sum = (n + 2 * radius) * LANES; // the spare row at the end
        for (int v = 0; v < n; v++) {
            int centre = (v + radius) * LANES;
            for (int lane = 0; lane < LANES; lane++) {
                block[sum + lane] = half[0] * block[centre + lane];
            }
            for (int k = 1; k <= radius; k++) {
                float weight = half[k];
                int before = centre - k * LANES;
                int after = centre + k * LANES;
                for (int lane = 0; lane < LANES; lane++) {
                    block[sum + lane] += weight * (block[before + lane] + block[after + lane]);
                }
            }
            System.arraycopy(block, sum, block, v * LANES, LANES);
        }
    }
}
