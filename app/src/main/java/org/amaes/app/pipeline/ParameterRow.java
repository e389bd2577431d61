package org.amaes.app.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.amaes.app.pipeline.Parameter.Interval;
import org.amaes.app.pipeline.Parameter.Switch;
import org.amaes.core.augment.Augmentation;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Range;
import org.controlsfx.control.RangeSlider;

/** One parameter of a step: its name, a slider with one or two ends, and the numbers to type. */
final class ParameterRow extends VBox {

    private final PipelineViewModel model;
    private final Choice choice;
    private final int index;
    private final Consumer<String> complain;
    private boolean updating;
    private Consumer<Parameter> update = _ -> { };

    ParameterRow(PipelineViewModel model, Choice choice, int index, Parameter first, Consumer<String> complain) {
        super(2);
        this.model = model;
        this.choice = choice;
        this.index = index;
        this.complain = complain;
        switch (first) {
            case Interval interval -> interval(interval);
            case Parameter.Number number -> number(number);
            case Switch decision -> decision(decision);
        }
        show(first);
    }

    /** Shows the present value. */
    void show(Parameter parameter) {
        updating = true;
        update.accept(parameter);
        updating = false;
    }

    private Parameter now() {
        Augmentation augmentation = model.state().get().pipeline().steps().stream().map(step -> step.augmentation())
                .filter(each -> each.choice() == choice).findFirst().orElseThrow();
        return AugmentationCard.of(augmentation).parameters().get(index);
    }

    private Optional<String> change(Range range) {
        Interval held = (Interval) now();
        return model.adjust(choice, held.name(), () -> held.with().apply(range));
    }

    private void interval(Interval first) {
        RangeSlider slider = new RangeSlider(0, 1, 0, 1);
        slider.setBlockIncrement(0.02);
        slider.setAccessibleText(first.name() + ", range");
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.lowValueProperty().addListener((_, _, at) -> slid(slider, at.doubleValue(), true));
        slider.highValueProperty().addListener((_, _, at) -> slid(slider, at.doubleValue(), false));
        slider.lowValueChangingProperty().addListener((_, _, _) -> model.endGesture());
        slider.highValueChangingProperty().addListener((_, _, _) -> model.endGesture());
        NumberField low = new NumberField(first.name() + ", lowest", value -> typed(() -> new Range(value, ((Interval) now()).value().high())), complain);
        NumberField high = new NumberField(first.name() + ", highest", value -> typed(() -> new Range(((Interval) now()).value().low(), value)), complain);
        getChildren().addAll(name(first.name(), first.unit()), line(low, slider, high));
        update = parameter -> {
            Interval interval = (Interval) parameter;
            // the high end first where both move up, so that the ends never cross
            double lowAt = interval.scale().position(interval.value().low());
            double highAt = interval.scale().position(interval.value().high());
            if (highAt >= slider.getHighValue()) {
                slider.setHighValue(highAt);
                slider.setLowValue(lowAt);
            } else {
                slider.setLowValue(lowAt);
                slider.setHighValue(highAt);
            }
            low.show(interval.value().low());
            high.show(interval.value().high());
        };
    }

    /** The end that moved gets the slider's value; the other keeps its own, which may lie off the slider. */
    private void slid(RangeSlider slider, double at, boolean low) {
        if (updating) {
            return;
        }
        Interval held = (Interval) now();
        double value = held.scale().value(at);
        Range range = held.value();
        if (held.scale().position(low ? range.low() : range.high()) != at) {
            double other = low ? Math.max(value, range.high()) : Math.min(value, range.low());
            complain.accept(typed(() -> low ? new Range(value, other) : new Range(other, value)).orElse(""));
        }
    }

    private Optional<String> typed(java.util.function.Supplier<Range> range) {
        try {
            return change(range.get());
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + ".");
        }
    }

    private void number(Parameter.Number first) {
        Slider slider = new Slider(0, 1, 0);
        slider.setBlockIncrement(0.02);
        slider.setAccessibleText(first.name());
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((_, _, at) -> {
            if (!updating) {
                Parameter.Number held = (Parameter.Number) now();
                complain.accept(set(held.scale().value(at.doubleValue())).orElse(""));
            }
        });
        slider.valueChangingProperty().addListener((_, _, _) -> model.endGesture());
        NumberField field = new NumberField(first.name(), this::set, complain);
        getChildren().addAll(name(first.name(), first.unit()), line(slider, field));
        update = parameter -> {
            Parameter.Number number = (Parameter.Number) parameter;
            slider.setValue(number.scale().position(number.value()));
            field.show(number.value());
        };
    }

    private Optional<String> set(double value) {
        Parameter.Number held = (Parameter.Number) now();
        return model.adjust(choice, held.name(), () -> held.with().apply(value));
    }

    private void decision(Switch first) {
        CheckBox box = new CheckBox(first.name());
        box.setOnAction(_ -> {
            Switch held = (Switch) now();
            model.adjust(choice, held.name(), () -> held.with().apply(box.isSelected()));
            model.endGesture();
        });
        getChildren().add(box);
        update = parameter -> box.setSelected(((Switch) parameter).value());
    }

    private static Node name(String name, String unit) {
        Label label = new Label(unit.isEmpty() ? name : name + ", " + unit);
        label.getStyleClass().add("amaes-quiet");
        return label;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** Rows for all parameters of a card. */
    static List<ParameterRow> of(PipelineViewModel model, Choice choice, AugmentationCard card, Consumer<String> complain) {
        java.util.ArrayList<ParameterRow> rows = new java.util.ArrayList<>();
        for (int i = 0; i < card.parameters().size(); i++) {
            rows.add(new ParameterRow(model, choice, i, card.parameters().get(i), complain));
        }
        return rows;
    }
}
