package org.amaes.app.predict;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.model.LibraryView;
import org.amaes.app.model.LibraryViewModel;
import org.amaes.app.notice.Notifications;
import org.amaes.app.place.Page;
import org.amaes.app.takeaway.TakeAwayMenu;
import org.amaes.core.WorkbenchException;
import org.amaes.viewer.paint.Painting;
import org.amaes.viewer.paintbox.PaintBar;
import org.amaes.viewer.paintbox.PaintBox;
import org.amaes.viewer.pane.Viewer;
import org.amaes.viewer.slice.LabelPalette;

/** The place: scans on the left, the scan with its labels in the middle, lesions and what to do with them on the right. */
final class PredictView extends BorderPane {

    private static final double SIDE_WIDTH = 348;

    private final PredictViewModel predict;
    private final LabelWork work;
    private final Choosers choosers;
    private final Notifications notifications;
    private final Viewer viewer;
    private final PaintBox box;
    private final StateCard state;
    private final TakeAwayMenu takeAway;
    private final Button begin;
    private final Button open;
    private final Button save;
    private final ToggleButton models = new ToggleButton("Models");
    private final LibraryView shelf;

    PredictView(Jobs jobs, Notifications notifications, Predicting all, Choosers choosers, LibraryViewModel library) {
        this.predict = all.predict();
        this.work = predict.work();
        this.choosers = choosers;
        this.notifications = notifications;
        getStyleClass().add("predict");
        viewer = new Viewer(work.viewer());
        box = new PaintBox(viewer.view());
        PaintBar paintBar = new PaintBar(box);
        paintBar.setOnSave(this::save);
        viewer.setTop(new VBox(viewer.bar(), paintBar));
        state = new StateCard("predict-state", predict::cancel);
        takeAway = new TakeAwayMenu(work.viewer(), jobs, notifications, choosers);
        begin = action("begin-labels", "Empty labels", "Outline by hand, beginning with nothing", () -> work.beginEmpty(palette()));
        open = action("open-labels", "Open labels …", "Open a mask of this scan to look at and to correct", () -> choosers.open("Open labels",
                Choosers.Filter.SCANS).ifPresent(file -> work.open(file, palette())));
        save = action("save-labels", "Save …", "Save the labels as NIfTI on the scan's own grid", this::save);
        models.setId("show-models");
        models.setTooltip(new Tooltip("The networks that you have"));
        models.setOnAction(_ -> showLibrary(models.isSelected()));
        shelf = new LibraryView(library, choosers, path -> {
            predict.use(path);
            showLibrary(false);
        });
        setTop(new PredictBar(predict, choosers, library, new Node[] {models, takeAway}));
        setLeft(new CaseListView(predict));
        setCenter(new StackPane(viewer, empty(), shelf));
        ScrollPane side = side(new SendBackView(all));
        side.visibleProperty().bind(predict.opened().isNotNull());
        side.managedProperty().bind(side.visibleProperty());
        setRight(side);
        showLibrary(false);
        work.labels().addListener((_, _, now) -> paint(now));
        work.unsaved().addListener((_, _, _) -> show());
        predict.opened().addListener((_, _, _) -> show());
        predict.state().addListener((_, _, _) -> show());
        show();
    }

    private static Button action(String id, String words, String help, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("predict-small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private ScrollPane side(SendBackView sendBack) {
        FlowPane actions = new FlowPane(8, 8, begin, open, save);
        LesionView lesions = new LesionView(work);
        VBox.setVgrow(lesions, Priority.ALWAYS);
        VBox column = new VBox(12, state, Page.words("Lesions", "amaes-row-title"), lesions, new ProbabilityChoice(predict), actions, sendBack);
        column.getStyleClass().add("predict-side");
        ScrollPane side = new ScrollPane(column);
        side.setFitToWidth(true);
        side.setFitToHeight(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setPrefWidth(SIDE_WIDTH);
        side.setMinWidth(SIDE_WIDTH);
        return side;
    }

    private Node empty() {
        Button file = new Button("Open a scan …");
        file.setDefaultButton(true);
        file.setOnAction(_ -> choosers.open("Open a scan", Choosers.Filter.SCANS).ifPresent(predict::open));
        Button folder = new Button("Open a folder …");
        folder.setOnAction(_ -> choosers.folder("Open a folder of scans").ifPresent(predict::open));
        FlowPane buttons = new FlowPane(10, 10, file, folder);
        buttons.setAlignment(Pos.CENTER);
        var words = Page.words("", "amaes-quiet");
        words.setMaxWidth(480);
        words.setStyle("-fx-text-alignment: center;");
        words.textProperty().bind(predict.waiting().map(waiting -> waiting.isEmpty()
                ? "Drop a NIfTI scan here, a folder of scans or of DICOM files, or a fine-tuned network. The mask lies on the scan's own grid; "
                + "correct it with the brush, save it, or send it back into training." : waiting));
        VBox empty = new VBox(14, Page.words("From any scan to its outlines", "predict-empty-title"), words, buttons);
        empty.setAlignment(Pos.CENTER);
        empty.getStyleClass().add("predict-empty");
        predict.opened().addListener((_, _, now) -> {
            empty.setVisible(now == null);
            empty.setManaged(now == null);
        });
        return empty;
    }

    /** Shows the models in the place of the scan, or the scan again. */
    void showLibrary(boolean shown) {
        models.setSelected(shown);
        shelf.setVisible(shown);
        shelf.setManaged(shown);
    }

    private LabelPalette palette() {
        return predict.network().get() == null ? LabelPalette.STANDARD : predict.network().get().palette();
    }

    /** Joins the panes to other labels. */
    private void paint(OpenedScan.Labels now) {
        Optional<Painting> before = box.painting().get();
        if (now != null && before.isPresent() && before.get() == now.painting()) {
            return; // they only got other names
        }
        try {
            box.end();
        } catch (WorkbenchException problem) {
            notifications.problem(problem);
        }
        if (now != null) {
            box.begin(now.painting(), now.file().map(file -> file.getFileName().toString()).orElse("labels"), now.palette());
        }
        show();
    }

    private void save() {
        if (work.labels().get() != null) {
            choosers.save("Save labels", predict.opened().get().scan().id() + "_labels.nii.gz", Choosers.Filter.SCANS).ifPresent(work::save);
        }
    }

    private void show() {
        boolean scan = predict.opened().get() != null;
        begin.setDisable(!scan || work.isUnsaved());
        open.setDisable(!scan || work.isUnsaved());
        save.setDisable(work.labels().get() == null);
        save.setText(work.isUnsaved() ? "Save … (changed)" : "Save …");
        switch (predict.state().get()) {
            case PredictViewModel.State.Idle _ -> state.say(hint(scan), false);
            case PredictViewModel.State.Running running -> state.follow("Segmenting " + running.scan().id(), running.job());
            case PredictViewModel.State.Done done -> state.say(done.scan().id() + " is segmented. Correct it with the brush (B), then save it.", false);
            case PredictViewModel.State.Failed failed -> state.say(failed.why(), true);
        }
    }

    private String hint(boolean scan) {
        return !scan ? "" : predict.network().get() == null ? "Choose a fine-tuned network to segment this scan, or outline by hand." : "";
    }

    /** Whether nothing is under way that will still change the picture. */
    boolean isSettled() {
        return predict.waiting().get().isEmpty() && !work.busy().get() && !(predict.state().get() instanceof PredictViewModel.State.Running)
                && (predict.opened().get() == null || viewer.view().isSettled());
    }

    /** The viewer, for tests. */
    Viewer viewer() {
        return viewer;
    }

    /** The painting, for tests. */
    PaintBox box() {
        return box;
    }

    /** The menu of pictures and sweeps. */
    TakeAwayMenu takeAway() {
        return takeAway;
    }
}
