package org.amaes.app.predict;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The scans of a folder, with how far each is; choosing one takes it in hand. */
final class CaseListView extends VBox {

    private final PredictViewModel predict;
    private final ListView<CaseRow> list;
    private final Label count = new Label();
    private boolean showing;

    CaseListView(PredictViewModel predict) {
        super(6);
        this.predict = predict;
        this.list = new ListView<>(predict.cases());
        getStyleClass().add("predict-cases");
        count.getStyleClass().add("amaes-quiet");
        list.setId("cases");
        list.setAccessibleText("Scans of this folder");
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !showing) {
                predict.choose(chosen.scan());
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(count, list);
        predict.opened().addListener((_, _, _) -> show());
        predict.cases().addListener((javafx.collections.ListChangeListener<CaseRow>) _ -> show());
        show();
    }

    private void show() {
        showing = true;
        setVisible(predict.cases().size() > 1);
        setManaged(predict.cases().size() > 1);
        long done = predict.cases().stream().filter(row -> row.stage() == CaseRow.Stage.DONE).count();
        count.setText(predict.cases().size() + " scans, " + done + " segmented");
        if (predict.opened().get() != null) {
            predict.cases().stream().filter(row -> row.scan().equals(predict.opened().get().scan())).findFirst().ifPresent(list.getSelectionModel()::select);
        }
        showing = false;
    }

    private static final class Cell extends ListCell<CaseRow> {
        @Override
        protected void updateItem(CaseRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty ? null : row.scan().id() + switch (row.stage()) {
                case WAITING -> "";
                case RUNNING -> "  …";
                case DONE -> "  ✓";
                case FAILED -> "  ✗ failed";
            });
            setTooltip(empty || row.words().isEmpty() ? null : new Tooltip(row.words()));
        }
    }
}
