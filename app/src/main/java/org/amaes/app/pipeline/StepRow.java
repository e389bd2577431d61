package org.amaes.app.pipeline;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.core.augment.Augmentation;
import org.amaes.core.augment.IntensityAugmentation;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.dataset.StrengthPreview;

/** One augmentation: on or off, how often, and on demand how strongly; a way to look at it alone. */
final class StepRow extends VBox {

    private final PipelineViewModel model;
    private final Choice choice;
    private final CheckBox on = new CheckBox();
    private final Label share = new Label();
    private final Slider probability = new Slider(0, 100, 0);
    private final NumberField percent;
    private final Label problem = new Label();
    private final ToggleButton alone = new ToggleButton("Look");
    private final ToggleButton lock = new ToggleButton("Lock");
    private final ToggleButton more = new ToggleButton("More");
    private final Slider strength = new Slider(0, 1, 1);
    private final HBox scrubber;
    private final VBox details = new VBox(6);
    private List<ParameterRow> parameters = List.of();
    private boolean updating;

    StepRow(PipelineViewModel model, Pipeline.Step first) {
        super(4);
        this.model = model;
        choice = first.augmentation().choice();
        String id = choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        setId("step-" + id);
        getStyleClass().add("pipeline-step");
        AugmentationCard card = AugmentationCard.of(first.augmentation());
        on.setText(card.title());
        on.getStyleClass().add("pipeline-title");
        on.setMinWidth(Region.USE_PREF_SIZE);
        on.setOnAction(_ -> model.enable(choice, on.isSelected()));
        on.setTooltip(new Tooltip("Imitates " + card.purpose()));
        share.getStyleClass().addAll("amaes-quiet", "pipeline-share");
        percent = new NumberField(card.title() + ", probability in percent", value -> model.probability(choice, value / 100), this::complain);
        probability.setId("probability-" + id);
        probability.setBlockIncrement(5);
        probability.setAccessibleText(card.title() + ", probability in percent");
        probability.valueProperty().addListener((_, _, value) -> {
            if (!updating) {
                model.probability(choice, Math.rint(value.doubleValue()) / 100).ifPresent(this::complain);
            }
        });
        probability.valueChangingProperty().addListener((_, _, _) -> model.endGesture());
        HBox.setHgrow(probability, Priority.ALWAYS);
        probability.setMinWidth(40);
        strength.setAccessibleText(card.title() + ", strength of the preview");
        strength.setId("strength-" + id);
        strength.valueProperty().addListener((_, _, value) -> {
            if (!updating && alone.isSelected()) {
                model.alone(choice, value.doubleValue());
            }
        });
        HBox.setHgrow(strength, Priority.ALWAYS);
        scrubber = line(quiet("weakest"), strength, quiet("strongest"));
        problem.getStyleClass().add("pipeline-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        details.getStyleClass().add("pipeline-details");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label unit = quiet("%");
        unit.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(line(on, space, share), line(probability, percent, unit, buttons(card.title())), scrubber, details, problem);
        shownWhile(scrubber, false);
        shownWhile(details, false);
        complain("");
        more.setOnAction(_ -> {
            if (details.getChildren().isEmpty()) {
                explain();
            }
            shownWhile(details, more.isSelected());
        });
        show(model.state().get());
    }

    /** Makes the controls of its strength, of which there are many: only for those who ask. */
    private void explain() {
        Augmentation augmentation = step(model.state().get()).orElseThrow().augmentation();
        AugmentationCard card = AugmentationCard.of(augmentation);
        Label purpose = quiet("Imitates " + card.purpose() + ".");
        purpose.setWrapText(true);
        purpose.setMinHeight(Region.USE_PREF_SIZE);
        parameters = ParameterRow.of(model, choice, card, this::complain);
        details.getChildren().add(purpose);
        details.getChildren().addAll(parameters);
        if (augmentation instanceof IntensityAugmentation) {
            details.getChildren().add(order(card.title()));
        }
    }

    private Optional<Pipeline.Step> step(PipelineViewModel.State state) {
        return state.pipeline().steps().stream().filter(step -> step.augmentation().choice() == choice).findFirst();
    }

    private HBox buttons(String title) {
        alone.setId("look-" + choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        alone.setAccessibleText("Look at " + title + " alone");
        alone.setTooltip(new Tooltip("Look at this one alone, at a strength of your choice"));
        alone.setOnAction(_ -> {
            if (alone.isSelected()) {
                model.alone(choice, strength.getValue());
            } else {
                model.together();
            }
        });
        lock.setAccessibleText("Lock " + title);
        lock.setTooltip(new Tooltip("Presets leave a locked step as it is"));
        lock.setOnAction(_ -> model.lock(choice, lock.isSelected()));
        more.setAccessibleText("Strength of " + title);
        more.setTooltip(new Tooltip("Strength ranges"));
        HBox all = new HBox(2, alone, lock, more);
        for (ToggleButton each : List.of(alone, lock, more)) {
            each.getStyleClass().add("pipeline-small");
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        return all;
    }

    private HBox order(String title) {
        Button up = new Button("Earlier");
        up.setAccessibleText(title + " happens earlier");
        up.setOnAction(_ -> model.move(choice, -1));
        Button down = new Button("Later");
        down.setAccessibleText(title + " happens later");
        down.setOnAction(_ -> model.move(choice, 1));
        up.setMinWidth(Region.USE_PREF_SIZE);
        down.setMinWidth(Region.USE_PREF_SIZE);
        up.getStyleClass().add("pipeline-small");
        down.getStyleClass().add("pipeline-small");
        return line(quiet("Place in the order"), up, down);
    }

    /** Which augmentation this is about. */
    Choice choice() {
        return choice;
    }

    /** Shows the present values. */
    void show(PipelineViewModel.State state) {
        Optional<Pipeline.Step> found = step(state);
        if (found.isEmpty()) {
            return;
        }
        Pipeline.Step step = found.get();
        updating = true;
        on.setSelected(step.enabled());
        probability.setValue(step.augmentation().probability() * 100);
        percent.show(Math.rint(step.augmentation().probability() * 10000) / 100);
        share.setText(step.enabled() ? "touches " + PipelineDifference.percent(Pipeline.share(step)) : "off");
        lock.setSelected(state.locked().contains(choice));
        Optional<StrengthPreview> here = state.alone().filter(each -> each.augmentation().choice() == choice);
        alone.setSelected(here.isPresent());
        here.ifPresent(each -> strength.setValue(each.strength()));
        shownWhile(scrubber, here.isPresent());
        List<Parameter> now = parameters.isEmpty() ? List.of() : AugmentationCard.of(step.augmentation()).parameters();
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).show(now.get(i));
        }
        updating = false;
        getStyleClass().remove("pipeline-off");
        if (!step.enabled()) {
            getStyleClass().add("pipeline-off");
        }
    }

    private void complain(String why) {
        problem.setText(why);
        shownWhile(problem, !why.isEmpty());
    }

    private static void shownWhile(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.setMinWidth(0);
        label.getStyleClass().add("amaes-quiet");
        return label;
    }

    private static HBox line(javafx.scene.Node... nodes) {
        HBox line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
