package org.amaes.app.explore;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.amaes.viewer.pane.OrthogonalView;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.state.Panel;
import org.amaes.viewer.state.ViewerState;

/** One stage of the patch: its name and number above, what was done below, the slice between. */
final class StageTile extends VBox {

    private final ViewerModel viewer = alone();
    private final OrthogonalView view = new OrthogonalView(viewer);
    private final Tooltip more = new Tooltip();
    private final Label number = new Label();
    private final Label words = new Label();
    private final StackPane middle = new StackPane(view);
    private Node placeholder;

    StageTile(String id, String title) {
        setId("stage-" + id);
        getStyleClass().add("explore-tile");
        Label name = new Label(title);
        name.getStyleClass().add("explore-tile-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        number.getStyleClass().add("explore-tile-number");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(6, name, space, number);
        head.setAlignment(Pos.BASELINE_LEFT);
        words.getStyleClass().add("explore-tile-words");
        words.setMaxWidth(Double.MAX_VALUE);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinSize(80, 80);
        getChildren().addAll(head, middle, words);
        setMinSize(120, 120);
    }

    /** A viewer of one plane, so that no other is ever made. */
    private static ViewerModel alone() {
        ViewerModel model = new ViewerModel();
        model.navigate(state -> state.withMaximised(Optional.of(Panel.AXIAL)));
        return model;
    }

    /** What is on show. */
    ViewerModel viewer() {
        return viewer;
    }

    /** The picture. */
    OrthogonalView view() {
        return view;
    }

    /** Shows a stage; the way of looking stays as long as the grid does. */
    void show(List<Layer> layers, Plane plane) {
        ViewerState now = viewer.now();
        if (!now.isEmpty() && now.layers().getFirst().grid().equals(layers.getFirst().grid())) {
            viewer.navigate(state -> state.withLayers(layers));
        } else {
            viewer.open(layers, Panel.of(plane));
        }
        placeholder(null);
    }

    /** Shows another plane. */
    void plane(Plane plane) {
        viewer.navigate(state -> state.withMaximised(Optional.of(Panel.of(plane))));
    }

    /** Words under the picture, whole in a tooltip, and a number above it. */
    void say(String sentence, String figure) {
        words.setText(sentence);
        more.setText(sentence.replace("; ", "\n"));
        words.setTooltip(sentence.isEmpty() ? null : more);
        number.setText(figure);
        view.setAccessibleText(getId().substring("stage-".length()) + ", " + sentence + " " + figure);
    }

    /** Something in place of the picture, or null for the picture. */
    void placeholder(Node node) {
        if (placeholder != node) {
            middle.getChildren().remove(placeholder);
            placeholder = node;
            if (node != null) {
                middle.getChildren().add(node);
            }
        }
        view.setVisible(node == null);
    }

    /** Marks the picture as belonging to an earlier patch. */
    void stale(boolean old) {
        middle.setOpacity(old ? 0.55 : 1);
    }
}
