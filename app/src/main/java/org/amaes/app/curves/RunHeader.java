package org.amaes.app.curves;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;

/** How one run stands: name, a word with a symbol, how far it is, and what to do where it does not go on. */
final class RunHeader extends VBox {

    private final Label name = new Label();
    private final Label mood = new Label();
    private final Label figures = new Label();
    private final Label progress = new Label();
    private final Label advice = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final ChangeListener<RunNow> onTold = (_, _, _) -> refresh();
    private FollowedRun run;

    RunHeader() {
        super(4);
        setId("run-header");
        getStyleClass().add("run-header");
        name.getStyleClass().add("run-name");
        name.setMinWidth(60);
        mood.getStyleClass().add("run-mood");
        mood.setId("run-mood");
        mood.setMinWidth(Region.USE_PREF_SIZE);
        figures.getStyleClass().add("amaes-quiet");
        figures.setId("run-figures");
        progress.setId("run-progress");
        advice.setId("run-advice");
        advice.getStyleClass().add("run-advice");
        advice.setWrapText(true);
        advice.setMinHeight(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setId("run-bar");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(12, name, mood, space, figures);
        head.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(head, bar, progress, advice);
    }

    /** Tells about a run, or about none. */
    void show(Optional<FollowedRun> next) {
        if (run != null) {
            run.now().removeListener(onTold);
        }
        run = next.orElse(null);
        if (run != null) {
            run.now().addListener(onTold);
        }
        refresh();
    }

    private void refresh() {
        setVisible(run != null);
        setManaged(run != null);
        if (run == null) {
            return;
        }
        RunNow now = run.now().get();
        name.setText(run.name());
        mood.setText(now.mood().word());
        mood.setGraphic(new IconView(icon(now.mood()), 14));
        getStyleClass().removeIf(style -> style.startsWith("mood-"));
        getStyleClass().add("mood-" + now.mood().name().toLowerCase(Locale.ROOT));
        figures.setText(RunWords.latest(now.course()));
        progress.setText(RunWords.progress(now));
        shown(progress, !progress.getText().isEmpty());
        bar.setProgress(Double.isNaN(now.course().share()) ? 0 : now.course().share());
        bar.setAccessibleText("Progress of " + run.name());
        advice.setText(RunWords.advice(now));
        shown(advice, !advice.getText().isEmpty());
        setAccessibleText(RunWords.spoken(run));
    }

    private static void shown(Label label, boolean on) {
        label.setVisible(on);
        label.setManaged(on);
    }

    static Icon icon(RunNow.Mood mood) {
        return switch (mood) {
            case READING, NEW -> Icon.INFORMATION;
            case PAUSED -> Icon.PAUSE;
            case STOPPED -> Icon.STOP;
            case RUNNING -> Icon.START;
            case FINISHED -> Icon.DONE;
            case DIVERGED, FAILED, DIED, UNREADABLE -> Icon.PROBLEM;
        };
    }
}
