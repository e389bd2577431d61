package org.amaes.core.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.amaes.core.curve.Axis;
import org.amaes.core.plot.Sketch.Anchor;
import org.amaes.core.plot.Sketch.Pen;

/** What points into a plot: the marker that was pinned, and what all lines say where somebody points at. */
record PlotPointers(PlotFrame frame, PlotColors colors, Sketch on) {

    private static final double ROW = 16;
    private static final int MOST_ROWS = 12;

    void draw(boolean readOut) {
        frame.plot().pin().ifPresent(pin -> {
            double px = Math.round(frame.px(pin)) + 0.5;
            if (px >= frame.x() && px <= frame.x() + frame.width()) {
                on.line(new double[] {px, px}, new double[] {frame.y(), frame.y() + frame.height()}, 2, new Pen(colors.text(), 1.4));
                on.area(new double[] {px - 5, px + 5, px}, new double[] {frame.y() - 4, frame.y() - 4, frame.y() + 4}, 3, colors.text());
            }
        });
        frame.plot().hover().ifPresent(place -> hover(place, readOut));
    }

    private void hover(double place, boolean readOut) {
        double px = Math.round(frame.px(place)) + 0.5;
        List<Plot.Reading> readings = frame.plot().readings(place);
        if (px < frame.x() || px > frame.x() + frame.width() || readings.isEmpty()) {
            return;
        }
        on.line(new double[] {px, px}, new double[] {frame.y(), frame.y() + frame.height()}, 2, new Pen(colors.quiet(), 1, 3, 3));
        for (Plot.Reading reading : readings) {
            double py = Double.isNaN(reading.shown()) ? Double.NaN : frame.py(reading.shown());
            if (py >= frame.y() && py <= frame.y() + frame.height()) {
                on.disc(px, py, 3, colors.of(reading.line().style()));
            }
        }
        if (readOut) {
            box(px, place, readings);
        }
    }

    private void box(double px, double place, List<Plot.Reading> readings) {
        List<String> words = new ArrayList<>();
        int most = (int) Math.clamp((frame.height() - 12) / ROW - 2, 1, MOST_ROWS);
        for (Plot.Reading reading : readings.subList(0, Math.min(most, readings.size()))) {
            words.add(reading.line().name() + "  " + Ticks.measured(reading.shown())
                    + (reading.line().isSmoothed() && !Double.isNaN(reading.raw()) ? "  (" + Ticks.measured(reading.raw()) + ")" : ""));
        }
        if (readings.size() > most) {
            words.add("and " + (readings.size() - most) + " more");
        }
        String head = at(frame.plot().axis(), place);
        double width = 34 + Math.max(on.widthOf(head, PlotFrame.LETTERS) - 16, words.stream().mapToDouble(line -> on.widthOf(line, PlotFrame.LETTERS)).max().orElse(0));
        double height = ROW * (words.size() + 1) + 8;
        double left = px + 12 + width <= frame.x() + frame.width() ? px + 12 : Math.max(frame.x() - 40, px - 12 - width);
        double top = frame.y() + 4;
        on.rectangle(left, top, width, height, colors.grid());
        on.rectangle(left + 1, top + 1, width - 2, height - 2, colors.ground());
        on.text(head, left + 8, top + ROW - 1, PlotFrame.LETTERS, Anchor.START, colors.quiet());
        for (int row = 0; row < words.size(); row++) {
            double base = top + ROW * (row + 2) - 1;
            if (row < Math.min(most, readings.size())) {
                LineStyle style = readings.get(row).line().style();
                on.mark(style.mark(), left + 13, base - 4, 3.6, colors.of(style));
            }
            on.text(words.get(row), left + 24, base, PlotFrame.LETTERS, Anchor.START, colors.text());
        }
    }

    /** A place of an axis in words. */
    static String at(Axis axis, double place) {
        return switch (axis) {
            case STEP -> String.format(Locale.ROOT, "step %,d", Math.round(place));
            case EPOCH -> String.format(Locale.ROOT, "epoch %.2f", place);
            case TIME -> Durations.words(place * 3600);
        };
    }
}
