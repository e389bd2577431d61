package org.amaes.core.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import org.amaes.core.volume.Shape;

/**
 * Several masks that together hide every token exactly once, so that a whole patch is predicted from its
 * surroundings and no voxel is ever predicted from itself.
 */
public final class MaskSeries {

    private MaskSeries() {
    }

    /**
     * Deals the tokens of a patch out to masks of (as nearly as possible) equal size, at random.
     *
     * @param masks how many, at least 2: each hides 1 / masks of the tokens
     */
    public static List<TokenMask> covering(Shape patch, int token, int masks, RandomGenerator random) {
        if (masks < 2) {
            throw new IllegalArgumentException("A network sees nothing if one mask hides everything; take at least 2, not " + masks);
        }
        List<TokenMask.Builder> builders = new ArrayList<>();
        for (int i = 0; i < masks; i++) {
            builders.add(TokenMask.builder(patch, token));
        }
        int tokens = builders.getFirst().tokens();
        int[] order = new int[tokens];
        for (int i = 0; i < tokens; i++) { // Fisher-Yates, built up
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        for (int i = 0; i < tokens; i++) {
            builders.get(i % masks).hide(order[i]);
        }
        return builders.stream().map(TokenMask.Builder::build).toList();
    }

    /** How many masks hide a share close to a network's own mask ratio: 2 for 0.6, 3 for 0.3. */
    public static int count(double ratio) {
        return (int) Math.max(2, Math.min(8, Math.rint(1 / Math.max(ratio, 0.01))));
    }
}
