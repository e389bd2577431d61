package org.amaes.viewer.pane;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.amaes.core.WorkbenchException;
import org.amaes.viewer.load.Difference;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.state.ViewerState;

/**
 * Shows and hides a third viewer with what the second image has more (orange) or less (blue) than the first,
 * over the first; where the two cannot be subtracted, says why.
 */
final class DifferenceSwitch extends HBox {

    private final ViewerModel first;
    private final ViewerModel second;
    private final Consumer<ViewerModel> show;
    private final ToggleButton button = new ToggleButton("Difference");
    private final Label said = new Label();

    /**
     * @param show adds a viewer
     * @param hide takes it away
     */
    DifferenceSwitch(ViewerModel first, ViewerModel second, Consumer<ViewerModel> show, Consumer<ViewerModel> hide) {
        this.first = first;
        this.second = second;
        this.show = show;
        setSpacing(8);
        getStyleClass().add("viewer-bar-group");
        button.setAccessibleText("Show the difference of the two scans");
        button.setTooltip(new Tooltip("The second scan minus the first: orange where it is more, blue where it is less"));
        said.setWrapText(true);
        said.setMaxWidth(520);
        getChildren().addAll(button, said);
        AtomicReference<ViewerModel> shown = new AtomicReference<>();
        button.selectedProperty().addListener((_, _, on) -> {
            said.setText("");
            if (on) {
                subtract(shown);
            } else if (shown.get() != null) {
                hide.accept(shown.getAndSet(null));
            }
        });
    }

    /** What stands beside the button: why there is no difference. */
    String said() {
        return said.getText();
    }

    /** The button. */
    ToggleButton button() {
        return button;
    }

    private void subtract(AtomicReference<ViewerModel> shown) {
        Optional<Layer.Image> a = image(first.now());
        Optional<Layer.Image> b = image(second.now());
        if (a.isEmpty() || b.isEmpty()) {
            refuse("Open a scan on either side first.");
            return;
        }
        int channel = first.now().channel();
        AtomicReference<Layer.Image> difference = new AtomicReference<>();
        AtomicReference<String> problem = new AtomicReference<>();
        RenderThread.forVolumes().submit(() -> {
            try {
                difference.set(Difference.layer("difference", Difference.of(a.get(), b.get(), channel)));
            } catch (WorkbenchException refused) {
                problem.set(refused.getMessage());
            }
        }, () -> {
            if (problem.get() != null) {
                refuse(problem.get());
            } else if (difference.get() != null && button.isSelected()) {
                ViewerModel model = new ViewerModel();
                model.open(List.of(a.get(), difference.get()));
                shown.set(model);
                show.accept(model);
            }
        });
    }

    private static Optional<Layer.Image> image(ViewerState state) {
        return state.isEmpty() || !(state.layers().getFirst() instanceof Layer.Image image) ? Optional.empty() : Optional.of(image);
    }

    private void refuse(String why) {
        button.setSelected(false);
        said.setText(why);
    }
}
