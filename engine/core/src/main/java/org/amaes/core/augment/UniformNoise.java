package org.amaes.core.augment;

/** Independent uniform numbers in (−1, 1), never at the ends, in steps of 2⁻²³. Holds its own memory: for one thread. */
final class UniformNoise {

    /** Numbers of a block. */
    static final int BLOCK = RandomWords.NUMBERS;

    private final RandomWords words = new RandomWords();
    private final int[][] numbers = new int[RandomWords.ROWS][RandomWords.WIDTH];
    private final float[] row = new float[RandomWords.WIDTH];

    /** Writes {@link #BLOCK} numbers: block 0, 1, … of a key. */
    void fill(long key, int block, float[] into) {
        words.fill(key, block, numbers);
        for (int r = 0; r < RandomWords.ROWS; r++) {
            spread(numbers[r], row);
            System.arraycopy(row, 0, into, r * RandomWords.WIDTH, RandomWords.WIDTH);
        }
    }

    private static void spread(int[] numbers, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = ((numbers[i] >> 8) + 0.5f) * 0x1p-23f;
        }
    }
}
