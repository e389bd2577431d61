package org.amaes.core.backend;

import java.util.Objects;

import org.amaes.core.volume.Shape;

/**
 * Samples for one forward pass. Arrays may be longer than needed; they are read, never kept.
 *
 * @param samples number of samples, N
 * @param channels channels of the input, C
 * @param shape X, Y, Z
 * @param input (N, C, X, Y, Z), z fastest
 * @param target (N, C, X, Y, Z): the clean patch of a reconstruction; null for a segmentation
 * @param labels (N, X, Y, Z): classes as unsigned bytes; null for a reconstruction
 * @param mask (N, X, Y, Z): 1 where a voxel was masked; null unless the objective looks at it
 * @param rotations (N): by how many quarters a view was turned; null unless the samples are views, of which the
 *     first half and the second show the same patches
 */
public record Batch(int samples, int channels, Shape shape, float[] input, float[] target, byte[] labels, byte[] mask,
        byte[] rotations) {

    public Batch {
        Objects.requireNonNull(shape);
        int voxels = Math.multiplyExact(samples, shape.length());
        require(input != null && input.length >= Math.multiplyExact(voxels, channels), "input");
        require(target == null || target.length >= voxels, "target");
        require(labels == null || labels.length >= voxels, "labels");
        require(mask == null || mask.length >= voxels, "mask");
        require(rotations == null || rotations.length >= samples, "rotations");
    }

    private static void require(boolean holds, String array) {
        if (!holds) {
            throw new IllegalArgumentException("The " + array + " of a batch is too short for its shape");
        }
    }

    /** A batch for a reconstruction. */
    public static Batch reconstruction(int samples, int channels, Shape shape, float[] input, float[] target, byte[] mask) {
        return new Batch(samples, channels, shape, input, Objects.requireNonNull(target), null, mask, null);
    }

    /** A batch for a segmentation. */
    public static Batch segmentation(int samples, int channels, Shape shape, float[] input, byte[] labels) {
        return new Batch(samples, channels, shape, input, null, Objects.requireNonNull(labels), null, null);
    }

    /** A batch of views: first the first views of all patches, then the second ones. */
    public static Batch views(int samples, int channels, Shape shape, float[] input, float[] target, byte[] rotations) {
        return new Batch(samples, channels, shape, input, Objects.requireNonNull(target), null, null, Objects.requireNonNull(rotations));
    }
}
