package org.amaes.app.place;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A place that reads like a page: one column of limited width in the middle, which scrolls. */
public class Page extends ScrollPane {

    private final VBox column;
    private final Gradual growing = new Gradual(this);

    /** @param parts from top to bottom */
    public Page(Node... parts) {
        column = new VBox(parts);
        column.getStyleClass().add("amaes-page");
        StackPane middle = new StackPane(column);
        middle.setAlignment(Pos.TOP_CENTER);
        setContent(middle);
        setFitToWidth(true);
        getStyleClass().add("amaes-scroll");
    }

    /** Adds a part below, made in a frame of its own. */
    public void then(Supplier<? extends Node> part) {
        growing.then(() -> column.getChildren().add(part.get()));
    }

    /** Whether all parts are there. */
    public boolean isSettled() {
        return growing.isDone();
    }

    /** Words in a style, as long as they need to be. */
    public static Label words(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
