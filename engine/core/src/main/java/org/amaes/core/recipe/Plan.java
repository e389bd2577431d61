package org.amaes.core.recipe;

import java.util.Objects;

import org.amaes.core.volume.Shape;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What every training has in common: sizes, steps, optimiser, machine, and how often what is written.
 *
 * @param patch voxels of a patch
 * @param batch patches of one update
 * @param accumulate in how many parts a batch goes through the network; it divides the batch, saves
 *     memory, and gives the same gradients
 * @param steps updates of the whole run
 * @param warmup steps with a linearly growing rate
 * @param learningRate the rate after the warm-up
 * @param cosineStretch see {@link Schedule#stretch}
 * @param hold see {@link Schedule#hold}
 * @param optimizer AdamW's constants
 * @param precision number format of the convolutions
 * @param seed from which every random choice follows
 * @param device "cpu", "cuda:0", …
 * @param threads threads of the tensor operations; results are equal for equal threads
 * @param validateEvery steps between looks at the validation cases, 0 for never
 * @param checkpointEvery steps between checkpoints, at least 1
 * @param keepCheckpoints how many of the newest checkpoints keep their weights (the best stays too)
 * @param previewEvery steps between previews, 0 for never
 * @param checkpointActivations whether inner feature maps are computed again on the way back instead of kept: less
 *     memory, more time, the same results
 */
public record Plan(Shape patch, int batch, int accumulate, long steps, long warmup, double learningRate, double cosineStretch,
        long hold, Optimizer optimizer, Precision precision, long seed, String device, int threads, long validateEvery,
        long checkpointEvery, int keepCheckpoints, long previewEvery, boolean checkpointActivations) {

    /** The longest array that every Java machine makes. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    public Plan {
        Objects.requireNonNull(patch, "patch");
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(device, "device");
        require(batch >= 1, "A batch has at least one patch, not " + batch + ".");
        require(accumulate >= 1 && batch % accumulate == 0,
                "accumulate must divide the batch of " + batch + " evenly; " + accumulate + " does not.");
        require(steps >= 1, "A run has at least one step, not " + steps + ".");
        require(warmup >= 0 && warmup <= steps, "The warm-up of " + warmup + " steps must lie within the run's " + steps + " steps.");
        require(learningRate > 0 && learningRate < 10, "The learning rate must be positive (such as 1e-4), not " + learningRate + ".");
        require(threads >= 1, "At least one thread is needed, not " + threads + ".");
        require(checkpointEvery >= 1, "checkpointEvery is at least 1 step, not " + checkpointEvery + ".");
        require(keepCheckpoints >= 1, "keepCheckpoints is at least 1, not " + keepCheckpoints + ".");
        require(validateEvery >= 0 && previewEvery >= 0, "validateEvery and previewEvery are 0 (never) or a number of steps.");
        new Schedule(learningRate, warmup, steps, cosineStretch, hold);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /**
     * Refuses a pass through the network whose voxels no array can hold.
     *
     * @param channels channels of a patch
     * @throws IllegalArgumentException in a sentence for the person who chose the sizes
     */
    void requireHoldable(int channels) {
        double values = (double) patch.x() * patch.y() * patch.z() * channels * (batch / accumulate);
        require(values <= LARGEST_ARRAY, "A batch of " + batch + " patches of " + patch
                + " voxels is too large. Choose a smaller patch or batch, or let the batch go through in parts (--set accumulate=" + batch + ").");
    }

    /** The learning rates. */
    @JsonIgnore
    public Schedule schedule() {
        return new Schedule(learningRate, warmup, steps, cosineStretch, hold);
    }
}
