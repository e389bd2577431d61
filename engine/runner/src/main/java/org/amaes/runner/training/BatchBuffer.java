package org.amaes.runner.training;

import org.amaes.core.backend.Batch;
import org.amaes.core.recipe.Objective;
import org.amaes.core.volume.Shape;

/**
 * Reused arrays for one batch: filled by workers, sample by sample, then read by the session.
 */
final class BatchBuffer {

    private final int samples;
    private final int channels;
    private final Shape shape;
    private final float[] input; // (N, C, X, Y, Z)
    private final float[] target; // (N, C, X, Y, Z), reconstruction
    private final byte[] mask; // (N, X, Y, Z), reconstruction
    private final byte[] labels; // (N, X, Y, Z), segmentation

    BatchBuffer(int samples, int channels, Shape shape, Objective objective) {
        this.samples = samples;
        this.channels = channels;
        this.shape = shape;
        int voxels = Math.multiplyExact(samples, shape.length());
        this.input = new float[Math.multiplyExact(voxels, channels)];
        boolean reconstruction = objective instanceof Objective.Reconstruction;
        this.target = reconstruction ? new float[input.length] : null;
        this.mask = reconstruction ? new byte[voxels] : null;
        this.labels = reconstruction ? null : new byte[voxels];
    }

    /** Puts a pretraining sample into a place of the batch. */
    void put(int place, float[] sampleInput, float[] sampleTarget, byte[] sampleMask) {
        int length = channels * shape.length();
        System.arraycopy(sampleInput, 0, input, place * length, length);
        System.arraycopy(sampleTarget, 0, target, place * length, length);
        System.arraycopy(sampleMask, 0, mask, place * shape.length(), shape.length());
    }

    /** Puts a fine-tuning sample into a place of the batch; the labels are class numbers. */
    void put(int place, float[] sampleInput, byte[] sampleLabels) {
        int length = channels * shape.length();
        System.arraycopy(sampleInput, 0, input, place * length, length);
        System.arraycopy(sampleLabels, 0, labels, place * shape.length(), shape.length());
    }

    /** The arrays as a batch; valid until they are filled anew. */
    Batch batch() {
        return labels == null
                ? Batch.reconstruction(samples, channels, shape, input, target, mask)
                : Batch.segmentation(samples, channels, shape, input, labels);
    }

    float[] input() {
        return input;
    }

    float[] target() {
        return target;
    }
}
