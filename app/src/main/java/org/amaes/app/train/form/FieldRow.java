package org.amaes.app.train.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.file.Choosers;
import org.amaes.app.train.form.FormField.Input;
import org.amaes.core.recipe.Sheet;

/** One field: its name and unit, what is written in it, the paper's value, why, and what is wrong with it. */
final class FieldRow extends GridPane {

    private static final double LABEL_WIDTH = 190;
    private static final double INPUT_WIDTH = 300;

    private final FormField field;
    private final ComboBox<String> box; // null where nothing can be chosen
    private final TextField text;
    private final StringProperty prompt;
    private final Label paper = new Label();
    private final Label problem = new Label();
    private boolean updating;

    /**
     * @param suggestions folders or files that are known and may be meant; none for most fields
     * @param changed told what is written
     */
    FieldRow(FormField field, Choosers choosers, List<String> suggestions, Consumer<String> changed) {
        this.field = field;
        getStyleClass().add("train-field");
        Label name = new Label(field.title());
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        Node input;
        switch (field.input()) {
            case Input.Choice choice -> {
                box = box(choice.words());
                text = box.getEditor();
                prompt = box.promptTextProperty();
                input = box;
            }
            case Input.JsonFile file when !file.words().isEmpty() -> {
                box = box(file.words());
                text = box.getEditor();
                prompt = box.promptTextProperty();
                input = withButton(box, () -> choosers.open("Choose a pipeline", Choosers.Filter.JSON).map(Object::toString));
            }
            case Input.Folder _, Input.FileOrRun _ -> {
                box = box(suggestions);
                text = box.getEditor();
                prompt = box.promptTextProperty();
                input = withChooser(box, choosers);
            }
            default -> {
                box = null;
                text = new TextField();
                prompt = text.promptTextProperty();
                input = withChooser(text, choosers);
            }
        }
        text.setId(field.id());
        name.setLabelFor(text);
        text.setAccessibleText(field.title() + ": " + field.range() + ". " + field.why());
        text.textProperty().addListener((_, _, now) -> {
            if (!updating) {
                changed.accept(now);
            }
        });
        Label why = new Label(field.range() + " · " + field.why());
        why.getStyleClass().add("train-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        paper.getStyleClass().add("train-paper");
        paper.setWrapText(true);
        paper.setMinHeight(Region.USE_PREF_SIZE);
        problem.setId(field.id() + "-problem");
        problem.getStyleClass().add("train-wrong");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, problem, why);
        getColumnConstraints().addAll(width(LABEL_WIDTH), width(INPUT_WIDTH), grow());
        addRow(0, name, input, paper);
        add(words, 1, 1, 2, 1);
        problem("");
    }

    private static ComboBox<String> box(List<String> words) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(words);
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private static ColumnConstraints width(double width) {
        return new ColumnConstraints(width, width, width);
    }

    private static ColumnConstraints grow() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private Node withChooser(Region control, Choosers choosers) {
        return switch (field.input()) {
            case Input.Folder _ -> withButton(control, () -> choosers.folder("Choose the prepared scans").map(Object::toString));
            case Input.NewFolder _ -> withButton(control, () -> choosers.folder("Choose where the run's folder is made").map(parent -> parent.resolve(lastName()).toString()));
            case Input.FileOrRun _ -> withButton(control, () -> choosers.open("Choose a checkpoint", Choosers.Filter.CHECKPOINTS).map(Object::toString));
            case Input.JsonFile _ -> withButton(control, () -> choosers.open("Choose lists of scans", Choosers.Filter.JSON).map(Object::toString));
            case Input.Text _, Input.Choice _ -> control;
        };
    }

    private String lastName() {
        String written = text.getText().strip().replace('\\', '/');
        String name = written.substring(written.lastIndexOf('/') + 1);
        return name.isEmpty() ? "run" : name;
    }

    private HBox withButton(Region input, java.util.function.Supplier<Optional<String>> choose) {
        Button button = new Button("…");
        button.setId(field.id() + "-choose");
        button.setAccessibleText("Choose: " + field.label());
        button.getStyleClass().add("train-choose");
        button.setOnAction(_ -> choose.get().ifPresent(text::setText));
        HBox line = new HBox(4, input, button);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(input, Priority.ALWAYS);
        return line;
    }

    /** Shows what the order says, what is in effect where it says nothing, and what the paper says: the same, unless it cannot be. */
    void show(String written, String inEffect, Optional<Sheet.Row> row, boolean wrong) {
        if (!text.getText().strip().equals(written)) {
            updating = true;
            if (box != null) {
                box.setValue(written); // the editor takes its text from it, also when it is made later
            }
            text.setText(written);
            updating = false;
        }
        prompt.set(inEffect);
        boolean silent = row.isEmpty() || row.get().paper().agreement() == Sheet.Agreement.SILENT;
        boolean same = !silent && row.get().paper().agreement() == Sheet.Agreement.SAME;
        paper.setText(silent ? "" : (wrong ? "paper: " : same ? "= paper: " : "≠ paper: ") + row.get().paper().text());
        paper.getStyleClass().removeAll("train-differs");
        if (!silent && !same && !wrong) {
            paper.getStyleClass().add("train-differs");
        }
    }

    /** Shows what is wrong; nothing for an empty sentence. */
    void problem(String sentence) {
        problem.setText(sentence.isEmpty() ? "" : "⚠ " + sentence);
        problem.setVisible(!sentence.isEmpty());
        problem.setManaged(!sentence.isEmpty());
        text.getStyleClass().removeAll("train-wrong-field");
        if (!sentence.isEmpty()) {
            text.getStyleClass().add("train-wrong-field");
        }
    }

    /** Gives it the keyboard. */
    void focus() {
        text.requestFocus();
    }

    /** The field. */
    FormField field() {
        return field;
    }
}
