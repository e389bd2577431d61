package org.amaes.app.train.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.file.Choosers;
import org.amaes.app.train.form.FormField.Input;
import org.amaes.app.train.list.RunRow;
import org.amaes.core.order.OrderText;
import org.amaes.core.order.TrainingOrder.Kind;
import org.amaes.core.recipe.RecipeJson;
import org.controlsfx.control.SegmentedButton;

/** The form: fields on the left, the forecast and the start beside them. */
public final class RunFormView extends BorderPane {

    private static final double MARGIN = 40;

    private final RunFormViewModel model;
    private final Choosers choosers;
    private final List<RunRow> runs;
    private final VBox column = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final List<FieldRow> rows = new ArrayList<>();
    private final ToggleButton pretrain = new ToggleButton("Pretraining");
    private final ToggleButton finetune = new ToggleButton("Fine-tuning");
    private Kind kind;
    private List<String> others = List.of();

    /**
     * @param runs the runs that are known, from which data and starting points are suggested
     * @param started called when a run has been started
     * @param back called when the person wants none
     */
    public RunFormView(RunFormViewModel model, Choosers choosers, List<RunRow> runs, Runnable started, Runnable back) {
        this.model = model;
        this.choosers = choosers;
        this.runs = runs;
        setId("run-form");
        getStyleClass().add("train-form");
        Button away = new Button("Back to the runs");
        away.setId("form-back");
        away.setOnAction(_ -> back.run());
        SegmentedButton kinds = new SegmentedButton(pretrain, finetune);
        kinds.setToggleGroup(new ToggleGroup());
        pretrain.setId("form-pretrain");
        finetune.setId("form-finetune");
        pretrain.setOnAction(_ -> choose(Kind.PRETRAIN));
        finetune.setOnAction(_ -> choose(Kind.FINETUNE));
        Label title = new Label("New run");
        title.getStyleClass().add("train-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(16, title, kinds, space, away);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("train-form-head");
        column.getStyleClass().add("train-column");
        scroll.setContent(column);
        scroll.setFitToWidth(true);
        setTop(head);
        setCenter(scroll);
        setRight(new StartPanel(model, started, this::reveal));
        model.state().addListener((_, _, state) -> show(state));
        show(model.state().get());
    }

    private void choose(Kind chosen) {
        model.kind(chosen);
        show(model.state().get());
    }

    private void show(RunFormViewModel.State state) {
        pretrain.setSelected(state.order().kind() == Kind.PRETRAIN);
        finetune.setSelected(state.order().kind() == Kind.FINETUNE);
        List<String> unknown = unknown(state.order());
        if (state.order().kind() != kind || !unknown.equals(others)) {
            kind = state.order().kind();
            others = unknown;
            build();
        }
        JsonNode recipe = state.check().recipe().map(each -> (JsonNode) RecipeJson.write(each)).orElse(null);
        Map<String, String> problems = state.check().problems();
        for (FieldRow row : rows) {
            FormField field = row.field();
            row.show(state.order().texts().getOrDefault(field.name(), ""), inEffect(field, recipe),
                    field.item().flatMap(item -> state.check().sheet().flatMap(sheet -> sheet.row(item))), problems.containsKey(field.name()));
            if (!state.checking()) {
                row.problem(problems.getOrDefault(field.name(), ""));
            }
        }
    }

    private static String inEffect(FormField field, JsonNode recipe) {
        return recipe == null || field.path().isEmpty() ? "" : recipe.at(field.path().get()).asText("");
    }

    /** Fields of the recipe that an order has and the form has no row for, as a copied run may. */
    private static List<String> unknown(OrderText order) {
        List<String> known = FormSection.all(order.kind()).stream().map(FormField::name).toList();
        return order.texts().keySet().stream().filter(name -> name.startsWith(OrderText.SET) && !known.contains(name)).toList();
    }

    private List<String> suggestions(FormField field) {
        return switch (field.input()) {
            case Input.Folder _ -> runs.stream().map(RunRow::data).filter(data -> !data.isEmpty()).distinct().toList();
            case Input.FileOrRun _ -> runs.stream().filter(row -> row.kind().equals(RunRow.PRETRAINING)).map(row -> row.path().toString()).toList();
            case Input.Text _, Input.Choice _, Input.JsonFile _, Input.NewFolder _ -> List.of();
        };
    }

    private void build() {
        rows.clear();
        column.getChildren().clear();
        for (FormSection section : FormSection.values()) {
            add(section.title(), section.fields(kind));
        }
        if (!others.isEmpty()) {
            add("Other fields of the recipe", others.stream().map(name -> new FormField(name, name.substring(OrderText.SET.length()), "", "as in the run that was copied",
                    "The command line sets it with --set.", new Input.Text(), Optional.empty(), Optional.empty(), List.of(kind))).toList());
        }
    }

    private void add(String title, List<FormField> fields) {
        Label heading = new Label(title);
        heading.getStyleClass().add("amaes-heading");
        VBox card = new VBox();
        card.getStyleClass().add("amaes-card");
        for (FormField field : fields) {
            FieldRow row = new FieldRow(field, choosers, suggestions(field), text -> model.set(field.name(), text));
            rows.add(row);
            card.getChildren().add(row);
        }
        column.getChildren().addAll(heading, card);
    }

    /** Scrolls to a field and gives it the keyboard. */
    private void reveal(String name) {
        rows.stream().filter(row -> row.field().name().equals(name)).findFirst().ifPresent(row -> {
            double top = column.sceneToLocal(row.localToScene(row.getBoundsInLocal())).getMinY();
            double hidden = column.getHeight() - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp((top - MARGIN) / hidden, 0, 1));
            row.focus();
        });
    }

    /** Takes up what is known by now, for a form that is opened anew. */
    public void refresh() {
        build();
        show(model.state().get());
    }

    /** Whether nothing is being looked at. */
    public boolean isSettled() {
        return !model.state().get().checking() && !(model.state().get().forecasting() instanceof RunFormViewModel.Forecasting.Working);
    }
}
