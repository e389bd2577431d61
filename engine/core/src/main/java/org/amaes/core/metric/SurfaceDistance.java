package org.amaes.core.metric;

import java.util.Arrays;

import org.amaes.core.volume.Box;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;

/**
 * How far the surfaces of a true and a predicted region are apart, in mm.
 *
 * <p>A surface is the voxels of a region that have one of their six neighbours outside it; what lies
 * outside the image counts as outside the region. Distances are between voxel centres, exact, with the
 * grid's own spacing. Where one of the regions is empty the distances do not exist (NaN) and no surface
 * agrees (0); where both are, nothing exists.
 *
 * @param hausdorff the largest distance to the other surface, in mm
 * @param hausdorff95 the larger of the two 95th percentiles (interpolated linearly), in mm
 * @param averageSymmetric the mean over the voxels of both surfaces, in mm
 * @param surfaceDice the share of both surfaces' voxels that lie within the tolerance, 0 to 1
 */
public record SurfaceDistance(double hausdorff, double hausdorff95, double averageSymmetric, double surfaceDice) {

    /** How far apart two surfaces may be and still agree, in mm. */
    public static final double TOLERANCE_MM = 1;
    /** Spacings come from files in single precision, so exactly 1 mm may be a little more. */
    private static final double ROUNDING_MM = 1e-5;

    /**
     * Measures one label.
     *
     * @param label 0 to 255
     * @throws IllegalArgumentException if the maps differ in shape
     */
    public static SurfaceDistance of(LabelMap truth, LabelMap prediction, int label) {
        return of(mask(truth, label), mask(prediction, label), truth.shape(), truth.grid().spacing());
    }

    /**
     * Measures two regions.
     *
     * @param truth whether a voxel is in the true region, z fastest
     * @param prediction whether a voxel is in the predicted region, z fastest
     * @param spacing voxel size in mm along x, y, z
     */
    public static SurfaceDistance of(boolean[] truth, boolean[] prediction, Shape shape, double[] spacing) {
        if (truth.length != shape.length() || prediction.length != shape.length()) {
            throw new IllegalArgumentException("The regions do not fill " + shape);
        }
        Box around = around(truth, prediction, shape);
        if (around == null) {
            return new SurfaceDistance(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        // All surface voxels are in this box, so nothing outside it matters.
        boolean[] trueSurface = surface(truth, shape, around);
        boolean[] predictedSurface = surface(prediction, shape, around);
        double[] fromTruth = DistanceTransform.at(DistanceTransform.squared(predictedSurface, around.shape(), spacing), trueSurface);
        double[] fromPrediction = DistanceTransform.at(DistanceTransform.squared(trueSurface, around.shape(), spacing), predictedSurface);
        if (fromTruth.length == 0 || fromPrediction.length == 0) {
            return new SurfaceDistance(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        int count = fromTruth.length + fromPrediction.length;
        return new SurfaceDistance(
                Math.max(Arrays.stream(fromTruth).max().orElseThrow(), Arrays.stream(fromPrediction).max().orElseThrow()),
                Math.max(Summary.quantile(fromTruth, 0.95), Summary.quantile(fromPrediction, 0.95)),
                (Arrays.stream(fromTruth).sum() + Arrays.stream(fromPrediction).sum()) / count,
                (double) (agreeing(fromTruth) + agreeing(fromPrediction)) / count);
    }

    private static long agreeing(double[] distances) {
        return Arrays.stream(distances).filter(distance -> distance <= TOLERANCE_MM + ROUNDING_MM).count();
    }

    private static boolean[] mask(LabelMap map, int label) {
        byte[] data = map.data();
        boolean[] mask = new boolean[data.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = data[i] == (byte) label;
        }
        return mask;
    }

    /** The smallest box around both regions, or null if both are empty. */
    private static Box around(boolean[] a, boolean[] b, Shape shape) {
        int[] low = {shape.x(), shape.y(), shape.z()};
        int[] high = {0, 0, 0};
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                for (int k = 0; k < shape.z(); k++) {
                    int at = shape.index(i, j, k);
                    if (a[at] || b[at]) {
                        low[0] = Math.min(low[0], i);
                        low[1] = Math.min(low[1], j);
                        low[2] = Math.min(low[2], k);
                        high[0] = Math.max(high[0], i + 1);
                        high[1] = Math.max(high[1], j + 1);
                        high[2] = Math.max(high[2], k + 1);
                    }
                }
            }
        }
        return high[0] == 0 ? null : new Box(low[0], low[1], low[2], high[0], high[1], high[2]);
    }

    /** The surface of a region, on the voxels of a box that holds all of the region. */
    private static boolean[] surface(boolean[] mask, Shape shape, Box box) {
        Shape to = box.shape();
        boolean[] surface = new boolean[to.length()];
        for (int i = box.x0(); i < box.x1(); i++) {
            for (int j = box.y0(); j < box.y1(); j++) {
                for (int k = box.z0(); k < box.z1(); k++) {
                    int at = shape.index(i, j, k);
                    surface[to.index(i - box.x0(), j - box.y0(), k - box.z0())] = mask[at] && !(
                            i > 0 && mask[at - shape.y() * shape.z()] && i < shape.x() - 1 && mask[at + shape.y() * shape.z()]
                            && j > 0 && mask[at - shape.z()] && j < shape.y() - 1 && mask[at + shape.z()]
                            && k > 0 && mask[at - 1] && k < shape.z() - 1 && mask[at + 1]);
                }
            }
        }
        return surface;
    }
}
