package org.amaes.app.predict;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.amaes.app.job.Job;

/** What is under way, how far it is, and how it ended; with a way to end it. */
final class StateCard extends VBox {

    private static final Duration PULL = Duration.millis(200);

    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button("Cancel");
    private final HBox line = new HBox(8, bar, cancel);
    private final Timeline pull = new Timeline(new KeyFrame(PULL, _ -> tell()));
    private String title = "";
    private Job job;

    /** @param id of its words, for tests */
    StateCard(String id, Runnable onCancel) {
        super(8);
        getStyleClass().add("predict-state");
        words.setId(id);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        cancel.setId(id + "-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.getStyleClass().add("predict-small");
        cancel.setOnAction(_ -> onCancel.run());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, line);
        pull.setCycleCount(Animation.INDEFINITE);
        say("", false);
    }

    /** Shows work that is under way. */
    void follow(String what, Job running) {
        title = what;
        job = running;
        getStyleClass().remove("predict-failed");
        show(line, true);
        show(this, true);
        pull.play();
        tell();
    }

    /** Says something; nothing is under way. */
    void say(String what, boolean failed) {
        job = null;
        pull.stop();
        getStyleClass().remove("predict-failed");
        if (failed) {
            getStyleClass().add("predict-failed");
        }
        words.setText(what);
        show(line, false);
        show(this, !what.isEmpty());
    }

    private void tell() {
        if (job == null) {
            return;
        }
        double share = job.share();
        bar.setProgress(Double.isNaN(share) ? ProgressBar.INDETERMINATE_PROGRESS : share);
        words.setText(title + (job.words().isEmpty() ? "" : ": " + job.words()));
    }

    private static void show(Region node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
