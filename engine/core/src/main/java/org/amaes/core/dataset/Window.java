package org.amaes.core.dataset;

import org.amaes.core.augment.CropMargin;
import org.amaes.core.augment.PatchRandom;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * Where in a scan a patch lies: the crop that is read and the patch in its middle, both in voxels of the
 * scan and perhaps beyond its faces (SPEC section 5).
 *
 * @param crop what is read, margin included
 * @param patch what the patch shows if nothing spatial happens
 */
record Window(Box crop, Box patch) {

    /**
     * Places a window.
     *
     * @param scan the scan's shape
     * @param patch the patch's shape
     * @param margin how a margin is laid around it, or null for none
     * @param mustContain a voxel that the window has to contain, or null for a uniform choice
     */
    static Window place(Shape scan, Shape patch, CropMargin margin, int[] mustContain, PatchRandom random) {
        Shape crop = margin == null ? patch : margin.crop(patch);
        Shape placed = margin == CropMargin.AS_CODED ? crop : patch;
        int[] start = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            start[axis] = start(scan.get(axis), placed.get(axis), mustContain == null ? -1 : mustContain[axis], random);
        }
        int sign = placed == crop ? 1 : -1;
        Shape other = placed == crop ? patch : crop;
        Box first = Box.at(start[0], start[1], start[2], placed);
        Box second = Box.at(start[0] + sign * between(crop.x(), patch.x()), start[1] + sign * between(crop.y(), patch.y()),
                start[2] + sign * between(crop.z(), patch.z()), other);
        return placed == crop ? new Window(first, second) : new Window(second, first);
    }

    /** Voxels of margin at the lower side. */
    private static int between(int crop, int patch) {
        return (crop - patch) / 2;
    }

    /** The first voxel along an axis: uniform over the valid ones, or (length − n) / 2 below 0 where the scan is too short. */
    private static int start(int n, int length, int voxel, PatchRandom random) {
        if (n <= length) {
            return -((length - n) / 2);
        }
        int lowest = voxel < 0 ? 0 : Math.max(0, voxel - length + 1);
        int highest = voxel < 0 ? n - length : Math.min(n - length, voxel);
        return lowest + random.nextInt(highest - lowest + 1);
    }
}
