package org.amaes.app.icon;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/** An icon of a given size; its line takes the colour {@code -amaes-icon} of where it stands. Decoration: it says nothing to a screen reader. */
public final class IconView extends StackPane {

    private static final double FIELD = 24;

    /** @param size side in pixels */
    public IconView(Icon icon, double size) {
        Rectangle field = new Rectangle(FIELD, FIELD, Color.TRANSPARENT);
        SVGPath line = new SVGPath();
        line.setContent(icon.path());
        line.getStyleClass().add("amaes-icon-line");
        Group drawing = new Group(field, line);
        drawing.setScaleX(size / FIELD);
        drawing.setScaleY(size / FIELD);
        getChildren().add(new Group(drawing));
        getStyleClass().add("amaes-icon");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
    }
}
