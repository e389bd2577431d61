package org.amaes.core.plot;

import java.util.Arrays;
import java.util.List;
import org.amaes.core.curve.Curve;
import org.amaes.core.curve.Trace;
import org.amaes.core.plot.Sketch.Anchor;
import org.amaes.core.plot.Sketch.Mark;
import org.amaes.core.plot.Sketch.Pen;

/**
 * Draws plots: ghosts of noisy values as bands, lines over them, a cross where a value is no number, then what
 * somebody points at. What it costs depends on the size of the picture and hardly on the number of values.
 *
 * <p>Holds memory that is used again. Not thread-safe.
 */
public final class PlotPainter {

    private static final double GHOST = 0.22;
    /** Widths of the columns that lines and ghosts are thinned to: a ghost is there to be seen through, and needs no single value. */
    private static final double LINE_COLUMN = 1;
    private static final double GHOST_COLUMN = 2;
    private static final double STRONG = 1.8;
    private static final double THIN = 1.2;
    private static final double MARK_RADIUS = 3.6;
    private static final double MARK_DISTANCE = 150;
    private static final int MARKED_VALUES = 60;
    private static final double CROSS_DISTANCE = 9;

    private final Trace trace = new Trace();
    private double[] xs = new double[64];
    private double[] ys = new double[64];
    private double[] lower = new double[64];

    /**
     * Draws a plot where its frame lies.
     *
     * @param readOut whether what is pointed at is also told in numbers
     */
    public void draw(PlotFrame frame, PlotColors colors, boolean readOut, Sketch on) {
        new PlotScaffold(frame, colors, on).draw();
        Plot plot = frame.plot();
        on.clip(frame.x(), frame.y(), frame.width(), frame.height());
        for (PlotLine line : plot.lines().reversed()) {
            if (line.isSmoothed()) {
                ghost(frame, line, PlotColors.veiled(colors.of(line.style()), GHOST), on);
            }
        }
        for (PlotLine line : plot.lines().reversed()) {
            line(frame, line, colors.of(line.style()), on);
        }
        for (PlotLine line : plot.lines().reversed()) { // over all lines
            if (line.sparse() || plot.isShared()) {
                marks(frame, line, colors.of(line.style()), on);
            }
            if (line.faults()) {
                crosses(frame, line, colors.bad(), on);
            }
        }
        on.unclip();
        new PlotPointers(frame, colors, on).draw(readOut);
        if (plot.isEmpty()) {
            on.text("Nothing yet", frame.x() + frame.width() / 2, frame.y() + frame.height() / 2, PlotFrame.LETTERS, Anchor.MIDDLE, colors.quiet());
        }
    }

    private void thin(PlotFrame frame, Curve curve, PlotLine line, double column) {
        trace.follow(curve, line.scale(), frame.plot().across().low(), frame.plot().across().high(), Math.max(1, (int) (frame.width() / column)));
    }

    private void ghost(PlotFrame frame, PlotLine line, int color, Sketch on) {
        thin(frame, line.raw(), line, GHOST_COLUMN);
        if (!trace.isBand()) {
            strokes(frame, new Pen(color, THIN), on);
            return;
        }
        int columns = trace.columns();
        reserve(columns);
        for (int i = 0; i < columns; i++) {
            xs[i] = frame.px(trace.column(i));
            ys[i] = inside(frame, trace.high(i)) - 0.5;
            lower[i] = inside(frame, trace.low(i)) + 0.5;
        }
        on.band(xs, ys, lower, columns, color);
    }

    /** A place of the picture a little beyond its edges at most, so that nothing overflows. */
    private static double inside(PlotFrame frame, double value) {
        double py = frame.py(value);
        return Double.isNaN(py) ? frame.y() + frame.height() + 20 : Math.clamp(py, frame.y() - 20, frame.y() + frame.height() + 20);
    }

    private void line(PlotFrame frame, PlotLine line, int color, Sketch on) {
        thin(frame, line.shown(), line, LINE_COLUMN);
        strokes(frame, new Pen(color, line.sparse() ? THIN : STRONG, line.style().dash()), on);
    }

    private void strokes(PlotFrame frame, Pen pen, Sketch on) {
        reserve(trace.size());
        int points = 0;
        for (int i = 0; i < trace.size(); i++) {
            double value = trace.y(i);
            if (Double.isNaN(value) || frame.plot().logarithmic() && value <= 0) {
                stroke(points, pen, on);
                points = 0;
            } else {
                xs[points] = Math.clamp(frame.px(trace.x(i)), frame.x() - 5_000, frame.x() + frame.width() + 5_000);
                ys[points++] = Math.clamp(frame.py(value), frame.y() - 5_000, frame.y() + frame.height() + 5_000);
            }
        }
        stroke(points, pen, on);
    }

    private void stroke(int points, Pen pen, Sketch on) {
        if (points > 1) {
            on.curve(xs, ys, points, pen);
        } else if (points == 1) {
            on.disc(xs[0], ys[0], pen.width(), pen.color());
        }
    }

    /** Marks at each of few values, else now and then, where a line is told from the others without its colour. */
    private void marks(PlotFrame frame, PlotLine line, int color, Sketch on) {
        thin(frame, line.shown(), line, LINE_COLUMN);
        boolean each = line.sparse() && trace.size() <= MARKED_VALUES;
        double next = frame.x() + 20 + line.style().number() * 37 % MARK_DISTANCE;
        for (int i = 0; i < trace.size(); i++) {
            double px = frame.px(trace.x(i));
            double py = Double.isNaN(trace.y(i)) ? Double.NaN : frame.py(trace.y(i));
            if (!Double.isNaN(py) && (each || px >= next)) {
                on.mark(line.style().mark(), px, py, MARK_RADIUS, color);
                while (next <= px) {
                    next += MARK_DISTANCE;
                }
            }
        }
    }

    /** A cross at the lower edge where values are no numbers, and no two of them closer than they can be told apart. */
    private static void crosses(PlotFrame frame, PlotLine line, int color, Sketch on) {
        Curve curve = line.raw();
        int from = curve.countUpTo(line.scale(), frame.plot().across().low());
        for (int gap = curve.gapFrom(from); gap >= 0;) {
            double px = frame.px(curve.x(line.scale(), gap));
            if (px > frame.x() + frame.width()) {
                return;
            }
            on.mark(Mark.CROSS, Math.clamp(px, frame.x() + 5, frame.x() + frame.width() - 5), frame.y() + frame.height() - 7, 4.5, color);
            gap = curve.gapFrom(Math.max(gap + 1, curve.countUpTo(line.scale(), frame.across(px + CROSS_DISTANCE))));
        }
    }

    private void reserve(int points) {
        if (xs.length < points) {
            xs = Arrays.copyOf(xs, points);
            ys = Arrays.copyOf(ys, points);
            lower = Arrays.copyOf(lower, points);
        }
    }

    /** Draws what the lines of plots look like, in a row or in several. */
    public static void legend(List<PlotLine> lines, double x, double y, double width, PlotColors colors, Sketch on) {
        double left = x;
        double middle = y + 8;
        for (PlotLine line : lines) {
            double needed = legendWidth(line, on);
            if (left > x && left + needed > x + width) {
                left = x;
                middle += 18;
            }
            int color = colors.of(line.style());
            on.line(new double[] {left, left + 26}, new double[] {middle, middle}, 2, new Pen(color, STRONG, line.style().dash()));
            on.mark(line.style().mark(), left + 13, middle, MARK_RADIUS, color);
            on.text(line.name(), left + 32, middle + 4, PlotFrame.LETTERS, Anchor.START, colors.text());
            left += needed;
        }
    }

    static double legendWidth(PlotLine line, Sketch on) {
        return 46 + on.widthOf(line.name(), PlotFrame.LETTERS);
    }
}
