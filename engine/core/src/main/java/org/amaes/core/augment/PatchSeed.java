package org.amaes.core.augment;

/**
 * The name of a patch as far as chance is concerned: the run's seed, the epoch, and the place in the epoch.
 *
 * <p>Every choice about the patch has a stream of random numbers of its own, derived from these three
 * numbers and the choice. So a patch can be made again bit for bit, on any thread and in any order, and
 * switching one step of a pipeline off leaves what all the others draw as it was.
 *
 * @param seed the run's seed
 * @param epoch 0, 1, …
 * @param index 0, 1, … within the epoch
 */
public record PatchSeed(long seed, int epoch, int index) {

    /** The choices that have their own stream. The order is part of what a seed means: append only. */
    public enum Choice { WINDOW, ELASTIC, ROTATION, SCALE, ADDITIVE_NOISE, GAUSSIAN_BLUR, MULTIPLICATIVE_NOISE,
        MOTION_GHOSTING, GIBBS_RINGING, LOW_RESOLUTION, BIAS_FIELD, GAMMA, MASK, ORDER, VIEW, PARTNER }

    /** The random numbers of one choice for the whole patch. */
    public PatchRandom random(Choice choice) {
        return random(choice, 0);
    }

    /** The random numbers of one choice for one channel (0, 1, …) of the patch. */
    public PatchRandom random(Choice choice, int channel) {
        long key = PatchRandom.mix(seed + 0x632be59bd9b4e019L);
        key = PatchRandom.mix(key ^ (long) epoch << 32 ^ Integer.toUnsignedLong(index));
        return new PatchRandom(PatchRandom.mix(key ^ (long) (choice.ordinal() + 1) << 32 ^ Integer.toUnsignedLong(channel)));
    }
}
