package org.amaes.core.dataset;

import org.amaes.core.augment.PatchRandom;
import org.amaes.core.augment.PatchSeed;

/**
 * The order in which an epoch visits the scans, each once: a shuffle that depends on seed and epoch only.
 *
 * <p>Remembers the last epoch asked for; safe for several threads.
 */
final class EpochOrder {

    private final int entries;
    private volatile Shuffled last;

    private record Shuffled(long seed, int epoch, int[] order) {
    }

    EpochOrder(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("There is no scan to sample from");
        }
        this.entries = entries;
    }

    /**
     * The scan at a place of an epoch. Places beyond the last scan go on into a second round, shuffled
     * anew.
     */
    int entry(long seed, int epoch, int index) {
        int round = index / entries;
        if (round > 0) {
            return shuffle(seed, epoch, round)[index % entries];
        }
        Shuffled now = last;
        if (now == null || now.seed != seed || now.epoch != epoch) {
            now = new Shuffled(seed, epoch, shuffle(seed, epoch, 0));
            last = now;
        }
        return now.order[index];
    }

    private int[] shuffle(long seed, int epoch, int round) {
        PatchRandom random = new PatchSeed(seed, epoch, round).random(PatchSeed.Choice.ORDER);
        int[] order = new int[entries];
        for (int i = 0; i < entries; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
