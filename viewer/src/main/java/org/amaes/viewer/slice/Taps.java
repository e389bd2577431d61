package org.amaes.viewer.slice;

import java.util.Arrays;

/**
 * Which voxels the pixels along one side of a picture look at: for every pixel the voxel at or before its
 * middle, the share of the next one, and the nearest one. Reused from picture to picture.
 */
final class Taps {

    private int first;
    private int end;
    private int low;
    private int high;
    private int[] before = {};
    private int[] nearest = {};
    private float[] share = {};

    /**
     * @param start the voxel position at the picture's edge
     * @param step voxels a pixel
     * @param pixels along this side
     * @param voxels along this side
     */
    void set(double start, double step, int pixels, int voxels) {
        if (before.length < pixels) {
            before = new int[pixels];
            nearest = new int[pixels];
            share = new float[pixels];
        }
        // Pixels whose middle lies from the outer edge of the first voxel to that of the last.
        first = Math.clamp((long) Math.ceil((-0.5 - start) / step - 0.5), 0, pixels);
        end = Math.clamp((long) Math.ceil((voxels - 0.5 - start) / step - 0.5), first, pixels);
        for (int pixel = first; pixel < end; pixel++) {
            double at = Math.clamp(start + (pixel + 0.5) * step, 0.0, voxels - 1.0);
            int voxel = (int) at;
            before[pixel] = voxel;
            share[pixel] = (float) (at - voxel);
            nearest[pixel] = Math.min(voxels - 1, (int) (at + 0.5));
        }
        low = first < end ? before[first] : 0;
        high = first < end ? Math.min(voxels - 1, before[end - 1] + 1) : -1;
        for (int pixel = first; pixel < end; pixel++) {
            before[pixel] -= low;
            nearest[pixel] -= low;
        }
    }

    /** Rounds every position to the nearest voxel. */
    void round() {
        System.arraycopy(nearest, first, before, first, end - first);
        Arrays.fill(share, first, end, 0);
    }

    /** The first pixel that lies on a voxel. */
    int first() {
        return first;
    }

    /** One past the last pixel that lies on a voxel. */
    int end() {
        return end;
    }

    /** The first voxel that is looked at; {@link #before} and {@link #nearest} count from it. */
    int low() {
        return low;
    }

    /** How many voxels are looked at. */
    int voxels() {
        return high - low + 1;
    }

    /** For every pixel the voxel at or before its middle. */
    int[] before() {
        return before;
    }

    /** For every pixel the voxel nearest to its middle. */
    int[] nearest() {
        return nearest;
    }

    /** For every pixel the share of the voxel after {@link #before}, from 0 to below 1. */
    float[] share() {
        return share;
    }
}
