package org.amaes.app.curves;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notifications;
import org.amaes.app.timemachine.TimeMachineView;
import org.amaes.app.timemachine.TimeMachineViewModel;
import org.amaes.core.plot.Chart;

/**
 * Runs watched: how the first of them stands and how far it is, the curves of all of them over one another, and the
 * time machine over the first one's previews. Runs are read while the panel is in a window, and only then.
 */
public final class RunPanel extends BorderPane {

    private static final Duration LIVE = Duration.ofMillis(250);
    private static final Duration STILL = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final CurvesViewModel model;
    private final RunHeader header = new RunHeader();
    private final RunLegend legend;
    private final BoardPane board;
    private final TimeMachineViewModel time;
    private final TimeMachineView timeView;
    private final Label empty = new Label("Choose a run to see its curves, or several to lay them over one another.");
    private final VBox content = new VBox(8);
    private final ScrollPane scroll = new ScrollPane(content);
    private final Button table;
    private final Button picture;
    private boolean beating;

    /**
     * @param jobs reads runs beside the window's thread
     * @param notifications tells what went wrong
     * @param choosers asks where to write
     * @param runs run folders to show; the first is the one that is told about, the others lie over it
     */
    public RunPanel(Jobs jobs, Notifications notifications, Choosers choosers, ObservableList<Path> runs) {
        this.jobs = jobs;
        model = new CurvesViewModel(jobs, runs);
        legend = new RunLegend(model);
        board = new BoardPane(model);
        time = new TimeMachineViewModel(jobs);
        timeView = new TimeMachineView(time, this::figures);
        new TimeLink(model, time);
        setId("run-panel");
        getStyleClass().add("run-panel");
        getStylesheets().add(Objects.requireNonNull(RunPanel.class.getResource("curves.css")).toExternalForm());
        CurveFiles files = new CurveFiles(jobs, notifications, choosers);
        CurveBar bar = new CurveBar(model);
        table = bar.add("curve-csv", "CSV …", "Saves all values as a table", () -> files.table(model.shown().get()));
        picture = bar.add("curve-png", "Picture …", "Saves a picture of the curves, PNG or SVG", () -> files.picture(model.shown().get(), model.look().get()));
        bar.add("curve-report", "Report …", "Saves all about the first run on one page (HTML)", () -> model.first().ifPresent(run -> files.report(run.path())));
        HBox middle = new HBox(8, board, legend);
        HBox.setHgrow(board, Priority.ALWAYS);
        VBox.setVgrow(middle, Priority.ALWAYS);
        content.getChildren().addAll(header, bar, middle, timeView);
        content.setMinWidth(0);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true); // scrolls only where there is too little room for all
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        empty.getStyleClass().add("amaes-empty");
        empty.setWrapText(true);
        model.all().addListener((_, _, _) -> refresh());
        model.shown().addListener((_, _, _) -> buttons());
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                beat();
            }
        });
        refresh();
    }

    /** What is watched and how. */
    public CurvesViewModel model() {
        return model;
    }

    /** Which preview is on show. */
    public TimeMachineViewModel time() {
        return time;
    }

    private String figures(long step) {
        return model.first().map(run -> RunWords.at(run.now().get().course(), step)).orElse("");
    }

    /** The view of a plot; for tests. */
    CurveView view(Chart chart) {
        return board.view(chart);
    }

    /** Whether nothing is being read or drawn that will still change the picture; screenshots wait for it. */
    public boolean isSettled() {
        return model.isSettled() && board.isSettled() && timeView.isSettled();
    }

    private void refresh() {
        boolean none = model.all().get().isEmpty();
        setCenter(none ? empty : scroll);
        header.show(model.first());
        legend.refresh();
        buttons();
    }

    private void buttons() {
        boolean nothing = model.shown().get().stream().allMatch(run -> run.course().curves().isEmpty());
        table.setDisable(nothing);
        picture.setDisable(nothing);
    }

    /** Looks at the runs, and again after a while, as long as this panel is in a window. */
    private void beat() {
        if (!beating && getScene() != null) {
            beating = true;
            model.poll();
            Duration pause = model.isLive() ? LIVE : STILL;
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, jobs::onWindow).execute(() -> {
                beating = false;
                beat();
            });
        }
    }
}
