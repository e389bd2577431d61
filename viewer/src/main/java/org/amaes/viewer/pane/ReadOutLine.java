package org.amaes.viewer.pane;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.ReadOut;
import org.amaes.viewer.state.ViewerState;

/** One line of text: where the mouse is (or else the crosshair), what every layer holds there, and the window. */
public final class ReadOutLine extends Label {

    private final ViewerModel model;

    /** The read-out of what a model shows. */
    public ReadOutLine(ViewerModel model) {
        this.model = model;
        getStyleClass().add("viewer-read-out");
        setTextOverrun(OverrunStyle.ELLIPSIS);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        model.state().addListener((_, _, _) -> refresh());
        model.hovered().addListener((_, _, _) -> refresh());
        refresh();
    }

    private void refresh() {
        ViewerState state = model.now();
        if (state.isEmpty()) {
            setText(" ");
            return;
        }
        Optional<Window> window = Look.window(state);
        String range = window.map(now -> String.format(Locale.ROOT, "   ·   level %.4g, width %.4g", now.level(), now.width())).orElse("");
        setText(ReadOut.at(state, model.hovered().get().orElse(state.crosshair())).line() + range);
    }
}
