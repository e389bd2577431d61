package org.amaes.core.augment;

/**
 * The random numbers of a field of noise, one for each of very many voxels: blocks of 2048
 * 32-bit numbers, each block a function of a key and its own place alone.
 *
 * <p>SplitMix64: word w of the key is the finaliser of key + (w + 1) · γ, and gives two numbers. No word
 * waits for the one before, so many are made at once. Equal keys give equal numbers on every machine.
 * Holds its own memory: for one thread. Source: G. Steele, D. Lea and C. Flood, "Fast splittable
 * pseudorandom number generators", 2014.
 */
final class RandomWords {

    /** Rows of a block. */
    static final int ROWS = 8;

    /** Numbers of a row. */
    static final int WIDTH = 256;

    /** Numbers of a block. */
    static final int NUMBERS = ROWS * WIDTH;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final long[] STEPS = new long[WIDTH];

    static {
        for (int w = 0; w < STEPS.length; w++) {
            STEPS[w] = (w + 1) * GOLDEN;
        }
    }

    private final long[] words = new long[WIDTH];

    /** Writes the numbers of one block (0, 1, … of a key): a row of the words' low halves, one of their high halves, and so on. */
    void fill(long key, int block, int[][] rows) {
        for (int row = 0; row < ROWS; row += 2) {
            mix(key + ((long) block * ROWS + row) / 2 * WIDTH * GOLDEN, STEPS, words);
            low(words, rows[row]);
            high(words, rows[row + 1]);
        }
    }

    private static void mix(long start, long[] steps, long[] words) {
        for (int w = 0; w < words.length; w++) {
            long z = start + steps[w];
            long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
            long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
            words[w] = b ^ b >>> 31;
        }
    }

    private static void low(long[] words, int[] into) {
        for (int w = 0; w < into.length; w++) {
            into[w] = (int) words[w];
        }
    }

    private static void high(long[] words, int[] into) {
        for (int w = 0; w < into.length; w++) {
            into[w] = (int) (words[w] >>> 32);
        }
    }
}
