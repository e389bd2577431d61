package org.amaes.runner.inference;

import java.util.ArrayList;
import java.util.List;

import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * Where windows of one size stand so that they cover a volume: along each axis 0, s, 2s, … while less
 * than n − P, then n − P, with s = P·(1 − overlap) (SPEC section 10).
 */
public final class Windows {

    private Windows() {
    }

    /**
     * The starts along one axis.
     *
     * @param extent n, voxels of the volume, at least the window
     * @param window P, voxels of the window
     * @param overlap share that neighbours have in common, in [0, 1)
     */
    public static List<Integer> starts(int extent, int window, double overlap) {
        if (extent < window) {
            throw new IllegalArgumentException("A window of " + window + " does not fit into " + extent);
        }
        if (!(overlap >= 0 && overlap < 1)) {
            throw new IllegalArgumentException("An overlap lies in [0, 1): " + overlap);
        }
        int stride = Math.max(1, (int) (window * (1 - overlap)));
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start < extent - window; start += stride) {
            starts.add(start);
        }
        starts.add(extent - window);
        return starts;
    }

    /** All windows over a volume, z fastest. */
    public static List<Box> over(Shape volume, Shape window, double overlap) {
        List<Box> boxes = new ArrayList<>();
        for (int x : starts(volume.x(), window.x(), overlap)) {
            for (int y : starts(volume.y(), window.y(), overlap)) {
                for (int z : starts(volume.z(), window.z(), overlap)) {
                    boxes.add(Box.at(x, y, z, window));
                }
            }
        }
        return boxes;
    }
}
