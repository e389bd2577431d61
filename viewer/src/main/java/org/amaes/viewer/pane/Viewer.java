package org.amaes.viewer.pane;

import javafx.scene.layout.BorderPane;

/** A whole viewer: its bar of controls, the four panels, and the read-out of what is under the mouse. */
public final class Viewer extends BorderPane {

    private final OrthogonalView view;
    private final ViewerBar bar;

    /** A viewer of what the model shows. */
    public Viewer(ViewerModel model) {
        view = new OrthogonalView(model);
        bar = new ViewerBar(model);
        getStyleClass().add("viewer-frame");
        ViewerSheet.dress(this);
        setTop(bar);
        setCenter(view);
        setBottom(new ReadOutLine(model));
    }

    /** The four panels. */
    public OrthogonalView view() {
        return view;
    }

    /** The bar of controls, to which others may add theirs. */
    public ViewerBar bar() {
        return bar;
    }
}
