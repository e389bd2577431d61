package org.amaes.core.preprocess;

import java.util.SplittableRandom;

import org.amaes.core.volume.LabelMap;

/**
 * Foreground voxels to draw patches around: all voxels with a label other than 0 where there are at most
 * {@value #MOST}, else {@value #MOST} of them drawn uniformly without replacement.
 *
 * <p>So drawing an entry uniformly draws a foreground voxel uniformly: exactly in the first case, from a
 * fixed uniform subset in the second. The subset depends on nothing but the labels and the seed.
 *
 * @param count how many foreground voxels there are
 * @param voxels ascending positions in memory (z fastest) of those kept
 */
record ForegroundSample(long count, int[] voxels) {

    static final int MOST = 10_000;

    static ForegroundSample of(LabelMap labels, long seed) {
        byte[] data = labels.data();
        int count = data.length - (int) labels.histogram()[0];
        int wanted = Math.min(count, MOST);
        int[] voxels = new int[wanted];
        SplittableRandom random = new SplittableRandom(seed);
        int taken = 0;
        int seen = 0;
        for (int voxel = 0; taken < wanted; voxel++) {
            // Selection sampling (Knuth, The Art of Computer Programming 2, algorithm 3.4.2 S).
            if (data[voxel] != 0 && random.nextInt(count - seen++) < wanted - taken) {
                voxels[taken++] = voxel;
            }
        }
        return new ForegroundSample(count, voxels);
    }
}
