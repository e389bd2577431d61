package org.amaes.app.explore;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.pipeline.PipelineView;
import org.amaes.app.place.Gradual;
import org.controlsfx.control.SegmentedButton;

/** The place: the pipeline editor on the left, the stages in the middle, more to look at below. */
final class ExploreView extends BorderPane {

    private static final double EDITOR_WIDTH = 360;

    /** What is shown below the stages. */
    private enum Below {
        SAMPLES(140), INSETS(160), XRAY(262), NOTHING(0);

        private final double height;

        Below(double height) {
            this.height = height;
        }
    }

    private final Exploring models;
    private final StageGrid stages;
    private final PipelineView editor;
    private final SampleStripView samples;
    private final StackPane below;
    private final Jobs jobs;
    private final Gradual growing = new Gradual(this);
    private InsetsView insets;
    private XrayView xray;
    private final SegmentedButton chooser;

    ExploreView(Jobs jobs, Exploring models, Choosers choosers) {
        this.models = models;
        this.jobs = jobs;
        getStyleClass().add("explore");
        editor = new PipelineView(models.pipeline(), choosers);
        editor.setPrefWidth(EDITOR_WIDTH);
        editor.setMinWidth(EDITOR_WIDTH);
        editor.setMaxWidth(EDITOR_WIDTH);
        stages = new StageGrid(models, new NetworkHint(models, choosers));
        samples = new SampleStripView(models);
        below = new StackPane(samples);
        below.setAlignment(Pos.TOP_LEFT);
        chooser = Controls.segments("below", List.of(Below.values()), ExploreView::words, this::below);
        HBox chooserLine = Controls.group(chooser);
        chooserLine.getStyleClass().add("explore-chooser");
        StackPane middle = new StackPane(stages, empty(choosers));
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox bars = new VBox();
        bars.getStyleClass().add("explore-bars");
        VBox centre = new VBox(bars, middle, chooserLine, below);
        centre.setMinWidth(0);
        setCenter(centre);
        growing.then(() -> bars.getChildren().add(new PatchBar(models, choosers, stages)));
        growing.then(() -> bars.getChildren().add(new MaskBar(models, choosers, stages)));
        growing.then(() -> setLeft(editor));
        below(Below.SAMPLES);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private static String words(Below below) {
        return switch (below) {
            case SAMPLES -> "12 samples";
            case INSETS -> "Histogram and k-space";
            case XRAY -> "Reversal X-ray";
            case NOTHING -> "Hide";
        };
    }

    private void below(Below chosen) {
        Controls.select(chooser, chosen);
        samples.setVisible(chosen == Below.SAMPLES);
        if (chosen == Below.INSETS && insets == null) {
            insets = new InsetsView(jobs, models);
            below.getChildren().add(insets);
        }
        if (chosen == Below.XRAY && xray == null) {
            xray = new XrayView(models.xray());
            below.getChildren().add(xray);
        }
        if (insets != null) {
            insets.setVisible(chosen == Below.INSETS);
        }
        if (xray != null) {
            xray.setVisible(chosen == Below.XRAY);
        }
        below.setPrefHeight(chosen.height);
        below.setMinHeight(chosen.height);
        Controls.shownWhile(below, chosen != Below.NOTHING);
    }

    /** Shows the reversal X-ray. */
    void showXray() {
        below(Below.XRAY);
    }

    private VBox empty(Choosers choosers) {
        Label title = new Label("See what the method does to one scan");
        title.getStyleClass().add("explore-empty-title");
        Label words = new Label();
        words.setWrapText(true);
        words.setMaxWidth(460);
        words.getStyleClass().add("amaes-quiet");
        words.textProperty().bind(models.scans().waiting().map(waiting -> waiting.isEmpty()
                ? "Drop a NIfTI scan here or open one. Or try it on a head that nobody owns: a small network begins to learn to redraw it while you watch." : waiting));
        Button open = new Button("Open a scan …");
        open.setOnAction(_ -> choosers.open("Open a scan", Choosers.Filter.SCANS).ifPresent(models.scans()::open));
        Button attempt = new Button("Try it on a generated head");
        attempt.setId("explore-try");
        attempt.setDefaultButton(true);
        attempt.setOnAction(_ -> models.tryIt());
        HBox buttons = new HBox(10, attempt, open);
        buttons.setAlignment(Pos.CENTER);
        VBox box = new VBox(14, title, words, buttons);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("explore-empty");
        models.explore().shown().addListener((_, _, now) -> Controls.shownWhile(box, now == null));
        return box;
    }

    /** Undo and redo: strokes while painting by hand, else the pipeline; N and Shift+N step the seed. */
    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof javafx.scene.control.TextInputControl;
        if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !typing) {
            boolean painting = models.explore().choice().get().manner() == PatchChoice.Manner.PAINTED;
            if (event.isShiftDown()) {
                if (painting && models.painting().canRedo()) {
                    models.painting().redo();
                } else {
                    models.pipeline().redo();
                }
            } else if (painting && models.painting().canUndo()) {
                models.painting().undo();
            } else {
                models.pipeline().undo();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.N && !typing && !event.isShortcutDown() && !event.isAltDown()) {
            models.explore().step(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
    }

    /** Whether nothing is under way that will still change the picture. */
    boolean isSettled() {
        return !models.explore().working().get() && !models.redraw().working().get() && !models.samples().isWorking() && (insets == null || insets.isSettled())
                && growing.isDone() && editor.isSettled()
                && models.scans().waiting().get().isEmpty() && !models.xray().working().get() && stages.isSettled();
    }

    /** The stages, for tests. */
    StageGrid stages() {
        return stages;
    }
}
