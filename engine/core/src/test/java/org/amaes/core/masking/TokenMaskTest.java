package org.amaes.core.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import org.amaes.core.masking.Masking.Rule;
import org.amaes.core.volume.Shape;

class TokenMaskTest {

    @Test
    void theExactRuleMasks19661Of32768TokensAt128() {
        TokenMask mask = Masking.standard().draw(new SplittableRandom(1), Shape.cube(128));
        assertEquals(32_768, mask.tokens());
        assertEquals(19_661, mask.count());
        assertEquals(19_661L * 64, mask.hiddenVoxels());
    }

    @Test
    void theExactRuleRoundsTheVisibleTokensDown() {
        assertEquals(5, new Masking(1, 0.6, Rule.EXACT_COUNT).exactCount(8)); // 8 − ⌊3.2⌋
        assertEquals(0, new Masking(1, 0, Rule.EXACT_COUNT).exactCount(8));
        assertEquals(8, new Masking(1, 1, Rule.EXACT_COUNT).exactCount(8));
    }

    @Test
    void underTheExactRuleEveryTokenIsEquallyLikely() {
        int[] hits = new int[27];
        SplittableRandom random = new SplittableRandom(5);
        int draws = 20_000;
        Masking masking = new Masking(2, 0.6, Rule.EXACT_COUNT);
        for (int i = 0; i < draws; i++) {
            TokenMask mask = masking.draw(random, Shape.cube(6));
            assertEquals(17, mask.count());
            for (int token = 0; token < 27; token++) {
                hits[token] += mask.isHidden(token) ? 1 : 0;
            }
        }
        double p = 17.0 / 27;
        double error = Math.sqrt(p * (1 - p) / draws);
        for (int token = 0; token < 27; token++) {
            assertEquals(p, (double) hits[token] / draws, 4 * error, "token " + token);
        }
    }

    @Test
    void underTheBernoulliRuleTheCountVariesAsBinomial() {
        Masking masking = new Masking(2, 0.6, Rule.BERNOULLI);
        SplittableRandom random = new SplittableRandom(6);
        int draws = 5_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            int count = masking.draw(random, Shape.cube(8)).count();
            sum += count;
            squares += (double) count * count;
        }
        double mean = sum / draws;
        double variance = squares / draws - mean * mean;
        assertEquals(64 * 0.6, mean, 4 * Math.sqrt(64 * 0.24 / draws));
        assertEquals(64 * 0.24, variance, 4 * 64 * 0.24 * Math.sqrt(2.0 / draws));
    }

    @Test
    void hiddenVoxelsBecomeZeroAndTheLastTokenIsCutAtTheFace() {
        Shape patch = new Shape(3, 1, 5); // tokens of 2: 2 × 1 × 3, the last of x and z cut
        boolean[] hidden = {false, false, true, true, false, false};
        TokenMask mask = TokenMask.of(patch, 2, hidden);
        float[] voxels = new float[15];
        Arrays.fill(voxels, 1);
        mask.apply(voxels);
        assertArrayEquals(new float[] {
            1, 1, 1, 1, 0,
            1, 1, 1, 1, 0,
            0, 0, 1, 1, 1}, voxels);
        assertEquals(4, mask.hiddenVoxels());
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0}, mask.voxelMask());
        byte[] marks = new byte[15];
        java.util.Arrays.fill(marks, (byte) 7); // what an earlier mask left
        mask.mark(marks);
        assertArrayEquals(new byte[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0}, marks);
        assertEquals(3, mask.tokenOf(2, 0, 1));
    }

    @Test
    void aPersonCanHideAndShowSingleTokens() {
        TokenMask empty = TokenMask.of(Shape.cube(8), 4, new boolean[8]);
        TokenMask one = empty.with(5, true);
        assertTrue(one.isHidden(5));
        assertFalse(empty.isHidden(5));
        assertEquals(1, one.count());
        assertNotEquals(empty, one);
        assertEquals(empty, one.with(5, false));
        assertThrows(IllegalArgumentException.class, () -> empty.with(8, true));
        assertThrows(IllegalArgumentException.class, () -> TokenMask.of(Shape.cube(8), 4, new boolean[7]));
    }

    @Test
    void equalSeedsGiveEqualMasks() {
        Masking masking = Masking.standard();
        assertEquals(masking.draw(new SplittableRandom(9), Shape.cube(32)), masking.draw(new SplittableRandom(9), Shape.cube(32)));
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Masking(0, 0.6, Rule.BERNOULLI));
        assertThrows(IllegalArgumentException.class, () -> new Masking(4, 1.2, Rule.BERNOULLI));
        assertThrows(IllegalArgumentException.class, () -> new Masking(4, Double.NaN, Rule.EXACT_COUNT));
    }
}
