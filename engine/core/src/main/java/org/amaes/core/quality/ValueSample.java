package org.amaes.core.quality;

import java.util.Arrays;

import org.amaes.core.volume.Volume;

/**
 * Up to {@value #MOST} values of a volume, evenly spread over its memory and sorted: enough for quantiles
 * and a threshold. Values that are no numbers are left out.
 *
 * @param sorted ascending
 */
record ValueSample(float[] sorted) {

    private static final int MOST = 1 << 18;
    private static final int BINS = 256;

    static ValueSample of(Volume volume) {
        float[] data = volume.data();
        // An odd step does not fall into step with the rows, whose lengths are mostly even.
        int step = Math.max(1, (data.length + MOST - 1) / MOST) | 1;
        float[] taken = new float[(data.length + step - 1) / step];
        int count = 0;
        for (int i = 0; i < data.length; i += step) {
            if (Float.isFinite(data[i])) {
                taken[count++] = data[i];
            }
        }
        float[] sorted = Arrays.copyOf(taken, count);
        Arrays.sort(sorted);
        return new ValueSample(sorted);
    }

    /** The value below which a share of the sample lies. */
    float quantile(double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** The share of the sample that equals its smallest value. */
    double shareOfMinimum() {
        int count = 0;
        while (count < sorted.length && sorted[count] == sorted[0]) {
            count++;
        }
        return (double) count / sorted.length;
    }

    /** The middle of all values above a threshold; the threshold where there is none. */
    float medianAbove(float threshold) {
        int first = firstAbove(threshold);
        return first == sorted.length ? threshold : sorted[first + (sorted.length - first) / 2];
    }

    private int firstAbove(float threshold) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > threshold) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The threshold that parts the values into two groups which differ most (Otsu 1979), the brightest half percent taken as one. */
    float otsu() {
        float low = sorted[0];
        float high = quantile(0.995);
        if (!(high > low)) {
            return low;
        }
        long[] counts = new long[BINS];
        for (float value : sorted) {
            counts[Math.min(BINS - 1, (int) ((value - low) / (high - low) * BINS))]++;
        }
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += bin * (double) counts[bin];
        }
        double sumBelow = 0;
        long below = 0;
        double best = -1;
        int split = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
            below += counts[bin];
            sumBelow += bin * (double) counts[bin];
            long above = sorted.length - below;
            if (below > 0 && above > 0) {
                double difference = sumBelow / below - (sum - sumBelow) / above;
                double between = (double) below * above * difference * difference;
                if (between > best) {
                    best = between;
                    split = bin;
                }
            }
        }
        return low + (split + 1) * (high - low) / BINS;
    }
}
