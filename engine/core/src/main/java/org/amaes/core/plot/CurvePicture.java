package org.amaes.core.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.amaes.core.plot.Sketch.Anchor;

/** All plots of runs on one page, as it is taken away: title, plots, what the lines are, and what the page is not for. */
public final class CurvePicture {

    private static final double MARGIN = 20;
    private static final double HEAD = 44;
    private static final double FOOT = 54;
    private static final double GAP = 12;
    /** The share of the height that the upper row gets where there are two. */
    private static final double UPPER = 0.58;

    private final List<ShownRun> runs;
    private final Look look;
    private final Board board = new Board();

    /** A page of runs, all that they told and not only what is on show in a window. */
    public CurvePicture(List<ShownRun> runs, Look look) {
        this.runs = List.copyOf(runs);
        this.look = look;
    }

    /** Draws the page on white. */
    public void draw(Sketch on, double width, double height) {
        PlotColors colors = PlotColors.PAPER;
        on.rectangle(0, 0, width, height, colors.ground());
        on.text(title(), MARGIN, 30, 17, Anchor.START, colors.text());
        PlotPainter painter = new PlotPainter();
        frames(width, height).forEach((chart, frame) -> painter.draw(frame, colors, false, on));
        List<PlotLine> names = legendLines();
        PlotPainter.legend(names, MARGIN, height - FOOT + 6, width - 2 * MARGIN, colors, on);
        on.text("AMAES Workbench. Research use only, not a medical device.", width - MARGIN, height - 10, PlotFrame.LETTERS, Anchor.END, colors.quiet());
    }

    /** What the page shows, for its title. */
    public String title() {
        return runs.isEmpty() ? "No run" : runs.size() == 1 ? runs.getFirst().name() : runs.size() + " runs";
    }

    private Map<Chart, PlotFrame> frames(double width, double height) {
        List<Chart> charts = Board.charts(runs);
        List<Chart> upper = charts.stream().filter(chart -> chart == Chart.LOSS || chart == Chart.DICE).toList();
        List<Chart> lower = charts.stream().filter(chart -> !upper.contains(chart)).toList();
        double room = height - HEAD - FOOT;
        double upperHeight = lower.isEmpty() ? room : room * UPPER;
        Map<Chart, PlotFrame> frames = new LinkedHashMap<>();
        row(upper, HEAD, width, upperHeight - GAP, frames);
        row(lower, HEAD + upperHeight, width, room - upperHeight, frames);
        return frames;
    }

    private void row(List<Chart> charts, double top, double width, double height, Map<Chart, PlotFrame> frames) {
        double each = charts.isEmpty() ? 0 : (width - 2 * MARGIN - GAP * (charts.size() - 1)) / charts.size();
        for (int i = 0; i < charts.size(); i++) {
            frames.put(charts.get(i), PlotFrame.of(board.plot(charts.get(i), runs, look), MARGIN + i * (each + GAP), top, each, height));
        }
    }

    /** Of one run the lines of its plots of losses and scores, of several the runs. */
    private List<PlotLine> legendLines() {
        List<PlotLine> losses = board.plot(Chart.LOSS, runs, look).lines();
        if (runs.size() != 1) {
            return losses.stream().filter(line -> !line.sparse()).toList();
        }
        List<PlotLine> lines = new java.util.ArrayList<>(losses.reversed());
        lines.addAll(board.plot(Chart.DICE, runs, look).lines());
        return lines;
    }
}
