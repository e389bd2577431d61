package org.amaes.core.curve;

/**
 * Numbers over the course of a run: the n-th one with its step and its time. A value that is not a number is a
 * gap, as where a loss diverged.
 *
 * <p>What a {@link GrowingCurve} held at one moment; it does not change while that one grows, although both share
 * their memory. Least and greatest values of any stretch are found in the time of its logarithm.
 */
public final class Curve {

    /** Values under one value of the next coarser level. */
    static final int FAN = 8;
    private static final int SHIFT = 3;

    /** A curve without values. */
    public static final Curve EMPTY = new GrowingCurve().now();

    private final int size;
    private final double[] steps;
    private final double[] seconds;
    private final double[] values;
    private final double[][] least;
    private final double[][] greatest;
    private final int[] gaps;
    private final int gapCount;
    private final Object lineage;

    Curve(int size, double[] steps, double[] seconds, double[] values, double[][] least, double[][] greatest, int[] gaps, int gapCount,
            Object lineage) {
        this.size = size;
        this.steps = steps;
        this.seconds = seconds;
        this.values = values;
        this.least = least;
        this.greatest = greatest;
        this.gaps = gaps;
        this.gapCount = gapCount;
        this.lineage = lineage;
    }

    /** How many values there are, gaps included. */
    public int size() {
        return size;
    }

    /** Whether there is nothing yet. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Updates done at the n-th value. */
    public long step(int index) {
        return (long) steps[index];
    }

    /** Seconds the run had been worked on at the n-th value. */
    public double seconds(int index) {
        return seconds[index];
    }

    /** The n-th value; NaN in a gap. */
    public double value(int index) {
        return values[index];
    }

    /** The newest value that is a number, or NaN. */
    public double latest() {
        for (int index = size - 1; index >= 0; index--) {
            if (!Double.isNaN(values[index])) {
                return values[index];
            }
        }
        return Double.NaN;
    }

    /** The index of the newest value at a step or before it; -1 if all are later. */
    public int indexAtStep(long step) {
        return firstAbove(steps, step) - 1;
    }

    /** How many values lie before x or at it, on an axis. */
    public int countUpTo(Scale scale, double x) {
        return firstAbove(scale.axis() == Axis.TIME ? seconds : steps, scale.raw(x));
    }

    /** Where the n-th value lies on an axis. */
    public double x(Scale scale, int index) {
        return scale.x(scale.axis() == Axis.TIME ? seconds[index] : steps[index]);
    }

    private int firstAbove(double[] sorted, double limit) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] > limit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * The least and the greatest number of a stretch.
     *
     * @param from first index
     * @param to index after the last
     * @param into gets both; infinities the wrong way round where there is no number
     */
    public void extremes(int from, int to, double[] into) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[] lows = values;
        double[] highs = values;
        int start = Math.max(0, from);
        int end = Math.min(size, to);
        // whole blocks are looked up one level coarser; what sticks out on either side is looked at here
        for (int level = 0; start < end; level++) {
            for (; start < end && start % FAN != 0; start++) {
                low = lows[start] < low ? lows[start] : low;
                high = highs[start] > high ? highs[start] : high;
            }
            for (; start < end && end % FAN != 0; end--) {
                low = lows[end - 1] < low ? lows[end - 1] : low;
                high = highs[end - 1] > high ? highs[end - 1] : high;
            }
            start >>= SHIFT;
            end >>= SHIFT;
            if (start < end) {
                lows = least[level];
                highs = greatest[level];
            }
        }
        into[0] = low;
        into[1] = high;
    }

    /** Whether a stretch has a gap. */
    public boolean hasGap(int from, int to) {
        int first = firstGap(from);
        return first < gapCount && gaps[first] < to;
    }

    /** The index of the first gap at or after an index; -1 if there is none. */
    public int gapFrom(int from) {
        int first = firstGap(from);
        return first < gapCount ? gaps[first] : -1;
    }

    private int firstGap(int from) {
        int low = 0;
        int high = gapCount;
        while (low < high) {
            int middle = low + high >>> 1;
            if (gaps[middle] >= from) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether this is a curve as it was earlier or later, with nothing taken back in between. */
    boolean continues(Curve earlier) {
        return lineage == earlier.lineage && size >= earlier.size;
    }
}
