package org.amaes.app.scan;

import java.io.File;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.amaes.viewer.slice.Plane;

/** Three slices of one scan side by side, with what it is above and what it is for below. */
public final class ScanView extends BorderPane {

    /** What every window, report and exported file says. */
    public static final String NOTICE = "For research use only. Not a medical device; not for diagnosis or treatment.";

    public ScanView(ScanViewModel model) {
        setStyle("-fx-background-color: #101418;");
        setTop(bar(model));
        HBox slices = new HBox(4);
        for (Plane plane : List.of(Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL)) {
            SlicePane pane = new SlicePane(model, plane);
            HBox.setHgrow(pane, Priority.ALWAYS);
            slices.getChildren().add(pane);
        }
        setCenter(slices);
        Label notice = text(NOTICE);
        notice.setId("notice");
        setBottom(notice);
        BorderPane.setMargin(notice, new Insets(6, 10, 8, 10));
        acceptDrops(model);
    }

    private HBox bar(ScanViewModel model) {
        Button open = new Button("Open scan …");
        open.setAccessibleText("Open a NIfTI scan");
        open.setOnAction(_ -> choose(model));
        Label message = text("");
        message.setId("message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.textProperty().bind(model.message());
        HBox bar = new HBox(12, open, message);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(8, 10, 8, 10));
        return bar;
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setStyle("-fx-text-fill: #d7dde4;");
        return label;
    }

    private void choose(ScanViewModel model) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open scan");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("NIfTI scans", "*.nii", "*.nii.gz"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.open(file.toPath());
        }
    }

    private void acceptDrops(ScanViewModel model) {
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        setOnDragDropped(event -> {
            Dragboard board = event.getDragboard();
            if (board.hasFiles()) {
                model.open(board.getFiles().getFirst().toPath());
            }
            event.setDropCompleted(board.hasFiles());
            event.consume();
        });
    }
}
