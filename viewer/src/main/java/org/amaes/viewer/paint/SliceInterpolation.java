package org.amaes.viewer.paint;

import java.util.function.IntConsumer;
import org.amaes.core.metric.DistanceTransform;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;

/**
 * A label's shape in the slices between two in which it was painted: where the signed distances to the shape's
 * border in both, mixed by nearness, are not outside (shape-based interpolation, Raya and Udupa 1990).
 *
 * <p>Shapes that do not lie over one another have little or nothing in between.
 */
final class SliceInterpolation {

    private final Grid grid;
    private final byte[] data;
    private final byte label;
    private final int normal;
    private final int across;
    private final int down;

    /**
     * @param label whose shape
     * @param normal the voxel axis that slices follow one another along
     */
    SliceInterpolation(Grid grid, byte[] data, int label, int normal) {
        this.grid = grid;
        this.data = data;
        this.label = (byte) label;
        this.normal = normal;
        this.across = normal == 0 ? 1 : 0;
        this.down = normal == 2 ? 1 : 2;
    }

    /** Hands over the voxels in the empty slices around one, or, if that is painted, in those next to it on both sides. */
    void around(int slice, IntConsumer voxel) {
        int slices = grid.shape().get(normal);
        if (slice < 0 || slice >= slices) {
            return;
        }
        boolean painted = isPainted(slice);
        int below = slice - 1;
        while (below >= 0 && !isPainted(below)) {
            below--;
        }
        int above = slice + 1;
        while (above < slices && !isPainted(above)) {
            above++;
        }
        if (painted && below >= 0) {
            between(below, slice, voxel);
        }
        if (painted && above < slices) {
            between(slice, above, voxel);
        }
        if (!painted && below >= 0 && above < slices) {
            between(below, above, voxel);
        }
    }

    private void between(int below, int above, IntConsumer voxel) {
        if (above - below < 2) {
            return;
        }
        Frame frame = Frame.EMPTY.around(this, below).around(this, above).widened();
        double[] first = signedDistance(below, frame);
        double[] second = signedDistance(above, frame);
        for (int slice = below + 1; slice < above; slice++) {
            double share = (double) (slice - below) / (above - below);
            for (int c = 0; c < frame.columns(); c++) {
                for (int r = 0; r < frame.rows(); r++) {
                    int at = c * frame.rows() + r;
                    if (first[at] + share * (second[at] - first[at]) >= 0) {
                        voxel.accept(index(slice, frame.left + c, frame.top + r));
                    }
                }
            }
        }
    }

    /** The distance in mm to the nearest voxel on the other side of the border, negative outside the shape. */
    private double[] signedDistance(int slice, Frame frame) {
        boolean[] inside = new boolean[frame.columns() * frame.rows()];
        boolean[] outside = new boolean[inside.length];
        for (int c = 0; c < frame.columns(); c++) {
            for (int r = 0; r < frame.rows(); r++) {
                int at = c * frame.rows() + r;
                inside[at] = isLabelled(slice, frame.left + c, frame.top + r);
                outside[at] = !inside[at];
            }
        }
        double[] spacing = grid.spacing();
        double[] plane = {1, spacing[across], spacing[down]};
        Shape shape = new Shape(1, frame.columns(), frame.rows());
        double[] toShape = DistanceTransform.squared(inside, shape, plane);
        double[] toBorder = DistanceTransform.squared(outside, shape, plane);
        for (int at = 0; at < inside.length; at++) {
            toBorder[at] = inside[at] ? Math.sqrt(toBorder[at]) : -Math.sqrt(toShape[at]);
        }
        return toBorder;
    }

    private boolean isPainted(int slice) {
        for (int c = 0; c < grid.shape().get(across); c++) {
            for (int r = 0; r < grid.shape().get(down); r++) {
                if (data[index(slice, c, r)] == label) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Beyond the image nothing is labelled. */
    private boolean isLabelled(int slice, int column, int row) {
        return column >= 0 && row >= 0 && column < grid.shape().get(across) && row < grid.shape().get(down)
                && data[index(slice, column, row)] == label;
    }

    private int index(int slice, int column, int row) {
        return switch (normal) {
            case 0 -> grid.shape().index(slice, column, row);
            case 1 -> grid.shape().index(column, slice, row);
            default -> grid.shape().index(column, row, slice);
        };
    }

    /** The columns from {@code left} to before {@code right}, and rows likewise, that shapes lie in. */
    private record Frame(int left, int right, int top, int bottom) {

        static final Frame EMPTY = new Frame(Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0);

        Frame around(SliceInterpolation shapes, int slice) {
            Frame frame = this;
            for (int c = 0; c < shapes.grid.shape().get(shapes.across); c++) {
                for (int r = 0; r < shapes.grid.shape().get(shapes.down); r++) {
                    if (shapes.isLabelled(slice, c, r)) {
                        frame = new Frame(Math.min(frame.left, c), Math.max(frame.right, c + 1),
                                Math.min(frame.top, r), Math.max(frame.bottom, r + 1));
                    }
                }
            }
            return frame;
        }

        /** With a rim in which nothing is, so that the border is in the frame. */
        Frame widened() {
            return new Frame(left - 1, right + 1, top - 1, bottom + 1);
        }

        int columns() {
            return right - left;
        }

        int rows() {
            return bottom - top;
        }
    }
}
