package org.amaes.app.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;

/** The line at the foot of the window: what is under way, with a way to end it, and what the program is for. */
final class StatusBar extends HBox {

    private static final Duration PULL = Duration.millis(100);

    private final Jobs jobs;
    private final Label words = new Label("Ready");
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button();
    private final HBox work = new HBox(8, bar, cancel);
    /** Pulls the progress while there is any, and rests otherwise. */
    private final Timeline pull = new Timeline(new KeyFrame(PULL, _ -> tell()));

    StatusBar(Jobs jobs) {
        this.jobs = jobs;
        getStyleClass().add("amaes-status");
        words.setId("status");
        words.setMinWidth(0);
        cancel.setId("cancel-job");
        cancel.setGraphic(new IconView(Icon.CLOSE, 12));
        cancel.getStyleClass().add("amaes-flat");
        cancel.setAccessibleText("Cancel this work");
        cancel.setTooltip(new Tooltip("Cancel"));
        cancel.setOnAction(_ -> jobs.running().stream().findFirst().ifPresent(Job::cancel));
        work.setAlignment(Pos.CENTER_LEFT);
        work.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label notice = new Label(Product.NOTICE);
        notice.setId("notice");
        notice.getStyleClass().add("amaes-quiet");
        notice.setMinWidth(0);
        getChildren().addAll(work, words, space, notice);
        pull.setCycleCount(Animation.INDEFINITE);
        jobs.running().addListener((ListChangeListener<Job>) _ -> jobsChanged());
        jobsChanged();
    }

    private void jobsChanged() {
        boolean busy = !jobs.running().isEmpty();
        work.setVisible(busy);
        work.setManaged(busy);
        if (busy) {
            pull.play();
        } else {
            pull.stop();
        }
        tell();
    }

    private void tell() {
        if (jobs.running().isEmpty()) {
            words.setText("Ready");
            return;
        }
        Job job = jobs.running().getFirst();
        double share = job.share();
        bar.setProgress(Double.isNaN(share) ? ProgressBar.INDETERMINATE_PROGRESS : share);
        int more = jobs.running().size() - 1;
        words.setText(job.title() + (job.words().isEmpty() ? "" : "  ·  " + job.words())
                + (Double.isNaN(share) ? "" : "  ·  " + Math.round(share * 100) + " %") + (more == 0 ? "" : "  ·  " + more + " more"));
    }
}
