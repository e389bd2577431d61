package org.amaes.app.data;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/** A square for the picture of one scan, black until it is there. */
final class ThumbnailView extends StackPane {

    private final Thumbnails thumbnails;
    private final ImageView image = new ImageView();
    private DataRow shown;

    ThumbnailView(Thumbnails thumbnails, double side) {
        this.thumbnails = thumbnails;
        getStyleClass().add("data-thumbnail");
        image.setFitWidth(side);
        image.setFitHeight(side);
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        getChildren().add(image);
    }

    /** Shows a scan; null for none. */
    void show(DataRow row) {
        shown = row;
        image.setImage(row == null ? null : thumbnails.of(row.scan(), picture -> {
            if (shown == row) {
                image.setImage(picture);
            }
        }).orElse(null));
        setAccessibleText(row == null ? "" : "Thumbnail of " + row.scan().id());
    }
}
