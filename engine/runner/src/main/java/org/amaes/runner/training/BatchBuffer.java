package org.amaes.runner.training;

import org.amaes.core.backend.Batch;
import org.amaes.core.dataset.ViewPair;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.PretrainViews;
import org.amaes.core.volume.Shape;

/**
 * Reused arrays for one batch: filled by workers, sample by sample, then read by the session.
 */
final class BatchBuffer {

    private final int samples;
    private final int channels;
    private final Shape shape;
    private final float[] input; // (N, C, X, Y, Z)
    private final float[] target; // (N, C, X, Y, Z), reconstruction and views
    private final byte[] mask; // (N, X, Y, Z), reconstruction
    private final byte[] labels; // (N, X, Y, Z), segmentation

    private final byte[] rotations; // (N), views

    /** @param places samples that are put into it; each is two views where the objective is of views */
    BatchBuffer(int places, int channels, Shape shape, Objective objective) {
        this.channels = channels;
        this.shape = shape;
        boolean views = objective instanceof Objective.Views;
        this.samples = views ? PretrainViews.VIEWS * places : places;
        int voxels = Math.multiplyExact(samples, shape.length());
        this.input = new float[Math.multiplyExact(voxels, channels)];
        this.target = objective instanceof Objective.Segmentation ? null : new float[input.length];
        this.mask = objective instanceof Objective.Reconstruction ? new byte[voxels] : null;
        this.labels = objective instanceof Objective.Segmentation ? new byte[voxels] : null;
        this.rotations = views ? new byte[samples] : null;
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

    /** Puts two views of a patch into a place of each half of the batch. */
    void put(int place, ViewPair.View first, ViewPair.View second) {
        put(place, first);
        put(samples / PretrainViews.VIEWS + place, second);
    }

    private void put(int place, ViewPair.View view) {
        int length = channels * shape.length();
        System.arraycopy(view.input(), 0, input, place * length, length);
        System.arraycopy(view.target(), 0, target, place * length, length);
        rotations[place] = view.turn()[0];
    }

    /** The arrays as a batch; valid until they are filled anew. */
    Batch batch() {
        if (rotations != null) {
            return Batch.views(samples, channels, shape, input, target, rotations);
        }
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
