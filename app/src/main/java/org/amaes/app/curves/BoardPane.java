package org.amaes.app.curves;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;
import org.amaes.core.plot.Board;
import org.amaes.core.plot.Chart;

/** The plots of the runs on one board: losses and scores above, the others below; or one of them alone. */
final class BoardPane extends Region {

    private static final double GAP = 8;
    private static final double UPPER = 0.6;

    private final CurvesViewModel model;
    private final Map<Chart, CurveView> views = new EnumMap<>(Chart.class);
    private Chart alone;

    BoardPane(CurvesViewModel model) {
        this.model = model;
        setId("curve-board");
        getStyleClass().add("curve-board");
        setMinSize(320, 290);
        setPrefSize(820, 460);
        for (Chart chart : Chart.values()) {
            CurveView view = new CurveView(chart, model);
            view.onAlone(() -> {
                alone = alone == null ? chart : null;
                requestLayout();
            });
            views.put(chart, view);
            getChildren().add(view);
        }
        model.shown().addListener((_, _, _) -> requestLayout());
    }

    /** The view of a plot. */
    CurveView view(Chart chart) {
        return views.get(chart);
    }

    /** Whether all plots are up to date. */
    boolean isSettled() {
        return views.values().stream().allMatch(CurveView::isSettled);
    }

    @Override
    protected void layoutChildren() {
        List<Chart> charts = Board.charts(model.shown().get());
        if (alone != null && !charts.contains(alone)) {
            alone = null;
        }
        List<Chart> shown = alone == null ? charts : List.of(alone);
        views.forEach((chart, view) -> view.setVisible(shown.contains(chart)));
        List<Chart> upper = shown.stream().filter(chart -> alone != null || chart == Chart.LOSS || chart == Chart.DICE).toList();
        List<Chart> lower = shown.stream().filter(chart -> !upper.contains(chart)).toList();
        double upperHeight = lower.isEmpty() ? getHeight() : Math.floor(getHeight() * UPPER);
        row(upper, 0, upperHeight - (lower.isEmpty() ? 0 : GAP));
        row(lower, upperHeight, getHeight() - upperHeight);
    }

    private void row(List<Chart> charts, double top, double height) {
        double each = Math.floor((getWidth() - GAP * (charts.size() - 1)) / Math.max(1, charts.size()));
        for (int i = 0; i < charts.size(); i++) {
            views.get(charts.get(i)).resizeRelocate(i * (each + GAP), top, each, height);
        }
    }
}
