package org.amaes.app.data;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;
import org.amaes.core.quality.QualityColumns;
import org.amaes.core.quality.Severity;

/** The scans as a table: picture, name, facts, what is wrong; a tick says whether a scan is wanted. Double click or Enter opens one in Explore. */
final class ScanTable extends TableView<DataRow> {

    private static final double PICTURE = 44;

    ScanTable(DataViewModel model, Thumbnails thumbnails, Consumer<DataRow> open) {
        setId("data-table");
        setItems(model.shown());
        setEditable(true);
        setAccessibleText("Scans and what was found of them");
        setPlaceholder(new Label("No scan is shown. Choose other words or another filter."));
        setFixedCellSize(PICTURE + 8);
        getColumns().add(wanted());
        getColumns().add(picture(thumbnails));
        getColumns().add(words("Scan", 160, row -> row.scan().id()));
        getColumns().add(found());
        getColumns().add(words("Sequence", 80, row -> row.scan().sequence()));
        getColumns().add(words("Outline", 74, row -> QualityColumns.OUTLINE.of(row.quality())));
        getColumns().add(words("Voxels", 94, row -> QualityColumns.SHAPE.of(row.quality())));
        getColumns().add(words("mm", 108, row -> QualityColumns.SPACING.of(row.quality())));
        getColumns().add(words("Axes", 50, row -> QualityColumns.ORIENTATION.of(row.quality())));
        getColumns().add(words("SNR", 50, row -> QualityColumns.NOISE.of(row.quality())));
        getColumns().add(words("Person", 110, row -> row.scan().subject()));
        setRowFactory(_ -> row(open));
        setOnKeyPressed(event -> {
            DataRow chosen = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen);
            } else if (event.getCode() == KeyCode.SPACE && chosen != null) {
                chosen.includedProperty().set(!chosen.isIncluded());
                event.consume();
            }
        });
    }

    private static TableRow<DataRow> row(Consumer<DataRow> open) {
        TableRow<DataRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                open.accept(row.getItem());
            }
        });
        return row;
    }

    private static TableColumn<DataRow, Boolean> wanted() {
        TableColumn<DataRow, Boolean> column = new TableColumn<>("Use");
        column.setCellValueFactory(cell -> cell.getValue().includedProperty());
        column.setCellFactory(CheckBoxTableCell.forTableColumn(column));
        column.setEditable(true);
        column.setPrefWidth(44);
        column.setMinWidth(44);
        column.setSortable(false);
        return column;
    }

    private static TableColumn<DataRow, DataRow> picture(Thumbnails thumbnails) {
        TableColumn<DataRow, DataRow> column = new TableColumn<>("");
        column.setCellValueFactory(cell -> new javafx.beans.property.SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            private final ThumbnailView view = new ThumbnailView(thumbnails, PICTURE);

            @Override
            protected void updateItem(DataRow row, boolean empty) {
                super.updateItem(row, empty);
                view.show(empty ? null : row);
                setGraphic(empty ? null : view);
            }
        });
        column.setPrefWidth(PICTURE + 14);
        column.setMinWidth(PICTURE + 14);
        column.setSortable(false);
        return column;
    }

    private static TableColumn<DataRow, String> words(String title, double width, Function<DataRow, String> words) {
        TableColumn<DataRow, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new SimpleStringProperty(words.apply(cell.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<DataRow, DataRow> found() {
        TableColumn<DataRow, DataRow> column = new TableColumn<>("Found");
        column.setCellValueFactory(cell -> new javafx.beans.property.SimpleObjectProperty<>(cell.getValue()));
        column.setComparator(java.util.Comparator.comparing(row -> row.quality().worst().map(Severity::ordinal).orElse(Severity.values().length)));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(DataRow row, boolean empty) {
                super.updateItem(row, empty);
                boolean nothing = empty || row.quality().findings().isEmpty();
                setText(nothing ? "" : row.problems());
                getStyleClass().removeAll("data-unusable", "data-doubtful");
                setGraphic(nothing ? null : mark(row.quality().worst().orElseThrow(), this));
                setAlignment(Pos.CENTER_LEFT);
            }
        });
        column.setPrefWidth(172);
        return column;
    }

    /** Signs beside the colours: nothing is told by colour alone. */
    private static IconView mark(Severity worst, TableCell<?, ?> cell) {
        return switch (worst) {
            case UNUSABLE -> {
                cell.getStyleClass().add("data-unusable");
                yield new IconView(Icon.CLOSE, 13);
            }
            case DOUBTFUL -> {
                cell.getStyleClass().add("data-doubtful");
                yield new IconView(Icon.PROBLEM, 15);
            }
            case NOTE -> new IconView(Icon.INFORMATION, 15);
        };
    }
}
