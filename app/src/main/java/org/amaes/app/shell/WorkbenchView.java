package org.amaes.app.shell;

import java.io.File;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.amaes.app.icon.Icon;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notifications;
import org.amaes.app.place.Opener;
import org.amaes.app.place.Place;
import org.amaes.app.place.Question;

/** Everything within the window's frame: the rail, the place in front, the status bar, and over them notices and sheets. */
public final class WorkbenchView extends StackPane {

    private final Opener opener;
    private final Sheets sheets = new Sheets();
    private final StackPane front = new StackPane();
    private final Rail rail;

    public WorkbenchView(Navigation navigation, Jobs jobs, Notifications notifications, Opener opener, CommandList commands) {
        this.opener = opener;
        Palette palette = new Palette(sheets, commands::all);
        commands.own("Find a place, command or recent file …", Icon.SEARCH, "Shortcut+K", palette::toggle);
        commands.own("About " + Product.NAME, Icon.INFORMATION, "F1", new AboutSheet(sheets)::open);
        addEventFilter(KeyEvent.KEY_PRESSED, commands::press);
        getStyleClass().add("amaes-window");
        front.getStyleClass().add("amaes-place");
        front.setMinSize(0, 0);
        BorderPane frame = new BorderPane(front);
        rail = new Rail(navigation);
        frame.setLeft(rail);
        frame.setBottom(new StatusBar(jobs));
        ProblemSheet problems = new ProblemSheet(sheets);
        NoticeList notices = new NoticeList(notifications, problems::open);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        getChildren().addAll(frame, notices, sheets);
        navigation.front().addListener((_, _, place) -> show(place));
        if (navigation.front().get() != null) {
            show(navigation.front().get());
        }
        addEventFilter(DragEvent.DRAG_OVER, this::dragOver);
        addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
    }

    /** The layer for sheets over the window. */
    public Sheets sheets() {
        return sheets;
    }

    /** Puts a question to the person. */
    public void ask(Question question) {
        QuestionSheet.open(sheets, question);
    }

    private void show(Place place) {
        Node view = place.view();
        boolean fromRail = rail.isFocusWithin(); // whoever walks along the rail stays there
        front.getChildren().setAll(view);
        if (!fromRail && getScene() != null) {
            front.requestFocus();
        }
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            List<File> files = event.getDragboard().getFiles();
            event.setDropCompleted(true);
            event.consume();
            files.forEach(file -> opener.open(file.toPath()));
        }
    }
}
