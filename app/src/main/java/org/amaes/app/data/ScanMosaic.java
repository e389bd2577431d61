package org.amaes.app.data;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.amaes.core.quality.Severity;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;

/** The scans as pictures side by side. A click shows one beside, a double click opens it in Explore. */
final class ScanMosaic extends GridView<DataRow> {

    private static final PseudoClass UNUSABLE = PseudoClass.getPseudoClass("unusable");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final PseudoClass LEFT_OUT = PseudoClass.getPseudoClass("left-out");
    private static final double PICTURE = 96;

    ScanMosaic(DataViewModel model, Thumbnails thumbnails, Consumer<DataRow> choose, Consumer<DataRow> open) {
        super(model.shown());
        setId("data-mosaic");
        setAccessibleText("Thumbnails of the scans");
        setCellWidth(PICTURE + 12);
        setCellHeight(PICTURE + 30);
        setHorizontalCellSpacing(4);
        setVerticalCellSpacing(4);
        setCellFactory(_ -> new Tile(thumbnails, choose, open));
    }

    private static final class Tile extends GridCell<DataRow> {

        private final ThumbnailView view;
        private final Label name = new Label();
        private final VBox content;

        Tile(Thumbnails thumbnails, Consumer<DataRow> choose, Consumer<DataRow> open) {
            view = new ThumbnailView(thumbnails, PICTURE);
            name.setMaxWidth(PICTURE);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            content = new VBox(2, view, name);
            content.setAlignment(Pos.TOP_CENTER);
            content.getStyleClass().add("data-tile");
            content.setFocusTraversable(true);
            content.setOnMouseClicked(event -> {
                if (getItem() != null) {
                    (event.getClickCount() == 2 ? open : choose).accept(getItem());
                }
            });
            content.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ENTER && getItem() != null) {
                    open.accept(getItem());
                }
            });
            content.focusedProperty().addListener((_, _, focused) -> {
                if (focused && getItem() != null) {
                    choose.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(DataRow row, boolean empty) {
            super.updateItem(row, empty);
            view.show(empty ? null : row);
            setGraphic(empty ? null : content);
            if (!empty) {
                Severity worst = row.quality().worst().orElse(null);
                String sign = worst == Severity.UNUSABLE ? "× " : worst == Severity.DOUBTFUL ? "! " : "";
                name.setText(sign + row.scan().id());
                content.setAccessibleText(row.scan().id() + (row.problems().isEmpty() ? "" : ": " + row.problems()) + (row.isIncluded() ? "" : ", left out"));
                content.pseudoClassStateChanged(UNUSABLE, worst == Severity.UNUSABLE);
                content.pseudoClassStateChanged(DOUBTFUL, worst == Severity.DOUBTFUL);
                content.pseudoClassStateChanged(LEFT_OUT, !row.isIncluded());
            }
        }
    }
}
