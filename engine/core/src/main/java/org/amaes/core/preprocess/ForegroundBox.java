package org.amaes.core.preprocess;

import java.util.Optional;

import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** The bounding box of the voxels that are brighter than the background (SPEC section 2.2). */
final class ForegroundBox {

    private ForegroundBox() {
    }

    /** The box, or empty if no voxel is brighter than {@code background}. */
    static Optional<Box> find(Volume volume, float background, CropRule rule) {
        Shape shape = volume.shape();
        float[] data = volume.data();
        int[] first = {shape.x(), shape.y(), shape.z()};
        int[] last = {-1, -1, -1};
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                int row = shape.index(i, j, 0);
                int low = 0;
                while (low < shape.z() && !(data[row + low] > background)) {
                    low++;
                }
                if (low == shape.z()) {
                    continue;
                }
                int high = shape.z() - 1;
                while (!(data[row + high] > background)) {
                    high--;
                }
                extend(first, last, i, j, low, high);
            }
        }
        return last[0] < 0 ? Optional.empty() : Optional.of(rule.box(first, last, shape));
    }

    private static void extend(int[] first, int[] last, int i, int j, int low, int high) {
        first[0] = Math.min(first[0], i);
        last[0] = Math.max(last[0], i);
        first[1] = Math.min(first[1], j);
        last[1] = Math.max(last[1], j);
        first[2] = Math.min(first[2], low);
        last[2] = Math.max(last[2], high);
    }
}
