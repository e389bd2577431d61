package org.amaes.viewer.paint;

import java.util.function.IntConsumer;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;

/**
 * The voxels under a round brush: those whose middle is within a radius, in mm, of the way the brush went. Round
 * in the patient, whatever the shape of the voxels; a voxel that the brush's middle crosses is always under it.
 *
 * @param radius in mm
 * @param ball whether it reaches into other slices, or is a disc in one
 */
record Brush(double radius, boolean ball) {

    private static final double ROUNDING = 1e-9;

    /** Hands over the index of every voxel under the brush on its straight way from one spot to another; some twice. */
    void sweep(Grid grid, Spot from, Spot to, IntConsumer voxel) {
        Spot end = ball ? to : to.inSlice();
        boolean together = from.normal() == to.normal() && (ball || from.slice() == to.slice());
        Spot start = !together ? end : ball ? from : from.inSlice();
        round(grid, start, end, voxel);
        middle(grid.shape(), start, end, voxel);
    }

    private void round(Grid grid, Spot start, Spot end, IntConsumer voxel) {
        Shape shape = grid.shape();
        Affine affine = grid.affine();
        int[] low = new int[3];
        int[] high = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            double reach = reach(affine.inverse(), axis);
            low[axis] = (int) Math.max(0, Math.ceil(Math.min(start.at(axis), end.at(axis)) - reach));
            high[axis] = (int) Math.min(shape.get(axis) - 1.0, Math.floor(Math.max(start.at(axis), end.at(axis)) + reach));
        }
        if (!ball) {
            low[end.normal()] = Math.max(0, end.slice());
            high[end.normal()] = Math.min(shape.get(end.normal()) - 1, end.slice());
        }
        Segment way = new Segment(affine.apply(start.i(), start.j(), start.k()), affine.apply(end.i(), end.j(), end.k()));
        double most = radius * radius + ROUNDING;
        for (int i = low[0]; i <= high[0]; i++) {
            for (int j = low[1]; j <= high[1]; j++) {
                for (int k = low[2]; k <= high[2]; k++) {
                    if (way.squaredDistance(affine, i, j, k) <= most) {
                        voxel.accept(shape.index(i, j, k));
                    }
                }
            }
        }
    }

    /** How many voxels a ball reaches along an axis: the greatest change of the index over the radius. */
    private double reach(Affine inverse, int axis) {
        return radius * Math.sqrt(inverse.get(axis, 0) * inverse.get(axis, 0) + inverse.get(axis, 1) * inverse.get(axis, 1)
                + inverse.get(axis, 2) * inverse.get(axis, 2)) + ROUNDING;
    }

    /** The voxels on the way itself, so that a brush finer than the voxels leaves no gaps. */
    private static void middle(Shape shape, Spot start, Spot end, IntConsumer voxel) {
        double longest = Math.max(Math.abs(end.i() - start.i()), Math.max(Math.abs(end.j() - start.j()), Math.abs(end.k() - start.k())));
        int steps = (int) Math.ceil(2 * longest);
        for (int step = 0; step <= steps; step++) {
            double share = steps == 0 ? 1 : (double) step / steps;
            int i = (int) Math.rint(start.i() + share * (end.i() - start.i()));
            int j = (int) Math.rint(start.j() + share * (end.j() - start.j()));
            int k = (int) Math.rint(start.k() + share * (end.k() - start.k()));
            if (i >= 0 && j >= 0 && k >= 0 && i < shape.x() && j < shape.y() && k < shape.z()) {
                voxel.accept(shape.index(i, j, k));
            }
        }
    }

    /** A straight way in mm. */
    private record Segment(double x, double y, double z, double dx, double dy, double dz, double squaredLength) {

        Segment(double[] start, double[] end) {
            this(start[0], start[1], start[2], end[0] - start[0], end[1] - start[1], end[2] - start[2],
                    square(end[0] - start[0]) + square(end[1] - start[1]) + square(end[2] - start[2]));
        }

        double squaredDistance(Affine affine, int i, int j, int k) {
            double px = affine.m00() * i + affine.m01() * j + affine.m02() * k + affine.m03() - x;
            double py = affine.m10() * i + affine.m11() * j + affine.m12() * k + affine.m13() - y;
            double pz = affine.m20() * i + affine.m21() * j + affine.m22() * k + affine.m23() - z;
            double along = px * dx + py * dy + pz * dz;
            double share = squaredLength == 0 ? 0 : Math.max(0, Math.min(1, along / squaredLength));
            return square(px - share * dx) + square(py - share * dy) + square(pz - share * dz);
        }

        private static double square(double value) {
            return value * value;
        }
    }
}
