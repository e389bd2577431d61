package org.amaes.viewer.slice;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Shape;

/**
 * The straight line through a volume's voxels that the middles of a row of pixels lie on: a start, a step,
 * and the pixels from {@code first} to before {@code end} that lie inside the volume.
 */
final class Track {

    private final Affine map;
    private final Shape shape;
    private int first;
    private int end;
    private final double[] start = new double[3];
    private final double[] step = new double[3];

    /** @param map from pixel positions (x, y, 0) to voxels */
    Track(Affine map, Shape shape) {
        this.map = map;
        this.shape = shape;
        for (int axis = 0; axis < 3; axis++) {
            step[axis] = map.get(axis, 0);
        }
    }

    /** Goes to a row of pixels. */
    void row(int y, int pixels) {
        double low = 0;
        double high = pixels;
        for (int axis = 0; axis < 3; axis++) {
            start[axis] = map.get(axis, 3) + map.get(axis, 1) * (y + 0.5) + 0.5 * step[axis];
            double a = (-0.5 - start[axis]) / step[axis];
            double b = (shape.get(axis) - 0.5 - start[axis]) / step[axis];
            if (Math.abs(step[axis]) < 1e-12) {
                boolean inside = start[axis] >= -0.5 && start[axis] < shape.get(axis) - 0.5;
                high = inside ? high : 0;
            } else {
                low = Math.max(low, Math.min(a, b));
                high = Math.min(high, Math.max(a, b));
            }
        }
        first = (int) Math.ceil(low);
        end = Math.max(first, (int) Math.ceil(high));
    }

    int first() {
        return first;
    }

    int end() {
        return end;
    }

    /** The voxel position of a pixel along an axis, kept within the outermost voxels' middles. */
    double at(int axis, int x) {
        return Math.max(0, Math.min(shape.get(axis) - 1.0, start[axis] + x * step[axis]));
    }
}
