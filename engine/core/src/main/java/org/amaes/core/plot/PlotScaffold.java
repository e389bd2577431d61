package org.amaes.core.plot;

import java.util.List;
import org.amaes.core.curve.Axis;
import org.amaes.core.plot.Sketch.Anchor;
import org.amaes.core.plot.Sketch.Pen;

/** What stands about the lines of a plot: title, grid, numbers and words at the axes. */
record PlotScaffold(PlotFrame frame, PlotColors colors, Sketch on) {

    private static final double TICK_WIDTH = 64;
    private static final double TICK_HEIGHT = 34;

    void draw() {
        Plot plot = frame.plot();
        on.text(plot.title() + (plot.logarithmic() ? ", logarithmic" : ""), frame.x() - 38, frame.y() - 11, PlotFrame.TITLE, Anchor.START, colors.text());
        if (plot.isEmpty()) {
            return; // numbers at the axes would be invented
        }
        legend();
        values();
        places();
    }

    /** What the lines are, beside the title, where there is room for all of them. */
    private void legend() {
        List<PlotLine> lines = frame.plot().lines();
        double room = frame.width() + 38 - on.widthOf(frame.plot().title() + ", logarithmic", PlotFrame.TITLE) - 16;
        double needed = lines.stream().mapToDouble(line -> PlotPainter.legendWidth(line, on)).sum();
        if (lines.size() > 1 && needed <= room) {
            PlotPainter.legend(lines, frame.x() + frame.width() - needed, frame.y() - 23, needed + 1, colors, on);
        }
    }

    private void values() {
        int most = (int) Math.clamp(frame.height() / TICK_HEIGHT, 2, 10);
        double[] ticks = frame.plot().logarithmic() ? Ticks.logarithmic(frame.up().low(), frame.up().high(), most)
                : Ticks.linear(frame.up().low(), frame.up().high(), most);
        double step = !frame.plot().logarithmic() && ticks.length > 1 ? ticks[1] - ticks[0] : 0;
        for (double tick : ticks) {
            double py = Math.round(frame.py(tick)) + 0.5;
            horizontal(py);
            on.text(Ticks.words(tick, step), frame.x() - 7, py + 4, PlotFrame.LETTERS, Anchor.END, colors.quiet());
        }
        horizontal(Math.round(frame.y() + frame.height()) + 0.5);
    }

    private void horizontal(double py) {
        on.line(new double[] {frame.x(), frame.x() + frame.width()}, new double[] {py, py}, 2, new Pen(colors.grid(), 1));
    }

    private void places() {
        // hours are shown as minutes or seconds where they are few; their round numbers are those of that unit
        TimeUnitWords unit = frame.plot().axis() == Axis.TIME ? TimeUnitWords.of(frame.plot().across().high()) : TimeUnitWords.NONE;
        double low = frame.plot().across().low() * unit.perHour();
        double high = frame.plot().across().high() * unit.perHour();
        double[] ticks = Ticks.linear(low, high, (int) Math.clamp(frame.width() / TICK_WIDTH, 2, 12));
        double step = ticks.length > 1 ? ticks[1] - ticks[0] : 0;
        double bottom = frame.y() + frame.height();
        for (double tick : ticks) {
            double px = Math.round(frame.px(tick / unit.perHour())) + 0.5;
            on.line(new double[] {px, px}, new double[] {frame.y(), bottom}, 2, new Pen(PlotColors.veiled(colors.grid(), 0.6), 1));
            on.text(Ticks.words(tick, step), px, bottom + 15, PlotFrame.LETTERS, Anchor.MIDDLE, colors.quiet());
        }
        on.text(frame.plot().axis().words() + unit.suffix(), frame.x() + frame.width() / 2, bottom + 29, PlotFrame.LETTERS, Anchor.MIDDLE, colors.quiet());
    }

    /** How time is written. */
    private enum TimeUnitWords {
        NONE(1, ""), HOURS(1, " (h)"), MINUTES(60, " (min)"), SECONDS(3600, " (s)");

        private final double perHour;
        private final String suffix;

        TimeUnitWords(double perHour, String suffix) {
            this.perHour = perHour;
            this.suffix = suffix;
        }

        static TimeUnitWords of(double hours) {
            return hours > 2 ? HOURS : hours > 2.0 / 60 ? MINUTES : SECONDS;
        }

        double perHour() {
            return perHour;
        }

        String suffix() {
            return suffix;
        }
    }
}
