package org.amaes.app.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.amaes.core.curve.Axis;
import org.amaes.core.plot.Chart;
import org.amaes.core.plot.Look;
import org.amaes.core.plot.ShownRun;
import org.controlsfx.control.SegmentedButton;

/** How the curves are looked at: axis, smoothing, logarithm, class; and what is taken away of them. */
final class CurveBar extends FlowPane {

    private static final String MEAN = "mean of classes";
    /** The slider is fine where smoothing is strong: its place p stands for the weight 1 - 10^(-p). */
    private static final double STRONGEST = 3;

    private final CurvesViewModel model;
    private final SegmentedButton axis = new SegmentedButton();
    private final Slider smoothing = new Slider(0, STRONGEST, 1);
    private final Label weight = new Label();
    private final ToggleButton logarithm = new ToggleButton("Log loss");
    private final ChoiceBox<String> part = new ChoiceBox<>();
    private final HBox parts = group(new Label("Dice of"), part);
    private final Button all = button("curve-reset", "Show all", "Shows the whole run again (R)");
    private boolean showing;

    CurveBar(CurvesViewModel model) {
        super(14, 6);
        this.model = model;
        getStyleClass().add("curve-bar");
        for (Axis each : Axis.values()) {
            axis.getButtons().add(segment(each));
        }
        axis.setToggleGroup(new ToggleGroup());
        axis.setMinWidth(Region.USE_PREF_SIZE);
        smoothing.setId("curve-smoothing");
        smoothing.setPrefWidth(110);
        smoothing.setBlockIncrement(0.1);
        smoothing.setAccessibleText("Smoothing of loss and speed");
        smoothing.valueProperty().addListener((_, _, place) -> choose(look -> look.withSmoothing(weightAt(place.doubleValue()))));
        weight.setMinWidth(38);
        weight.getStyleClass().add("amaes-quiet");
        logarithm.setId("curve-logarithm");
        small(logarithm, "Spaces losses by their logarithms (L)");
        logarithm.setOnAction(_ -> choose(look -> look.withLogarithmic(Chart.LOSS, logarithm.isSelected())));
        part.setId("curve-part");
        part.getStyleClass().add("curve-small");
        part.setAccessibleText("The class whose Dice is compared");
        part.valueProperty().addListener((_, _, name) -> {
            if (name != null) {
                choose(look -> look.withPart(name.equals(MEAN) ? Optional.empty() : Optional.of(name)));
            }
        });
        all.setOnAction(_ -> model.reset());
        getChildren().addAll(axis, group(new Label("Smoothing"), smoothing, weight), logarithm, parts, all);
        model.look().addListener((_, _, _) -> refresh());
        model.shown().addListener((_, _, _) -> refresh());
        refresh();
    }

    /** Adds a button, such as one that takes curves away. */
    Button add(String id, String words, String help, Runnable action) {
        Button button = button(id, words, help);
        button.setOnAction(_ -> action.run());
        getChildren().add(button);
        return button;
    }

    private void choose(java.util.function.UnaryOperator<Look> change) {
        if (!showing) {
            model.change(change);
        }
    }

    private void refresh() {
        showing = true; // what is shown here is no choice of the person's
        Look look = model.look().get();
        axis.getButtons().forEach(button -> button.setSelected(button.getUserData() == look.axis()));
        smoothing.setValue(placeOf(look.smoothing()));
        weight.setText(look.smoothing() == 0 ? "none" : String.format(Locale.ROOT, "%.3f", look.smoothing()).replaceFirst("0$", ""));
        logarithm.setSelected(look.logarithmic().contains(Chart.LOSS));
        List<ShownRun> runs = model.shown().get();
        List<String> names = new ArrayList<>(List.of(MEAN));
        runs.stream().flatMap(run -> run.parts().stream()).distinct().sorted().forEach(names::add);
        if (!part.getItems().equals(names)) {
            part.getItems().setAll(names);
        }
        part.setValue(look.part().filter(names::contains).orElse(MEAN));
        boolean several = runs.size() > 1 && names.size() > 2;
        parts.setVisible(several);
        parts.setManaged(several);
        all.setDisable(look.across().isEmpty());
        showing = false;
    }

    static double weightAt(double place) {
        return place <= 0 ? 0 : 1 - Math.pow(10, -place);
    }

    static double placeOf(double weight) {
        return Math.min(STRONGEST, -Math.log10(1 - weight));
    }

    private ToggleButton segment(Axis each) {
        ToggleButton button = new ToggleButton(each.words());
        button.setId("curve-axis-" + each.name().toLowerCase(Locale.ROOT));
        button.setUserData(each);
        small(button, "Curves by " + each.words().toLowerCase(Locale.ROOT));
        button.setOnAction(_ -> {
            button.setSelected(true); // one is always chosen
            choose(look -> look.withAxis(each));
        });
        return button;
    }

    private static Button button(String id, String words, String help) {
        Button button = new Button(words);
        button.setId(id);
        small(button, help);
        return button;
    }

    private static void small(javafx.scene.control.ButtonBase button, String help) {
        button.getStyleClass().add("curve-small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
    }

    private static HBox group(javafx.scene.Node... nodes) {
        HBox group = new HBox(6, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }
}
