package org.amaes.app.scan;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.amaes.app.file.Choosers;
import org.amaes.viewer.slice.Plane;

/** Three slices of one scan side by side, with what it is above. */
public final class ScanView extends BorderPane {

    private final Choosers choosers;

    public ScanView(ScanViewModel model, Choosers choosers) {
        this.choosers = choosers;
        setStyle("-fx-background-color: #101418;");
        setTop(bar(model));
        HBox slices = new HBox(4);
        for (Plane plane : List.of(Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL)) {
            SlicePane pane = new SlicePane(model, plane);
            HBox.setHgrow(pane, Priority.ALWAYS);
            slices.getChildren().add(pane);
        }
        setCenter(slices);
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
        choosers.open("Open scan", Choosers.Filter.SCANS).ifPresent(model::open);
    }
}
