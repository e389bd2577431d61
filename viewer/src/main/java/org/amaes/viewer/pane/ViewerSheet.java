package org.amaes.viewer.pane;

import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * The style sheet of viewers. A scene that names it among its own sheets styles all its viewers at once; in any
 * other scene each viewer brings it along, which takes longer for every node.
 */
public final class ViewerSheet {

    private static final String URL = Objects.requireNonNull(ViewerSheet.class.getResource("viewer.css")).toExternalForm();

    private ViewerSheet() {
    }

    /** Where it is, as scenes want to know it. */
    public static String url() {
        return URL;
    }

    /** Dresses a viewer wherever its scene does not. */
    static void dress(Parent viewer) {
        viewer.sceneProperty().addListener((_, _, scene) -> choose(viewer, scene));
        choose(viewer, viewer.getScene());
    }

    private static void choose(Parent viewer, Scene scene) {
        boolean own = scene != null && !scene.getStylesheets().contains(URL);
        if (own != viewer.getStylesheets().contains(URL)) {
            if (own) {
                viewer.getStylesheets().add(URL);
            } else {
                viewer.getStylesheets().remove(URL);
            }
        }
    }
}
