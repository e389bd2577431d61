package org.amaes.core.augment;

/**
 * The smallest and the largest value of a patch: the range that every effect's result is clipped to.
 *
 * @param smallest the minimum
 * @param largest the maximum
 */
record Extremes(float smallest, float largest) {

    /** The range of the first {@code count} values. */
    static Extremes of(float[] values, int count) {
        float low = values[0];
        float high = values[0];
        for (int i = 1; i < count; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        return new Extremes(low, high);
    }

    /** The distance between the two. */
    float width() {
        return largest - smallest;
    }

    /** Clips the first {@code count} values. */
    void clip(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.min(Math.max(values[i], smallest), largest);
        }
    }

    /** Lowers the first {@code count} values by {@code lift} and clips them. */
    void clip(float[] values, float lift, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.min(Math.max(values[i] - lift, smallest), largest);
        }
    }
}
