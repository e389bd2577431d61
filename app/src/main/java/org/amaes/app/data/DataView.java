package org.amaes.app.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;
import org.amaes.app.job.Jobs;
import org.amaes.app.place.Page;
import org.controlsfx.control.SegmentedButton;

/** Data: folders on top, scans in the middle as table, mosaic or persons, one scan beside, preparing below. */
final class DataView extends BorderPane {

    private final DataViewModel model;
    private final Thumbnails thumbnails;
    private final ScanTable table;
    private final ScanMosaic mosaic;
    private final SubjectTable subjects;
    private final ScanDetails details;
    private final StackPane middle = new StackPane();
    private final FlowPane sources = new FlowPane(8, 8);
    private final ToggleButton asTable = new ToggleButton("Table");
    private final ToggleButton asMosaic = new ToggleButton("Mosaic");
    private final ToggleButton asSubjects = new ToggleButton("Persons");

    DataView(Jobs jobs, DataViewModel model, PrepareViewModel prepare) {
        this.model = model;
        thumbnails = new Thumbnails(jobs, model.cache());
        Consumer<DataRow> open = model::explore;
        details = new ScanDetails(thumbnails, open);
        table = new ScanTable(model, thumbnails, open);
        mosaic = new ScanMosaic(model, thumbnails, details::show, open);
        subjects = new SubjectTable(model, subject -> {
            model.showSubject(subject);
            asTable.setSelected(true);
        });
        getStylesheets().add(Objects.requireNonNull(DataView.class.getResource("data.css")).toExternalForm());
        getStyleClass().add("data");
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> details.show(row));
        model.sources().addListener((ListChangeListener<Path>) _ -> {
            thumbnails.forget();
            list();
        });
        list();
        VBox work = new VBox(10, tools(), middle);
        VBox.setVgrow(middle, Priority.ALWAYS);
        work.getStyleClass().add("data-work");
        BorderPane scans = new BorderPane(work);
        scans.setRight(details);
        Node bar = new PrepareBar(prepare);
        Node nothing = nothing();
        setTop(head());
        setCenter(new StackPane(scans, nothing));
        setBottom(bar);
        var empty = Bindings.isEmpty(model.sources());
        nothing.visibleProperty().bind(empty);
        scans.visibleProperty().bind(empty.not());
        bar.visibleProperty().bind(empty.not());
        bar.managedProperty().bind(empty.not());
        asTable.setSelected(true);
    }

    private Node head() {
        Label title = Page.words("Data", "amaes-title");
        Label summary = new Label();
        summary.setId("data-summary");
        summary.getStyleClass().add("amaes-quiet");
        summary.textProperty().bind(Bindings.when(Bindings.isEmpty(model.sources())).then("Add scans, see what is wrong with them, prepare them.")
                .otherwise(Bindings.when(model.looking()).then(Bindings.concat("Looking at scans …  ", model.summary())).otherwise(model.summary())));
        Button folder = button("data-add-folder", "Add folder …", "A data set, or any folder of scans; or drop it on the window", model::chooseFolder);
        Button file = button("data-add-file", "Add scan …", "A single NIfTI file", model::chooseFile);
        Button again = button("data-again", "Look again", "Looks at scans that are new or have changed", () -> {
            thumbnails.forget();
            model.look();
        });
        again.disableProperty().bind(Bindings.isEmpty(model.sources()));
        VBox words = new VBox(2, title, summary);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(10, words, folder, file, again);
        line.setAlignment(Pos.CENTER_LEFT);
        sources.managedProperty().bind(Bindings.isNotEmpty(model.sources()));
        VBox head = new VBox(10, line, sources);
        head.getStyleClass().add("data-head");
        return head;
    }

    private static Button button(String id, String words, String hint, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setTooltip(new Tooltip(hint));
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void list() {
        sources.getChildren().setAll(model.sources().stream().map(this::chip).toList());
    }

    private HBox chip(Path source) {
        Label name = new Label(String.valueOf(source.getFileName()));
        name.setTooltip(new Tooltip(source.toString()));
        Button away = new Button();
        away.setGraphic(new IconView(Icon.CLOSE, 10));
        away.getStyleClass().add("amaes-flat");
        away.setAccessibleText("Take " + source.getFileName() + " off the list; its files stay");
        away.setOnAction(_ -> model.remove(source));
        HBox chip = new HBox(4, new IconView(Icon.OPEN, 14), name, away);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().add("data-chip");
        return chip;
    }

    private Node tools() {
        TextField filter = new TextField();
        filter.setId("data-filter");
        filter.setPromptText("Name, sequence, problem …");
        filter.textProperty().bindBidirectional(model.filter());
        filter.setAccessibleText("Show only scans with these words");
        filter.setPrefWidth(215);
        ChoiceBox<Show> show = new ChoiceBox<>();
        show.setId("data-show");
        show.getItems().setAll(Show.values());
        show.valueProperty().bindBidirectional(model.show());
        show.setAccessibleText("Which scans are shown");
        Label count = new Label();
        count.getStyleClass().add("amaes-quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(Bindings.size(model.shown()).asString("%d shown"));
        Button out = button("data-leave-out", "Leave out these", "None of the scans that are shown will be prepared", () -> model.choose(false));
        Button in = button("data-take", "Use these", "All scans that are shown will be prepared", () -> model.choose(true));
        for (ToggleButton each : List.of(asTable, asMosaic, asSubjects)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        asTable.setId("data-as-table");
        asMosaic.setId("data-as-mosaic");
        asSubjects.setId("data-as-subjects");
        SegmentedButton how = new SegmentedButton(asTable, asMosaic, asSubjects);
        how.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = how.getToggleGroup();
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                middle.getChildren().setAll(now == asTable ? table : now == asMosaic ? mosaic : subjects);
            }
        });
        FlowPane line = new FlowPane(10, 8, how, filter, show, count, out, in); // a narrow window takes two lines
        line.setRowValignment(VPos.CENTER);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node nothing() {
        Label title = Page.words("Drop folders or scans here", "data-nothing-title");
        Label what = Page.words("Any folder of NIfTI scans, an nnU-Net or BIDS folder, or a public data set as its owner ships it. "
                + "Nothing is changed or copied, and nothing leaves this computer.", "amaes-quiet");
        what.setMaxWidth(520);
        Button folder = new Button("Add folder …");
        folder.setDefaultButton(false);
        folder.setOnAction(_ -> model.chooseFolder());
        VBox card = new VBox(10, new IconView(Icon.DATA, 44), title, what, folder);
        card.setAlignment(Pos.CENTER);
        card.getStyleClass().add("data-nothing");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane middleOfAll = new StackPane(card);
        middleOfAll.setId("data-nothing");
        return middleOfAll;
    }

    /** Shows the mosaic. */
    void showMosaic() {
        asMosaic.setSelected(true);
    }

    /** Shows the table. */
    void showTable() {
        asTable.setSelected(true);
    }

    /** Chooses the first scan with something found, for pictures. */
    void chooseFirstWithFindings() {
        model.shown().stream().filter(row -> !row.quality().isUsable()).findFirst().ifPresent(table.getSelectionModel()::select);
    }

    boolean isSettled() {
        return model.isSettled() && !thumbnails.isReading();
    }
}
