package org.amaes.app.curves;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The runs that lie over one another: what the lines of each look like, how it stands, its newest values, and whether it is on show. */
final class RunLegend extends ScrollPane {

    private final CurvesViewModel model;
    private final VBox rows = new VBox(2);
    private final List<Runnable> undo = new ArrayList<>();

    RunLegend(CurvesViewModel model) {
        this.model = model;
        setId("run-legend");
        getStyleClass().add("run-legend");
        rows.setFillWidth(true);
        setContent(rows);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(250);
        setMinWidth(180);
        refresh();
    }

    /** Shows the runs that the model watches by now. */
    void refresh() {
        undo.forEach(Runnable::run);
        undo.clear();
        rows.getChildren().setAll(model.all().get().stream().map(this::row).toList());
        boolean several = rows.getChildren().size() > 1;
        setVisible(several);
        setManaged(several);
    }

    private VBox row(FollowedRun run) {
        LineSample sample = new LineSample(model.style(run));
        CheckBox shown = new CheckBox(run.name());
        shown.setSelected(model.isShown(run));
        shown.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        shown.setTooltip(new Tooltip(run.path().toString()));
        shown.selectedProperty().addListener((_, _, on) -> model.show(run, on));
        HBox head = new HBox(8, sample, shown);
        head.setAlignment(Pos.CENTER_LEFT);
        Label words = new Label();
        words.getStyleClass().add("run-legend-words");
        words.setWrapText(true);
        VBox row = new VBox(2, head, words);
        row.getStyleClass().add("run-legend-row");
        Runnable tell = () -> {
            RunNow now = run.now().get();
            String latest = RunWords.latest(now.course());
            words.setText(now.mood().word() + (latest.isEmpty() ? "" : ", " + latest));
            shown.setAccessibleText(RunWords.spoken(run) + " Its lines are " + model.style(run).words() + ".");
        };
        ChangeListener<RunNow> listener = (_, _, _) -> tell.run();
        run.now().addListener(listener);
        undo.add(() -> run.now().removeListener(listener));
        tell.run();
        return row;
    }
}
