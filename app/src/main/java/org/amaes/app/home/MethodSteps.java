package org.amaes.app.home;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.amaes.app.place.Page;

/** The method in four steps, side by side: what goes in, what happens, what comes out. */
final class MethodSteps extends GridPane {

    private record Step(String name, String words) {
    }

    private static final List<Step> STEPS = List.of(
            new Step("Prepare", "Every scan comes to one orientation, one voxel size and one range of brightness."),
            new Step("Pretrain", "Scans without outlines: damaged like bad scans, mostly hidden, and redrawn by the network."),
            new Step("Fine-tune", "The encoder that learned to redraw, and twenty scans outlined by hand."),
            new Step("Predict", "A mask for any scan, on the scan's own voxels, to be looked at and corrected."));

    MethodSteps() {
        getStyleClass().addAll("amaes-card", "amaes-steps");
        for (int i = 0; i < STEPS.size(); i++) {
            ColumnConstraints quarter = new ColumnConstraints();
            quarter.setPercentWidth(100.0 / STEPS.size());
            getColumnConstraints().add(quarter);
            Label number = Page.words(Integer.toString(i + 1), "amaes-step-number");
            add(new VBox(6, number, Page.words(STEPS.get(i).name(), "amaes-row-title"), Page.words(STEPS.get(i).words(), "amaes-quiet")), i, 0);
        }
    }
}
