package org.amaes.core.volume;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The same block of space seen with another number of voxels: cubic for images, linear for class
 * scores, nearest neighbour for labels (SPEC sections 2.4 and 2.5).
 *
 * <p>The outer faces of the block stay where they are, so along an axis of n voxels that gets m,
 * new voxel k lies at old position {@code (k + ½) · n/m − ½}. An axis whose number of voxels stays
 * is left untouched. Work is done axis by axis, the most shrinking axis first, in single precision:
 * results are within 1e-5 of the value range of a computation in double precision.
 */
public final class Resampling {

    private Resampling() {
    }

    /**
     * Cubic B-spline interpolation with mirror boundary, after a Gaussian of σ = (n/m − 1)/2 voxels
     * along every axis that shrinks, clipped to the range of the source: what
     * {@code skimage.transform.resize(order=3, mode='reflect', anti_aliasing=True)} computes.
     *
     * @return a new volume on {@link #grid(Grid, Shape)}, or the source itself if the shape is the same
     */
    public static Volume cubic(Volume source, Shape shape) {
        if (source.shape().equals(shape)) {
            return source;
        }
        float[] data = separable(source.data(), source.shape(), shape,
                axis -> AxisResampling.cubic(source.shape().get(axis), shape.get(axis)));
        clipToRange(data, source.data());
        return new Volume(grid(source.grid(), shape), data);
    }

    /**
     * Linear interpolation; beyond the centres of the outermost voxels their values go on: what
     * {@code torch.nn.functional.interpolate(mode='trilinear', align_corners=False)} computes.
     *
     * @return a new volume on {@link #grid(Grid, Shape)}, or the source itself if the shape is the same
     */
    public static Volume linear(Volume source, Shape shape) {
        return source.shape().equals(shape) ? source
                : new Volume(grid(source.grid(), shape), linear(source.data(), source.shape(), shape));
    }

    /**
     * Linear interpolation of plain values, z fastest.
     *
     * @param values one value a voxel of {@code from}
     * @return a new array with one value a voxel of {@code to}, or {@code values} itself if the shapes are the same
     */
    public static float[] linear(float[] values, Shape from, Shape to) {
        if (values.length != from.voxels()) {
            throw new IllegalArgumentException(values.length + " values do not fill " + from);
        }
        return separable(values, from, to, axis -> AxisResampling.linear(from.get(axis), to.get(axis)));
    }

    /**
     * The label of the nearest voxel, of two equally near ones the upper: what
     * {@code skimage.transform.resize(order=0, mode='reflect', anti_aliasing=False)} computes.
     *
     * @return a new label map on {@link #grid(Grid, Shape)}, or the source itself if the shape is the same
     */
    public static LabelMap nearest(LabelMap source, Shape shape) {
        Shape from = source.shape();
        if (from.equals(shape)) {
            return source;
        }
        int[] x = AxisResampling.nearest(from.x(), shape.x());
        int[] y = AxisResampling.nearest(from.y(), shape.y());
        int[] z = AxisResampling.nearest(from.z(), shape.z());
        byte[] data = new byte[shape.length()];
        int to = 0;
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                int row = from.index(x[i], y[j], 0);
                for (int k = 0; k < shape.z(); k++) {
                    data[to++] = source.data()[row + z[k]];
                }
            }
        }
        return new LabelMap(grid(source.grid(), shape), data);
    }

    /** The grid that covers the same block of space with another number of voxels. */
    public static Grid grid(Grid grid, Shape shape) {
        double[] factor = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            factor[axis] = (double) grid.shape().get(axis) / shape.get(axis);
        }
        Affine toOld = new Affine(
                factor[0], 0, 0, (factor[0] - 1) / 2,
                0, factor[1], 0, (factor[1] - 1) / 2,
                0, 0, factor[2], (factor[2] - 1) / 2);
        return new Grid(shape, grid.affine().after(toOld));
    }

    private static float[] separable(float[] values, Shape from, Shape to, IntFunction<AxisResampling> axisMap) {
        float[] data = values;
        Shape shape = from;
        int[] order = IntStream.range(0, 3).boxed()
                .sorted(Comparator.comparingDouble(axis -> (double) to.get(axis) / from.get(axis)))
                .mapToInt(Integer::intValue).toArray();
        for (int axis : order) {
            if (from.get(axis) != to.get(axis)) {
                int outer = Arrays.stream(shape.toArray(), 0, axis).reduce(1, Math::multiplyExact);
                int inner = Arrays.stream(shape.toArray(), axis + 1, 3).reduce(1, Math::multiplyExact);
                data = axisMap.apply(axis).apply(data, outer, inner);
                shape = shape.with(axis, to.get(axis));
            }
        }
        return data;
    }

    private static void clipToRange(float[] data, float[] source) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : source) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.min(high, Math.max(low, data[i]));
        }
    }
}
