package org.amaes.app.data;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Preparing: where to, how, how far; below, what was left out and why. */
final class PrepareBar extends VBox {

    private final PrepareViewModel model;
    private final Label where = new Label();
    private final Button begin = new Button("Prepare");
    private final Button pause = new Button("Pause");
    private final Button stop = new Button("Stop");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = new Label();
    private final ListView<String> problems = new ListView<>();
    private final Label problemsTitle = new Label();

    PrepareBar(PrepareViewModel model) {
        this.model = model;
        getStyleClass().add("data-prepare");
        setSpacing(8);
        problems.setItems(model.problems());
        problems.setId("data-problems");
        problems.setAccessibleText("Scans that were left out, and why");
        problems.setPrefHeight(96);
        problems.getStyleClass().add("data-problem-list");
        getChildren().addAll(settings(), progress(), problemsTitle, problems);
        model.state().addListener((_, _, state) -> show(state));
        model.store().addListener((_, _, _) -> show(model.state().get()));
        show(model.state().get());
    }

    private Node settings() {
        Button choose = new Button("Where to …");
        choose.setId("data-where");
        choose.setOnAction(_ -> model.chooseStore());
        where.setMinWidth(0);
        where.setTooltip(new Tooltip("The folder for the prepared scans. The originals are never changed."));
        TextField spacing = new TextField();
        spacing.textProperty().bindBidirectional(model.spacing());
        spacing.setPrefColumnCount(4);
        spacing.setAccessibleText("Voxel size in millimetres, or native");
        spacing.setTooltip(new Tooltip("Voxel size in mm (the paper: 1), or native"));
        CheckBox pretraining = new CheckBox("For pretraining");
        pretraining.setId("data-pretraining");
        pretraining.selectedProperty().bindBidirectional(model.forPretraining());
        pretraining.setTooltip(new Tooltip("Each image by itself, without outlines, as the paper pretrains"));
        begin.setId("data-begin");
        begin.getStyleClass().add("data-begin");
        begin.setOnAction(_ -> model.begin());
        pause.setId("data-pause");
        pause.setOnAction(_ -> {
            if (model.isBusy()) {
                model.pause();
            } else {
                model.resume();
            }
        });
        stop.setId("data-stop");
        stop.setOnAction(_ -> model.stop());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label title = new Label("Prepare");
        title.getStyleClass().add("amaes-row-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label size = new Label("Voxels of");
        Label unit = new Label("mm");
        for (Region fixed : new Region[] {choose, spacing, pretraining, begin, pause, stop, size, unit}) {
            fixed.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox line = new HBox(10, title, choose, where, space, size, spacing, unit, pretraining, begin, pause, stop);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node progress() {
        bar.setPrefWidth(220);
        bar.setAccessibleText("How many scans are done");
        words.setId("data-words");
        words.setMinWidth(0);
        HBox line = new HBox(10, bar, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(line.visibleProperty());
        line.visibleProperty().bind(words.textProperty().isNotEmpty());
        return line;
    }

    private void show(PrepareState state) {
        where.setText(model.store().get() == null ? "no folder chosen yet" : model.store().get().toString());
        boolean working = state instanceof PrepareState.Working;
        begin.setDisable(working);
        begin.setText(state instanceof PrepareState.Ended ended && !ended.complete() ? "Go on" : "Prepare");
        pause.setDisable(!working);
        stop.setDisable(!working);
        pause.setText(state instanceof PrepareState.Working now && now.paused() ? "Resume" : "Pause");
        bar.setManaged(working);
        bar.setVisible(working);
        words.getStyleClass().remove("data-unusable");
        switch (state) {
            case PrepareState.Idle _ -> words.setText("");
            case PrepareState.Working(int done, int total, int leftOut, boolean paused, String scan) -> {
                bar.setProgress(total == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) done / total);
                words.setText(total == 0 ? "Listing the scans …" : (paused ? "Paused at " : "") + done + " of " + total + (leftOut == 0 ? "" : ", " + leftOut + " left out")
                        + (scan.isEmpty() ? "" : "  –  " + scan));
            }
            case PrepareState.Ended(String said, java.nio.file.Path store, boolean _) -> words.setText(said + "  " + store);
            case PrepareState.Failed(String why) -> {
                words.getStyleClass().add("data-unusable");
                words.setText(why);
            }
        }
        boolean any = !model.problems().isEmpty();
        problems.setVisible(any);
        problems.setManaged(any);
        problemsTitle.setVisible(any);
        problemsTitle.setManaged(any);
        problemsTitle.setText(model.problems().size() + (model.problems().size() == 1 ? " scan was left out:" : " scans were left out:"));
    }
}
