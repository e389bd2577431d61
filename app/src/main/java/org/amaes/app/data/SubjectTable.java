package org.amaes.app.data;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/** The persons of the scans. Double click or Enter shows the scans of one. */
final class SubjectTable extends TableView<SubjectRow> {

    SubjectTable(DataViewModel model, Consumer<SubjectRow> open) {
        setId("data-subjects");
        setItems(model.subjects());
        setAccessibleText("Persons");
        getColumns().add(column("Person", 280, SubjectRow::subject));
        getColumns().add(column("Scans", 80, SubjectRow::scans));
        getColumns().add(column("Visits", 80, SubjectRow::sessions));
        getColumns().add(column("With outlines", 110, SubjectRow::labelled));
        getColumns().add(column("With problems", 120, SubjectRow::problems));
        getColumns().add(column("Sequences", 300, subject -> String.join(", ", subject.sequences())));
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && getSelectionModel().getSelectedItem() != null) {
                open.accept(getSelectionModel().getSelectedItem());
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
                open.accept(getSelectionModel().getSelectedItem());
            }
        });
    }

    private static <T> TableColumn<SubjectRow, T> column(String title, double width, Function<SubjectRow, T> value) {
        TableColumn<SubjectRow, T> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        return column;
    }
}
