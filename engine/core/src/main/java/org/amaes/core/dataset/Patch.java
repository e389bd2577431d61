package org.amaes.core.dataset;

import java.util.List;
import java.util.Optional;

import org.amaes.core.augment.AugmentationDraw;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * One training sample: what the network is given, what it is compared with, and what happened on the way.
 *
 * <p>The arrays belong to the patch and are filled again for the next sample; a sampler writes them, one
 * thread at a time.
 */
public final class Patch {

    private final Shape shape;
    private final int channels;
    private final float[] input;
    private final float[] target;
    private final byte[] labels;
    private Origin origin;

    /**
     * Where a sample comes from and what happened to it.
     *
     * @param entry the scan it was cropped from
     * @param seed its name as far as chance is concerned
     * @param window the voxels of the scan it shows (before anything spatial); may reach beyond the scan, where it is padded
     * @param draw what was done to it
     * @param mask the hidden tokens, or null if nothing is hidden
     */
    public record Origin(int entry, PatchSeed seed, Box window, AugmentationDraw draw, TokenMask mask) {

        /** The hidden tokens, where some are. */
        public Optional<TokenMask> tokens() {
            return Optional.ofNullable(mask);
        }

        /** What happened, a line each. */
        public List<String> describe() {
            return draw.describe();
        }
    }

    private Patch(Shape shape, int channels, boolean withTarget, boolean withLabels) {
        this.shape = shape;
        this.channels = channels;
        this.input = new float[Math.multiplyExact(channels, shape.length())];
        this.target = withTarget ? new float[input.length] : null;
        this.labels = withLabels ? new byte[shape.length()] : null;
    }

    /** An empty sample for pretraining: input and target. */
    public static Patch forPretraining(Shape shape, int channels) {
        return new Patch(shape, channels, true, false);
    }

    /** An empty sample for fine-tuning: input and labels. */
    public static Patch forFinetuning(Shape shape, int channels) {
        return new Patch(shape, channels, false, true);
    }

    /** Voxels along each axis. */
    public Shape shape() {
        return shape;
    }

    /** The number of channels. */
    public int channels() {
        return channels;
    }

    /** What the network is given: (C, X, Y, Z), in [0, 1]. */
    public float[] input() {
        return input;
    }

    /** What the reconstruction is compared with: (C, X, Y, Z); only for pretraining. */
    public float[] target() {
        if (target == null) {
            throw new IllegalStateException("A fine-tuning patch has labels, no target");
        }
        return target;
    }

    /** The labels: (X, Y, Z); only for fine-tuning. */
    public byte[] labels() {
        if (labels == null) {
            throw new IllegalStateException("A pretraining patch has a target, no labels");
        }
        return labels;
    }

    /** Where the sample now in the arrays comes from. */
    public Origin origin() {
        if (origin == null) {
            throw new IllegalStateException("Nothing has been sampled into this patch yet");
        }
        return origin;
    }

    void setOrigin(Origin filled) {
        this.origin = filled;
    }
}
