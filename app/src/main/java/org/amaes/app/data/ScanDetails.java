package org.amaes.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.amaes.app.place.Page;
import org.amaes.core.quality.Finding;
import org.amaes.core.quality.QualityColumns;
import org.amaes.core.quality.Severity;

/** One scan beside the table: its picture, its facts, and what was found of it in sentences. */
final class ScanDetails extends ScrollPane {

    static final double WIDTH = 300;
    private static final double PICTURE = 192;

    private final Thumbnails thumbnails;
    private final Consumer<DataRow> open;
    private final VBox content = new VBox(8);
    private DataRow row;
    private CheckBox wanted;

    ScanDetails(Thumbnails thumbnails, Consumer<DataRow> open) {
        this.thumbnails = thumbnails;
        this.open = open;
        setId("data-details");
        getStyleClass().addAll("amaes-scroll", "data-details");
        content.getStyleClass().add("data-details-content");
        setContent(content);
        setFitToWidth(true);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        show(null);
    }

    /** Shows a scan; null for none. */
    void show(DataRow scan) {
        if (wanted != null && row != null) {
            wanted.selectedProperty().unbindBidirectional(row.includedProperty());
        }
        row = scan;
        if (scan == null) {
            content.getChildren().setAll(Page.words("Choose a scan to see what was found of it.", "amaes-quiet"));
            return;
        }
        ThumbnailView picture = new ThumbnailView(thumbnails, PICTURE);
        picture.show(scan);
        wanted = new CheckBox("Use this scan");
        wanted.setId("data-use");
        wanted.selectedProperty().bindBidirectional(scan.includedProperty());
        Button explore = new Button("Open in Explore");
        explore.setId("data-explore");
        explore.setOnAction(_ -> open.accept(scan));
        List<Node> parts = new ArrayList<>(List.of(picture, Page.words(scan.scan().id(), "amaes-row-title"), wanted));
        if (scan.quality().facts().isEmpty()) {
            parts.remove(picture); // there is nothing to see
        }
        if (scan.quality().findings().isEmpty()) {
            parts.add(Page.words("Nothing was found that should worry you.", "amaes-quiet"));
        }
        for (Finding finding : scan.quality().findings()) {
            Label word = new Label(finding.severity().word());
            word.getStyleClass().addAll("data-severity", finding.severity() == Severity.UNUSABLE ? "data-unusable"
                    : finding.severity() == Severity.DOUBTFUL ? "data-doubtful" : "amaes-quiet");
            parts.add(new VBox(1, word, Page.words(finding.sentence(), "amaes-body")));
        }
        if (!scan.quality().facts().isEmpty()) {
            parts.addAll(List.of(facts(scan), explore));
        }
        content.getChildren().setAll(parts);
        setVvalue(0);
    }

    private static GridPane facts(DataRow scan) {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(2);
        int at = 0;
        for (QualityColumns column : QualityColumns.values()) {
            Label name = new Label(switch (column) {
                case SHAPE -> "Voxels";
                case SPACING -> "Voxel size";
                case ORIENTATION -> "Axes";
                case RANGE -> "Values";
                case BACKGROUND -> "Background";
                case NOISE -> "Signal to noise";
                case GHOSTS -> "Ghosts (hint)";
                case RINGING -> "Ringing (hint)";
                case OUTLINE -> "Outline";
            });
            name.getStyleClass().add("amaes-quiet");
            grid.addRow(at++, name, new Label(column.of(scan.quality()) + (column == QualityColumns.SPACING ? " mm" : "")));
        }
        return grid;
    }
}
