package org.amaes.viewer.pane;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.amaes.viewer.slice.Convention;
import org.amaes.viewer.slice.Interpolation;
import org.amaes.viewer.slice.LabelStyle;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.state.Navigation;
import org.amaes.viewer.state.Projection;
import org.amaes.viewer.state.Tool;
import org.amaes.viewer.state.ViewerState;

/** The controls of a viewer that have no place in the pictures, each with the key that does the same. */
public final class ViewerBar extends FlowPane {

    private final ViewerModel model;
    private final ToggleButton window = toggle("Window", "Drag in a slice to change brightness and contrast (W)");
    private final ToggleButton overlays = toggle("Overlays", "Show or hide everything that lies over the scan (S)");
    private final ToggleButton outlines = toggle("Outlines", "Draw labels as outlines instead of filled");
    private final ToggleButton left = toggle("Left is left", "Neurological view: the patient's left on the left of the picture. Off: radiological, as facing the patient");
    private final ToggleButton voxels = toggle("Voxels", "Show every voxel as a box instead of smooth");
    private final ToggleButton surfaces = toggle("3-D labels", "Show the surfaces of labels in the 3-D view instead of the maximum intensity only");
    private final ChoiceBox<String> active = new ChoiceBox<>();
    private final Slider opacity = new Slider(0, 1, 1);
    private final Slider channel = new Slider(0, 1, 0);
    private final Label channelNumber = new Label();
    private final HBox layerGroup;
    private final HBox channelGroup;
    private boolean showing;

    /** The controls of what a model shows. */
    public ViewerBar(ViewerModel model) {
        super(Orientation.HORIZONTAL, 6, 6);
        this.model = model;
        getStyleClass().add("viewer-bar");
        active.setAccessibleText("Active layer; opacity and window changes are about it");
        active.setTooltip(new Tooltip("The layer that opacity and window are about ([ and ])"));
        opacity.setAccessibleText("Opacity of the active layer");
        opacity.setTooltip(new Tooltip("Opacity of the active layer (Q and E)"));
        opacity.setPrefWidth(110);
        opacity.setBlockIncrement(0.1);
        channel.setAccessibleText("Volume of the series");
        channel.setMajorTickUnit(1);
        channel.setMinorTickCount(0);
        channel.setSnapToTicks(true);
        channel.setBlockIncrement(1);
        channel.setPrefWidth(120);
        layerGroup = group(new Label("Layer"), active, new Label("Opacity"), opacity);
        channelGroup = group(new Label("Volume"), channel, channelNumber);
        getChildren().addAll(window, button("Auto", "Window from the 0.1 to the 99.9 percentile (A)", model::autoWindow),
                button("Reset view", "All panes as when opened (R resets one)", () -> model.change("view", Navigation::reset)),
                overlays, outlines, surfaces, left, voxels, layerGroup, channelGroup);
        react();
        model.state().addListener((_, _, state) -> show(state));
        show(model.now());
    }

    private static ToggleButton toggle(String text, String help) {
        ToggleButton button = new ToggleButton(text);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(text);
        button.setAccessibleHelp(help);
        return button;
    }

    private static Button button(String text, String help, Runnable action) {
        Button button = new Button(text);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(text);
        button.setAccessibleHelp(help);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(6, nodes);
        group.getStyleClass().add("viewer-bar-group");
        return group;
    }

    private void react() {
        on(window, on -> model.navigate(state -> state.withTool(on ? Tool.WINDOW : Tool.NAVIGATE)));
        on(overlays, on -> model.change("overlays", state -> state.withOverlaysShown(on)));
        on(outlines, on -> model.change("outlines", state -> withStyle(state, on ? LabelStyle.OUTLINED : LabelStyle.FILLED)));
        on(surfaces, on -> model.change("3-D view", state -> state.withProjection(on ? Projection.LABELS : Projection.MAXIMUM)));
        on(left, on -> model.change("convention", state -> state.withConvention(on ? Convention.NEUROLOGICAL : Convention.RADIOLOGICAL)));
        on(voxels, on -> model.change("interpolation", state -> state.withInterpolation(on ? Interpolation.NEAREST : Interpolation.LINEAR)));
        active.getSelectionModel().selectedIndexProperty().addListener((_, _, index) -> {
            if (!showing && index.intValue() >= 0) {
                model.navigate(state -> state.withActive(index.intValue()));
            }
        });
        opacity.valueProperty().addListener((_, _, value) -> {
            if (!showing && !model.now().isEmpty()) {
                model.change("opacity", state -> state.withLayer(state.active(), state.layers().get(state.active()).withOpacity(value.doubleValue())));
            }
        });
        channel.valueProperty().addListener((_, _, value) -> {
            if (!showing) {
                model.navigate(state -> state.withChannel((int) Math.rint(value.doubleValue())));
            }
        });
    }

    /** What people do to a toggle, as opposed to what the state does. */
    private void on(ToggleButton button, Consumer<Boolean> action) {
        button.setOnAction(_ -> action.accept(button.isSelected()));
    }

    private static ViewerState withStyle(ViewerState state, LabelStyle style) {
        ViewerState changed = state;
        for (int index = 0; index < state.layers().size(); index++) {
            if (state.layers().get(index) instanceof Layer.Labels labels) {
                changed = changed.withLayer(index, labels.withStyle(style));
            }
        }
        return changed;
    }

    private void show(ViewerState state) {
        showing = true;
        setDisable(state.isEmpty());
        Optional<Layer.Labels> labels = state.layers().stream().filter(Layer.Labels.class::isInstance).map(Layer.Labels.class::cast).findFirst();
        window.setSelected(state.tool() == Tool.WINDOW);
        overlays.setSelected(state.overlaysShown());
        outlines.setSelected(labels.isPresent() && labels.get().style() == LabelStyle.OUTLINED);
        surfaces.setSelected(state.projection() == Projection.LABELS);
        left.setSelected(state.convention() == Convention.NEUROLOGICAL);
        voxels.setSelected(state.interpolation() == Interpolation.NEAREST);
        present(overlays, state.layers().size() > 1);
        present(outlines, labels.isPresent());
        present(surfaces, labels.isPresent());
        present(layerGroup, state.layers().size() > 1);
        present(channelGroup, state.channels() > 1);
        List<String> names = state.layers().stream().map(Layer::name).toList();
        if (!active.getItems().equals(names)) {
            active.getItems().setAll(names);
        }
        if (!state.isEmpty()) {
            active.getSelectionModel().select(state.active());
            opacity.setValue(state.layers().get(state.active()).opacity());
        }
        channel.setMax(Math.max(1, state.channels() - 1.0));
        channel.setValue(state.channel());
        channelNumber.setText(state.channel() + 1 + " / " + state.channels());
        showing = false;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
