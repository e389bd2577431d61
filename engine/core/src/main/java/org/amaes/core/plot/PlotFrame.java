package org.amaes.core.plot;

/**
 * How a plot lies in a picture: the place of its lines between title, axes and edges, and from values to places
 * and back.
 *
 * @param plot what is shown
 * @param x left edge of the lines
 * @param y upper edge of the lines
 * @param width of the lines
 * @param height of the lines
 * @param up the part of the values that is on show; of a logarithmic plot both ends are positive
 */
public record PlotFrame(Plot plot, double x, double y, double width, double height, Stretch up) {

    static final double LETTERS = 11;
    static final double TITLE = 13;
    private static final double LEFT = 48;
    private static final double RIGHT = 20;
    private static final double TOP = 26;
    private static final double BOTTOM = 34;
    /** Free space above and below the lines, as a share of their height. */
    private static final double AIR = 0.06;

    /** How a plot lies in a rectangle of a picture. */
    public static PlotFrame of(Plot plot, double x, double y, double width, double height) {
        return new PlotFrame(plot, x + LEFT, y + TOP, Math.max(1, width - LEFT - RIGHT), Math.max(1, height - TOP - BOTTOM),
                plot.up().orElseGet(() -> needed(plot)));
    }

    private static Stretch needed(Plot plot) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[] pair = new double[2];
        for (PlotLine line : plot.lines()) {
            int from = Math.max(0, line.raw().countUpTo(line.scale(), plot.across().low()) - 1);
            int to = line.raw().countUpTo(line.scale(), plot.across().high());
            line.raw().extremes(from, to, pair);
            low = Math.min(low, plot.logarithmic() && pair[0] <= 0 ? leastPositive(line, from, to) : pair[0]);
            high = Math.max(high, pair[1]);
        }
        return withAir(plot, low, high);
    }

    private static double leastPositive(PlotLine line, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        for (int index = from; index < to; index++) {
            double value = line.raw().value(index);
            least = value > 0 && value < least ? value : least;
        }
        return least;
    }

    private static Stretch withAir(Plot plot, double least, double greatest) {
        if (!(least <= greatest) || plot.logarithmic() && greatest <= 0) {
            return plot.logarithmic() ? new Stretch(0.1, 1) : Stretch.UNIT;
        }
        if (plot.logarithmic()) {
            double air = Math.max(Math.pow(greatest / least, AIR), 1.02);
            return new Stretch(least / air, greatest * air);
        }
        double low = plot.fromZero() ? Math.min(0, least) : least;
        double air = greatest > low ? (greatest - low) * AIR : Math.max(Math.abs(greatest) * AIR, 1e-12);
        return new Stretch(plot.fromZero() && low == 0 ? 0 : low - air, greatest + air);
    }

    /** Where a place of the axis lies in the picture. */
    public double px(double place) {
        return x + (place - plot.across().low()) / plot.across().length() * width;
    }

    /** Where a value lies in the picture; NaN where it has no logarithm. */
    public double py(double value) {
        if (!plot.logarithmic()) {
            return y + height - (value - up.low()) / up.length() * height;
        }
        if (value <= 0) {
            return Double.NaN;
        }
        return y + height - Math.log(value / up.low()) / Math.log(up.high() / up.low()) * height;
    }

    /** The place of the axis at a place of the picture. */
    public double across(double px) {
        return plot.across().low() + (px - x) / width * plot.across().length();
    }

    /** The value at a place of the picture. */
    public double value(double py) {
        double share = (y + height - py) / height;
        return plot.logarithmic() ? up.low() * Math.pow(up.high() / up.low(), share) : up.low() + share * up.length();
    }

    /** Whether a place of the picture is among the lines. */
    public boolean contains(double px, double py) {
        return px >= x && px <= x + width && py >= y && py <= y + height;
    }
}
