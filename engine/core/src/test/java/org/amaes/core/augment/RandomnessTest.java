package org.amaes.core.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.amaes.core.augment.PatchSeed.Choice;

class RandomnessTest {

    // computed independently from the published definitions of SplitMix64 and xoshiro256++
    private static final long FIRST = 2453835186717225208L;
    private static final long SECOND = 2318980295381189194L;

    @Test
    void aSeedMeansTheSameNumbersForEver() {
        PatchRandom random = new PatchSeed(42, 3, 17).random(Choice.GAMMA, 1);
        long[] first = {random.nextLong(), random.nextLong()};
        PatchRandom again = new PatchSeed(42, 3, 17).random(Choice.GAMMA, 1);
        assertEquals(first[0], again.nextLong());
        assertEquals(first[1], again.nextLong());
        // the very numbers: changing them would change what every recorded seed means
        assertEquals(FIRST, first[0]);
        assertEquals(SECOND, first[1]);
    }

    @Test
    void everyChoiceOfEveryPatchHasNumbersOfItsOwn() {
        Set<Long> seen = new HashSet<>();
        int count = 0;
        for (long seed = 0; seed < 5; seed++) {
            for (int epoch = 0; epoch < 5; epoch++) {
                for (int index = 0; index < 20; index++) {
                    for (Choice choice : Choice.values()) {
                        for (int channel = 0; channel < 2; channel++) {
                            seen.add(new PatchSeed(seed, epoch, index).random(choice, channel).nextLong());
                            count++;
                        }
                    }
                }
            }
        }
        assertEquals(count, seen.size());
    }

    @Test
    void boundedNumbersAreUniform() {
        PatchRandom random = new PatchRandom(1);
        int[] counts = new int[7];
        int draws = 70_000;
        for (int i = 0; i < draws; i++) {
            counts[random.nextInt(7)]++;
        }
        for (int count : counts) {
            assertEquals(draws / 7.0, count, 4 * Math.sqrt(draws * (1 / 7.0) * (6 / 7.0)));
        }
    }

    @Test
    void gaussianNoiseHasTheMomentsAndTailsOfTheNormalDistribution() {
        float[] noise = gaussian(11, 500);
        int n = noise.length;
        double[] moment = new double[5];
        double[] edges = {-3.7, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 3.7};
        double[] below = {1.0780e-4, 1.349898e-3, 0.02275013, 0.15865525, 0.30853754, 0.5, 0.69146246, 0.84134475, 0.97724987, 0.998650102, 1 - 1.0780e-4};
        int[] counts = new int[edges.length];
        for (float x : noise) {
            for (int power = 1; power <= 4; power++) {
                moment[power] += Math.pow(x, power);
            }
            for (int e = 0; e < edges.length; e++) {
                counts[e] += x < edges[e] ? 1 : 0;
            }
        }
        assertEquals(0, moment[1] / n, 4 / Math.sqrt(n));
        assertEquals(1, moment[2] / n, 4 * Math.sqrt(2.0 / n));
        assertEquals(0, moment[3] / n, 4 * Math.sqrt(15.0 / n));
        assertEquals(3, moment[4] / n, 4 * Math.sqrt(96.0 / n));
        for (int e = 0; e < edges.length; e++) {
            assertEquals(below[e], (double) counts[e] / n, 4 * Math.sqrt(below[e] * (1 - below[e]) / n), "below " + edges[e]);
        }
    }

    @Test
    void neighbouringGaussianNumbersAreUncorrelated() {
        float[] noise = gaussian(12, 200);
        int n = noise.length;
        for (int lag = 1; lag <= 3; lag++) {
            double sum = 0;
            double absolute = 0;
            for (int i = lag; i < n; i++) {
                sum += noise[i] * noise[i - lag];
                absolute += (Math.abs(noise[i]) - Math.sqrt(2 / Math.PI)) * (Math.abs(noise[i - lag]) - Math.sqrt(2 / Math.PI));
            }
            assertEquals(0, sum / n, 4 / Math.sqrt(n));
            assertEquals(0, absolute / n, 4 * (1 - 2 / Math.PI) / Math.sqrt(n));
        }
        assertTrue(noise[0] != noise[1]);
        assertNotEquals(0, noise[2]);
    }

    private static float[] gaussian(long key, int blocks) {
        GaussianNoise gaussian = new GaussianNoise();
        float[] noise = new float[blocks * GaussianNoise.BLOCK];
        float[] block = new float[GaussianNoise.BLOCK];
        for (int b = 0; b < blocks; b++) {
            gaussian.fill(key, b, block);
            System.arraycopy(block, 0, noise, b * block.length, block.length);
        }
        return noise;
    }

    @Test
    void aBlockOfNoiseIsTheSameWhateverWasDrawnBefore() {
        float[] all = gaussian(13, 3);
        float[] third = new float[GaussianNoise.BLOCK];
        new GaussianNoise().fill(13, 2, third);
        assertArrayEquals(Arrays.copyOfRange(all, 2 * third.length, all.length), third);
    }

    @Test
    void theNumbersOfAFieldOfNoiseAreSplitMixWordsInHalves() {
        int[][] numbers = new int[RandomWords.ROWS][RandomWords.WIDTH];
        new RandomWords().fill(7, 1, numbers);
        long word = PatchRandom.mix(7 + (RandomWords.NUMBERS / 2 + 1) * 0x9e3779b97f4a7c15L);
        assertEquals((int) word, numbers[0][0]);
        assertEquals((int) (word >>> 32), numbers[1][0]);
        long last = PatchRandom.mix(7 + RandomWords.NUMBERS * 0x9e3779b97f4a7c15L);
        assertEquals((int) last, numbers[6][255]);
        assertEquals((int) (last >>> 32), numbers[7][255]);
    }

    @Test
    void theInverseOfTheNormalDistributionIsExactToAMillionthAndItsBranchesMeet() {
        // u and the normal quantile of (1 + u) / 2, computed in higher precision elsewhere
        double[][] known = {{0.25, 0.318639363964375}, {0.5, 0.674489750196082}, {0.9, 1.644853626951473},
            {0.989, 2.542698819399045}, {0.991, 2.612054141229282}, {0.9999, 3.890591886413115}, {0.999999, 4.891638475671085}};
        for (double[] pair : known) {
            int number = (int) Math.floor(pair[0] * 0x1p31);
            assertEquals(pair[1], GaussianNoise.inverse(number), 2e-6, "u = " + pair[0]);
            assertEquals(-pair[1], GaussianNoise.inverse(-number - 1), 2e-6, "u = -" + pair[0]);
        }
        assertTrue(GaussianNoise.inverse(Integer.MAX_VALUE) < 6.4 && GaussianNoise.inverse(Integer.MIN_VALUE) > -6.4);
    }
}
