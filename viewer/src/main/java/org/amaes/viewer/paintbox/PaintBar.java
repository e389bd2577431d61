package org.amaes.viewer.paintbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.amaes.viewer.paint.Overwrite;
import org.amaes.viewer.paint.PaintSettings;
import org.amaes.viewer.paint.ValueRange;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.state.Tool;

/** The bar above panes in which is painted: tools, label, brush, threshold, protection, interpolation, undo and save. */
public final class PaintBar extends FlowPane {

    private static final int OFFERED = 12;

    private final PaintBox box;
    private final ViewerModel model;
    private final ToggleButton brush = tool("Brush", "B", Tool.BRUSH);
    private final ToggleButton eraser = tool("Eraser", "X", Tool.ERASER);
    private final ToggleButton fill = tool("Fill", "F", Tool.FILL);
    private final ComboBox<Integer> label = new ComboBox<>();
    private final Slider size = new Slider(PaintSettings.LEAST_RADIUS, 20, 3);
    private final Label millimetres = new Label();
    private final ToggleButton solid = new ToggleButton("3-D");
    private final ToggleButton threshold = new ToggleButton("Threshold");
    private final TextField low = new TextField();
    private final TextField high = new TextField();
    private final ComboBox<Overwrite> over = new ComboBox<>();
    private final Button save = new Button("Save…");
    private final Label message = new Label();
    private boolean showing;

    /** A bar for a box; {@link #setOnSave} says what its save button does. */
    public PaintBar(PaintBox box) {
        super(6, 6);
        this.box = box;
        this.model = box.model();
        getStyleClass().add("paint-bar");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText("Painting");
        Button interpolate = button("Interpolate", "Fill the label in hand between painted slices (I)", box::interpolate);
        Button undo = button("Undo", "Take back (Ctrl+Z)", model::undo);
        Button redo = button("Redo", "Do again (Ctrl+Shift+Z)", model::redo);
        undo.disableProperty().bind(model.undoable().not());
        redo.disableProperty().bind(model.redoable().not());
        name(solid, "3-D brush and fill", "Paint in all slices at once instead of one (D)");
        solid.setOnAction(_ -> box.toggleSolid());
        name(threshold, "Threshold in brush", "Paint only where the scan's value lies in a range (T)");
        threshold.setOnAction(_ -> box.toggleRange());
        name(save, "Save labels", "Save the labels as NIfTI on the scan's voxels");
        save.setDisable(true);
        prepareLabel();
        prepareSize();
        prepareRange();
        prepareOver();
        message.setWrapText(true);
        message.getStyleClass().add("paint-message");
        message.textProperty().bind(box.message());
        message.managedProperty().bind(message.textProperty().isNotEmpty());
        getChildren().addAll(group(brush, eraser, fill), line(), group(new Label("Label"), label), group(new Label("Brush"), size, millimetres),
                solid, line(), group(threshold, low, new Label("to"), high), line(), group(new Label("Over"), over), line(),
                interpolate, group(undo, redo), save, message);
        box.settings().addListener(_ -> show());
        model.state().addListener(_ -> show());
        box.painting().addListener(_ -> {
            offerLabels();
            show();
        });
        offerLabels();
        show();
    }

    /** Says what the save button does; without that it is off. */
    public void setOnSave(Runnable action) {
        save.setDisable(false);
        save.setOnAction(_ -> action.run());
    }

    private ToggleButton tool(String text, String key, Tool tool) {
        ToggleButton button = new ToggleButton(text);
        name(button, text, text + " (" + key + ")");
        button.setOnAction(_ -> box.take(model.now().tool() == tool ? Tool.NAVIGATE : tool));
        return button;
    }

    private static Button button(String text, String tip, Runnable action) {
        Button button = new Button(text);
        name(button, text, tip);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static void name(ButtonBase control, String words, String tip) {
        control.setAccessibleText(words);
        control.setTooltip(new Tooltip(tip));
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(4, nodes);
        group.setStyle("-fx-alignment: center-left;");
        return group;
    }

    private static Separator line() {
        Separator line = new Separator(javafx.geometry.Orientation.VERTICAL);
        line.setPrefHeight(24);
        return line;
    }

    private void prepareLabel() {
        label.setAccessibleText("Label in hand");
        label.setTooltip(new Tooltip("What is painted (number keys 1 to 9; 0 erases)"));
        label.setCellFactory(_ -> new LabelCell());
        label.setButtonCell(new LabelCell());
        label.setOnAction(_ -> {
            if (!showing && label.getValue() != null) {
                box.settings().set(box.settings().get().withLabel(label.getValue()));
            }
        });
    }

    private void prepareSize() {
        size.setPrefWidth(110);
        size.setAccessibleText("Radius of the brush in millimetres");
        size.setTooltip(new Tooltip("Radius of the brush (+ and −)"));
        size.valueProperty().addListener((_, _, value) -> {
            if (!showing) {
                box.settings().set(box.settings().get().withRadius(Math.rint(value.doubleValue() * 4) / 4));
            }
        });
        millimetres.setMinWidth(58);
    }

    private void prepareRange() {
        for (TextField field : List.of(low, high)) {
            field.setPrefColumnCount(5);
            field.setAccessibleText(field == low ? "Lowest value that is painted on" : "Highest value that is painted on");
            field.setOnAction(_ -> readRange());
            field.focusedProperty().addListener((_, _, focused) -> {
                if (!focused) {
                    readRange();
                }
            });
        }
    }

    /** Takes the range over from its fields, or, where they hold none, shows the last one again. */
    private void readRange() {
        try {
            ValueRange range = new ValueRange(Double.parseDouble(low.getText().strip()), Double.parseDouble(high.getText().strip()));
            if (box.settings().get().range().isPresent()) {
                box.settings().set(box.settings().get().withRange(Optional.of(range)));
            }
        } catch (IllegalArgumentException _) {
            show();
        }
    }

    private void prepareOver() {
        over.setAccessibleText("What may be painted over");
        over.setTooltip(new Tooltip("What may be painted over; everything else is protected"));
        over.setCellFactory(_ -> new OverCell());
        over.setButtonCell(new OverCell());
        over.setOnAction(_ -> {
            if (!showing && over.getValue() != null) {
                box.settings().set(box.settings().get().withOverwrite(over.getValue()));
            }
        });
    }

    private LabelPalette palette() {
        return box.painting().get().flatMap(painting -> model.now().layers().stream()
                .filter(layer -> layer instanceof Layer.Labels labels && labels.labels() == painting.labels())
                .map(layer -> ((Layer.Labels) layer).palette()).findFirst()).orElse(LabelPalette.STANDARD);
    }

    private void offerLabels() {
        showing = true;
        TreeSet<Integer> labels = new TreeSet<>(palette().names().keySet());
        IntStream.rangeClosed(1, OFFERED).forEach(labels::add);
        box.painting().get().ifPresent(painting -> {
            long[] counts = painting.labels().histogram();
            IntStream.rangeClosed(1, 255).filter(each -> counts[each] > 0).forEach(labels::add);
        });
        labels.remove(0);
        label.getItems().setAll(labels);
        List<Overwrite> choices = new ArrayList<>(List.of(Overwrite.EVERYTHING, Overwrite.BACKGROUND));
        labels.forEach(each -> choices.add(new Overwrite.Only(each)));
        over.getItems().setAll(choices);
        showing = false;
    }

    private void show() {
        showing = true;
        PaintSettings now = box.settings().get();
        Tool tool = model.now().tool();
        brush.setSelected(tool == Tool.BRUSH);
        eraser.setSelected(tool == Tool.ERASER);
        fill.setSelected(tool == Tool.FILL);
        label.setValue(now.label());
        size.setValue(now.radius());
        millimetres.setText(String.format(Locale.ROOT, "%.2f mm", now.radius()));
        solid.setSelected(now.solid());
        threshold.setSelected(now.range().isPresent());
        for (TextField field : List.of(low, high)) {
            field.setDisable(now.range().isEmpty());
        }
        now.range().ifPresent(range -> {
            low.setText(number(range.low()));
            high.setText(number(range.high()));
        });
        over.setValue(now.overwrite());
        setDisable(box.painting().get().isEmpty());
        showing = false;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.5g", value);
    }

    /** A label with its colour. */
    private final class LabelCell extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer item, boolean empty) {
            super.updateItem(item, empty);
            boolean none = empty || item == null;
            setText(none ? null : item + "  " + (palette().names().containsKey(item) ? palette().name(item) : ""));
            int argb = none ? 0 : palette().argb(item);
            Rectangle swatch = new Rectangle(14, 14, Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
            swatch.setStroke(Color.gray(0.4));
            setGraphic(none ? null : swatch);
        }
    }

    /** What may be painted over, in words. */
    private final class OverCell extends ListCell<Overwrite> {
        @Override
        protected void updateItem(Overwrite item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : switch (item) {
                case Overwrite.Everything _ -> "everything";
                case Overwrite.Only only -> only.label() == 0 ? "background only" : "only " + palette().name(only.label());
            });
        }
    }
}
