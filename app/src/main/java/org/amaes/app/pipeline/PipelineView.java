package org.amaes.app.pipeline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.amaes.app.file.Choosers;
import org.amaes.app.place.Gradual;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.controlsfx.control.SegmentedButton;

/** The pipeline editor: presets above, the ordered list of augmentations below. */
public final class PipelineView extends VBox {

    /** The style sheet of the editor, for the scene that shows it. */
    public static final String SHEET = Objects.requireNonNull(PipelineView.class.getResource("pipeline.css")).toExternalForm();

    private static final int MOST_LINES = 6;

    private final PipelineViewModel model;
    private final Choosers choosers;
    private final VBox steps = new VBox();
    private final Map<Choice, StepRow> rows = new EnumMap<>(Choice.class);
    private final Gradual growing = new Gradual(this);
    private final Label touched = new Label();
    private final Label difference = new Label();
    private final ChoiceBox<Edition> edition = new ChoiceBox<>();
    private final SegmentedButton selections = new SegmentedButton();
    private final Button undo = small("Undo", "Take the last change back", () -> model().undo());
    private final Button redo = small("Redo", "Make it again", () -> model().redo());
    private final ToggleButton force = new ToggleButton("Force all on");
    private boolean updating;

    public PipelineView(PipelineViewModel model, Choosers choosers) {
        this.model = model;
        this.choosers = choosers;
        getStyleClass().add("pipeline");
        ScrollPane scroll = new ScrollPane(steps);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("amaes-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), scroll);
        model.state().addListener((_, _, now) -> show(now));
        show(model.state().get());
        model.state().get().pipeline().steps().forEach(step -> growing.then(() -> grow(step.augmentation().choice())));
    }

    private PipelineViewModel model() {
        return model;
    }

    private Node head() {
        Label title = new Label("Pipeline");
        title.getStyleClass().add("pipeline-heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = line(title, space, undo, redo, small("Open …", "Open a pipeline file", this::open), small("Save …", "Save as a file for amaes and training", this::save));
        edition.getItems().setAll(Edition.values());
        edition.setConverter(words());
        edition.setAccessibleText("Whose word counts: paper, published code, or corrected");
        edition.setOnAction(_ -> preset());
        edition.getStyleClass().add("pipeline-small");
        force.setId("force");
        force.setTooltip(new Tooltip("Look at patches to which everything happens; the pipeline itself stays as it is"));
        force.getStyleClass().add("pipeline-small");
        force.setMinWidth(Region.USE_PREF_SIZE);
        force.setOnAction(_ -> model.force(force.isSelected()));
        touched.setId("touched");
        touched.getStyleClass().add("amaes-quiet");
        difference.setId("difference");
        difference.setWrapText(true);
        difference.setMinHeight(Region.USE_PREF_SIZE);
        difference.getStyleClass().add("pipeline-difference");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        VBox head = new VBox(8, first, line(selections(), edition), line(touched, between, force), difference);
        head.getStyleClass().add("pipeline-head");
        return head;
    }

    private SegmentedButton selections() {
        ToggleGroup group = new ToggleGroup();
        for (Selection selection : Selection.values()) {
            ToggleButton button = new ToggleButton(PresetName.words(selection));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("pipeline-small");
            button.setId("preset-" + PresetName.words(selection));
            button.setUserData(selection);
            button.setAccessibleText("Preset " + PresetName.words(selection));
            button.setOnAction(_ -> {
                button.setSelected(true);
                preset();
            });
            selections.getButtons().add(button);
        }
        selections.setToggleGroup(group);
        return selections;
    }

    private void preset() {
        if (!updating) {
            Selection selection = selections.getButtons().stream().filter(ToggleButton::isSelected).map(button -> (Selection) button.getUserData())
                    .findFirst().orElse(Selection.ALL);
            model.preset(new PresetName(selection, edition.getValue()));
        }
    }

    private void show(PipelineViewModel.State state) {
        updating = true;
        List<Choice> order = state.pipeline().steps().stream().map(step -> step.augmentation().choice()).toList();
        List<Node> sorted = order.stream().<Node>map(rows::get).filter(Objects::nonNull).toList();
        if (!sorted.equals(steps.getChildren())) {
            steps.getChildren().setAll(sorted);
        }
        rows.values().forEach(row -> row.show(state));
        selections.getButtons().forEach(button -> button.setSelected(button.getUserData() == state.preset().selection()));
        edition.setValue(state.preset().edition());
        force.setSelected(state.forced());
        undo.setDisable(!model.canUndo());
        redo.setDisable(!model.canRedo());
        touched.setText("Touches " + PipelineDifference.percent(state.pipeline().shareTouched()) + " of patches");
        difference(state);
        updating = false;
    }

    /** Makes the row of a step; the steps are always the same ones, in whatever order. */
    private void grow(Choice choice) {
        Pipeline.Step step = model.state().get().pipeline().steps().stream().filter(each -> each.augmentation().choice() == choice).findFirst().orElseThrow();
        rows.put(choice, new StepRow(model, step));
        show(model.state().get());
    }

    /** Whether all of it is there. */
    public boolean isSettled() {
        return growing.isDone();
    }

    private void difference(PipelineViewModel.State state) {
        List<String> lines = state.differences();
        String base = "“" + state.preset().words() + "”";
        if (lines.isEmpty()) {
            difference.setText("Exactly " + base);
        } else {
            String more = lines.size() > MOST_LINES ? "\n… and " + (lines.size() - MOST_LINES) + " more" : "";
            difference.setText("Other than " + base + ":\n" + String.join("\n", lines.subList(0, Math.min(MOST_LINES, lines.size()))) + more);
        }
        difference.setTooltip(lines.size() > MOST_LINES ? new Tooltip(String.join("\n", lines)) : null);
    }

    private void open() {
        choosers.open("Open a pipeline", Choosers.Filter.JSON).ifPresent(model::load);
    }

    private void save() {
        choosers.save("Save the pipeline", "pipeline.json", Choosers.Filter.JSON).ifPresent(model::save);
    }

    private static Button small(String words, String help, Runnable action) {
        Button button = new Button(words);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("pipeline-small");
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static StringConverter<Edition> words() {
        return new StringConverter<>() {
            @Override
            public String toString(Edition edition) {
                return edition == null ? "" : PresetName.words(edition);
            }

            @Override
            public Edition fromString(String words) {
                throw new UnsupportedOperationException(); // nobody types here
            }
        };
    }
}
