package org.amaes.core.preprocess;

/**
 * The intensity scale of one cropped volume: its minimum m becomes 0, a high quantile q becomes 1 and
 * brighter voxels stay at 1: y = (min(x, q) − m) / (q − m) (SPEC section 2.3).
 *
 * @param minimum m, the smallest value
 * @param ceiling q, the quantile of the voxels that differ from m; above m
 */
record Normalisation(float minimum, float ceiling) {

    private static final int HALF_BITS = 16;
    private static final int BINS = 1 << HALF_BITS;

    /**
     * The scale of the given values, which are finite.
     *
     * @param quantile between 0 and 1, interpolated linearly between neighbouring values
     * @throws IllegalArgumentException if all values are equal
     */
    static Normalisation of(float[] values, double quantile) {
        float minimum = Float.POSITIVE_INFINITY;
        for (float value : values) {
            minimum = Math.min(minimum, value);
        }
        int[] high = new int[BINS];
        int count = 0;
        for (float value : values) {
            if (value != minimum) {
                high[key(value) >>> HALF_BITS]++;
                count++;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("All voxels have the value " + minimum);
        }
        double rank = (count - 1) * quantile;
        int below = (int) Math.floor(rank);
        double lower = select(values, minimum, high, below);
        double upper = rank == below ? lower : select(values, minimum, high, below + 1);
        return new Normalisation(minimum, (float) (lower + (upper - lower) * (rank - below)));
    }

    /** The value of the given rank (0 = smallest) among those that differ from the minimum, in two counting passes. */
    private static float select(float[] values, float minimum, int[] high, int rank) {
        int top = 0;
        int left = rank;
        while (left >= high[top]) {
            left -= high[top++];
        }
        int[] low = new int[BINS];
        for (float value : values) {
            int key = key(value);
            if (key >>> HALF_BITS == top && value != minimum) {
                low[key & (BINS - 1)]++;
            }
        }
        int bottom = 0;
        while (left >= low[bottom]) {
            left -= low[bottom++];
        }
        return value(top << HALF_BITS | bottom);
    }

    /** An unsigned number that orders as the floats do. */
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f); // −0 becomes 0
        return bits < 0 ? ~bits : bits | 0x8000_0000;
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key & 0x7fff_ffff : ~key);
    }

    /** Rescales values in place. */
    void apply(float[] values) {
        float range = ceiling - minimum;
        for (int i = 0; i < values.length; i++) {
            values[i] = (Math.min(values[i], ceiling) - minimum) / range;
        }
    }
}
