package org.amaes.core.curve;

import java.util.Arrays;

/**
 * A curve thinned to the columns of a picture: for every column its least and its greatest value, found without
 * looking at all values in between, so that a hundred thousand values are drawn as fast as a thousand. Where there
 * are few values they are all there.
 *
 * <p>Holds memory that is used again for the next curve. Not thread-safe.
 */
public final class Trace {

    /** Where a column holds more values than this, they are thinned. */
    private static final int FEW = 2;

    private double[] x = new double[0];
    private double[] y = new double[0];
    private int size;
    private double[] column = new double[0];
    private double[] low = new double[0];
    private double[] high = new double[0];
    private int columns;
    private final double[] pair = new double[2];

    /**
     * Thins a curve.
     *
     * @param scale how it lies on the axis
     * @param left where the picture begins on the axis
     * @param right where it ends, beyond its beginning
     * @param width columns of the picture
     */
    public void follow(Curve curve, Scale scale, double left, double right, int width) {
        // a value more on either side, so that the line comes in from beyond the picture
        int from = Math.max(0, curve.countUpTo(scale, left) - 1);
        int to = Math.min(curve.size(), curve.countUpTo(scale, right) + 1);
        size = 0;
        columns = 0;
        if (to - from <= (long) FEW * width) {
            every(curve, scale, from, to);
        } else {
            thinned(curve, scale, left, right, width);
        }
    }

    private void every(Curve curve, Scale scale, int from, int to) {
        reserve(to - from);
        for (int index = from; index < to; index++) {
            put(curve.x(scale, index), curve.value(index));
        }
    }

    private void thinned(Curve curve, Scale scale, double left, double right, int width) {
        reserve(3 * width);
        if (column.length < width) {
            column = new double[width];
            low = new double[width];
            high = new double[width];
        }
        double step = (right - left) / width;
        int start = Math.max(0, curve.countUpTo(scale, left) - 1);
        for (int i = 0; i < width && start < curve.size(); i++) {
            int end = i == width - 1 ? curve.countUpTo(scale, right) : curve.countUpTo(scale, left + (i + 1) * step);
            if (end > start) {
                add(curve, left + (i + 0.5) * step, start, end);
                start = end;
            }
        }
    }

    private void add(Curve curve, double middle, int start, int end) {
        curve.extremes(start, end, pair);
        if (pair[0] <= pair[1]) {
            column[columns] = middle;
            low[columns] = pair[0];
            high[columns++] = pair[1];
            boolean falls = curve.value(end - 1) < curve.value(start);
            put(middle, falls ? pair[1] : pair[0]);
            if (pair[1] > pair[0]) {
                put(middle, falls ? pair[0] : pair[1]);
            }
        }
        if (curve.hasGap(start, end)) {
            put(middle, Double.NaN);
        }
    }

    private void reserve(int most) {
        if (x.length < most) {
            x = Arrays.copyOf(x, most);
            y = Arrays.copyOf(y, most);
        }
    }

    private void put(double place, double value) {
        x[size] = place;
        y[size++] = value;
    }

    /** Points of the line, from left to right. */
    public int size() {
        return size;
    }

    /** Where the n-th point lies on the axis. */
    public double x(int point) {
        return x[point];
    }

    /** The value of the n-th point; NaN where the line is broken. */
    public double y(int point) {
        return y[point];
    }

    /** Whether values were left out, so that there is a band from {@link #low} to {@link #high}. */
    public boolean isBand() {
        return columns > 0;
    }

    /** Columns of the band that hold values. */
    public int columns() {
        return columns;
    }

    /** The middle of the n-th column of the band, on the axis. */
    public double column(int index) {
        return column[index];
    }

    /** The least value of the n-th column of the band. */
    public double low(int index) {
        return low[index];
    }

    /** The greatest value of the n-th column of the band. */
    public double high(int index) {
        return high[index];
    }
}
