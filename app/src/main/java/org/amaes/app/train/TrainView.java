package org.amaes.app.train;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.amaes.app.curves.RunPanel;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.train.form.RunFormView;
import org.amaes.app.train.list.RunDetailView;
import org.amaes.app.train.list.RunListView;
import org.amaes.app.train.list.RunRow;
import org.amaes.core.order.TrainingOrder.Kind;

/** The place: the runs above, the chosen one below; or the form for a new one. */
final class TrainView extends StackPane {

    private final Training models;
    private final Choosers choosers;
    private final BorderPane runs = new BorderPane();
    private final RunFormView form;
    private final RunListView list;
    private final RunPanel panel;
    private final TextField filter = new TextField();
    private final SplitPane split;
    private final VBox empty;

    TrainView(Jobs jobs, Training models, Choosers choosers) {
        this.models = models;
        this.choosers = choosers;
        getStyleClass().add("train");
        getStylesheets().add(Objects.requireNonNull(TrainView.class.getResource("train.css")).toExternalForm());
        list = new RunListView(models.list());
        form = new RunFormView(models.form(), choosers, models.list().rows(), this::showRuns, this::showRuns);
        panel = new RunPanel(jobs, models.notifications(), choosers, list.chosenRuns());
        split = new SplitPane(list, new RunDetailView(models.list(), models.actions(), this::duplicate, this::finetune, panel));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.34);
        empty = empty();
        runs.setTop(bar());
        runs.setCenter(split);
        getChildren().addAll(runs, form);
        models.list().rows().addListener((ListChangeListener<RunRow>) _ -> fill());
        fill();
        showRuns();
    }

    private HBox bar() {
        Label title = new Label("Runs");
        title.getStyleClass().add("train-name");
        filter.setId("run-filter");
        filter.setPromptText("Filter: name, state, network, data");
        filter.setAccessibleText("Filter the runs by name, state, network or data");
        filter.setPrefWidth(240);
        models.list().filter().bind(filter.textProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(10, title, filter, space, button("add-runs", "Add runs …", this::addRuns),
                button("new-finetuning", "Fine-tune …", () -> newRun(Kind.FINETUNE)), button("new-pretraining", "Pretrain …", () -> newRun(Kind.PRETRAIN)));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("train-bar");
        return bar;
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private VBox empty() {
        Label title = new Label("No runs yet");
        title.getStyleClass().add("train-empty-title");
        Label words = new Label("Pretrain a network on prepared scans without outlines, then fine-tune it on twenty outlined ones. "
                + "Runs started from a terminal appear here, too: add their folder.");
        words.setWrapText(true);
        words.setMaxWidth(480);
        words.setTextAlignment(TextAlignment.CENTER);
        words.getStyleClass().add("amaes-quiet");
        Button first = button("empty-pretrain", "Pretrain …", () -> newRun(Kind.PRETRAIN));
        first.getStyleClass().add("train-first");
        HBox buttons = new HBox(10, first, button("empty-finetune", "Fine-tune …", () -> newRun(Kind.FINETUNE)),
                button("empty-add", "Add runs …", this::addRuns));
        buttons.setAlignment(Pos.CENTER);
        VBox box = new VBox(14, title, words, buttons);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("train-empty");
        return box;
    }

    private void fill() {
        boolean nothing = models.list().rows().isEmpty() && filter.getText().isBlank();
        runs.setCenter(nothing ? empty : split);
    }

    private void addRuns() {
        choosers.folder("Choose a run, or a folder that holds runs").ifPresent(models.list()::watch);
    }

    /** Shows the runs. */
    void showRuns() {
        form.setVisible(false);
        runs.setVisible(true);
    }

    /** Shows a fresh form. */
    void newRun(Kind kind) {
        RunRow like = models.list().chosen().get();
        Optional<Path> data = like == null || like.data().isEmpty() ? Optional.empty() : Optional.of(Path.of(like.data()));
        models.form().fresh(kind, data, models.runsFolder());
        showForm();
    }

    private void finetune(RunRow row) {
        newRun(Kind.FINETUNE);
        models.form().set("checkpoint", row.path().toString());
    }

    private void duplicate(RunRow row) {
        models.duplicate(row, this::showForm);
    }

    private void showForm() {
        form.refresh();
        runs.setVisible(false);
        form.setVisible(true);
    }

    /** Whether nothing is under way that will still change the picture. */
    boolean isSettled() {
        return models.list().isSettled() && (form.isVisible() ? form.isSettled() : panel.isSettled());
    }
}
