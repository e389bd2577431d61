package org.amaes.app.train.list;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.amaes.app.icon.IconView;

/** The table of runs; several can be chosen, to be laid over one another. */
public final class RunListView extends TableView<RunRow> {

    private final RunListViewModel model;
    private final ObservableList<Path> chosen = FXCollections.observableArrayList();
    private boolean updating;

    public RunListView(RunListViewModel model) {
        super(model.rows());
        this.model = model;
        setId("runs");
        setAccessibleText("Runs");
        getStyleClass().add("train-runs");
        setPlaceholder(new Label("No run matches."));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("State", 100, row -> row, StateCell::new));
        getColumns().add(column("Run", 150, RunRow::name, TextCell::new));
        getColumns().add(column("Progress", 260, row -> row, ProgressCell::new));
        getColumns().add(column("Best validation", 160, RunRow::best, TextCell::new));
        getColumns().add(column("Training", 90, RunRow::kind, TextCell::new));
        getColumns().add(column("Network", 220, RunRow::network, TextCell::new));
        getColumns().add(column("Data", 110, RunRow::dataName, TextCell::new));
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunRow>) _ -> chosenByHand());
        model.chosen().addListener((_, _, row) -> show(row));
        show(model.chosen().get());
    }

    /** The folders of the runs that are chosen, the one looked at more closely first. */
    public ObservableList<Path> chosenRuns() {
        return chosen;
    }

    private static <T> TableColumn<RunRow, T> column(String title, double width, Function<RunRow, T> value, java.util.function.Supplier<TableCell<RunRow, T>> cell) {
        TableColumn<RunRow, T> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(60);
        column.setSortable(false); // the order is the person's: newest on top
        column.setReorderable(false);
        column.setCellValueFactory(each -> new ReadOnlyObjectWrapper<>(value.apply(each.getValue())));
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    private void chosenByHand() {
        if (updating) {
            return;
        }
        RunRow row = getSelectionModel().getSelectedItem();
        if (row != null) {
            updating = true;
            model.choose(row.path());
            updating = false;
        }
        list();
    }

    private void show(RunRow row) {
        if (!updating && row != null) {
            int at = getItems().stream().map(RunRow::path).toList().indexOf(row.path());
            if (at >= 0 && !getSelectionModel().isSelected(at)) {
                updating = true;
                getSelectionModel().clearAndSelect(at);
                scrollTo(at);
                updating = false;
            }
        }
        list();
    }

    private void list() {
        RunRow first = model.chosen().get();
        List<Path> now = new java.util.ArrayList<>();
        if (first != null) {
            now.add(first.path());
        }
        getSelectionModel().getSelectedItems().stream().filter(row -> row != null && !now.contains(row.path())).forEach(row -> now.add(row.path()));
        if (!chosen.equals(now)) {
            chosen.setAll(now);
        }
    }

    private static final class TextCell extends TableCell<RunRow, String> {

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }

    /** How it stands, as a picture and a word. */
    private static final class StateCell extends TableCell<RunRow, RunRow> {

        @Override
        protected void updateItem(RunRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeIf(style -> style.startsWith("train-is-"));
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(row.condition().word());
            setGraphic(new IconView(row.condition().icon(), 16));
            getStyleClass().add(style(row.condition()));
        }
    }

    /** The style class that colours how a run stands. */
    static String style(RunCondition condition) {
        return condition.isProblem() ? "train-is-bad" : condition == RunCondition.FINISHED ? "train-is-good" : condition.isActive() ? "train-is-active"
                : "train-is-quiet";
    }

    /** How far it is, as a bar and in words. */
    private static final class ProgressCell extends TableCell<RunRow, RunRow> {

        private final ProgressBar bar = new ProgressBar(0);
        private final Label words = new Label();
        private final HBox line = new HBox(8, bar, words);

        ProgressCell() {
            line.setAlignment(Pos.CENTER_LEFT);
            bar.setPrefWidth(60);
            bar.setMinWidth(60);
            words.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(RunRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : line);
            if (row != null) {
                bar.setProgress(row.share());
                words.setText(row.progress());
            }
        }
    }
}
