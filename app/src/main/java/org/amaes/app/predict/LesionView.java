package org.amaes.app.predict;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.paint.Color;
import javafx.scene.control.TableCell;
import org.amaes.core.lesion.Lesion;
import org.amaes.core.lesion.LesionTable;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.state.Navigation;
import org.amaes.viewer.state.Position;

/** The table of lesions: a click, or an arrow key, takes the viewer there. Follows the labels while they are painted on. */
final class LesionView extends VBox {

    private final LabelWork work;
    private final ObservableList<Lesion> lesions = FXCollections.observableArrayList();
    private final SortedList<Lesion> sorted = new SortedList<>(lesions);
    private final TableView<Lesion> table = new TableView<>(sorted);
    private final Label total = new Label();
    private boolean showing;

    LesionView(LabelWork work) {
        super(6);
        this.work = work;
        getStyleClass().add("predict-lesions");
        total.setId("lesion-total");
        total.setWrapText(true);
        total.setMinHeight(Region.USE_PREF_SIZE);
        total.getStyleClass().add("amaes-quiet");
        table.setId("lesion-table");
        table.setAccessibleText("Lesions of the labels on show");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().setAll(List.of(number(), label(), volume(), place()));
        table.setPlaceholder(words("No labels are on show."));
        table.setRowFactory(_ -> row());
        table.setPrefHeight(240);
        table.setMinHeight(120);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> go(chosen));
        setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(total, table);
        work.lesions().addListener((_, _, now) -> show(now));
        work.labels().addListener((_, _, _) -> show(work.lesions().get()));
        show(work.lesions().get());
    }

    private static Label words(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("amaes-quiet");
        label.setWrapText(true);
        return label;
    }

    private static <T> TableColumn<Lesion, T> column(String title, double width, Function<Lesion, T> value) {
        TableColumn<Lesion, T> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }

    private static TableColumn<Lesion, Integer> number() {
        return column("No.", 46, Lesion::number);
    }

    private TableColumn<Lesion, Integer> label() {
        TableColumn<Lesion, Integer> column = column("Label", 96, Lesion::label);
        column.setCellFactory(_ -> new LabelCell());
        return column;
    }

    private static TableColumn<Lesion, Double> volume() {
        TableColumn<Lesion, Double> column = column("ml", 64, Lesion::millilitres);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Double value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty ? null : millilitres(value));
            }
        });
        return column;
    }

    private static TableColumn<Lesion, String> place() {
        TableColumn<Lesion, String> column = new TableColumn<>("Centre, mm");
        column.setPrefWidth(120);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(String.format(Locale.ROOT, "%.0f, %.0f, %.0f", row.getValue().centre().x(),
                row.getValue().centre().y(), row.getValue().centre().z())));
        column.setComparator(Comparator.comparingDouble(text -> Double.parseDouble(text.substring(text.lastIndexOf(' ') + 1)))); // from below
        return column;
    }

    private TableRow<Lesion> row() {
        TableRow<Lesion> row = new TableRow<>();
        row.setOnMouseClicked(_ -> go(row.getItem())); // also the one that is chosen already
        return row;
    }

    private void go(Lesion lesion) {
        if (lesion != null && !showing) {
            ViewerModel viewer = work.viewer();
            viewer.navigate(state -> Navigation.moveTo(state, new Position(lesion.inside().x(), lesion.inside().y(), lesion.inside().z())));
        }
    }

    private LabelPalette palette() {
        return work.viewer().now().layers().stream().filter(Layer.Labels.class::isInstance).map(layer -> ((Layer.Labels) layer).palette()).findFirst()
                .orElse(LabelPalette.STANDARD);
    }

    private void show(LesionTable now) {
        showing = true;
        int chosen = table.getSelectionModel().getSelectedItem() == null ? 0 : table.getSelectionModel().getSelectedItem().number();
        lesions.setAll(now.lesions());
        lesions.stream().filter(each -> each.number() == chosen).findFirst().ifPresent(table.getSelectionModel()::select);
        showing = false;
        table.setPlaceholder(words(work.labels().get() == null ? "No labels are on show." : "Nothing is outlined."));
        if (work.labels().get() == null) {
            total.setText("");
            return;
        }
        int count = now.lesions().size();
        String volumes = now.millilitres().entrySet().stream().map(each -> palette().name(each.getKey()) + " " + millilitres(each.getValue()) + " ml")
                .collect(Collectors.joining(", "));
        total.setText(count == 0 ? "No lesions" : count + (count == 1 ? " lesion" : " lesions") + ": " + volumes);
    }

    /** Small ones with more digits. */
    static String millilitres(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : value < 10 ? "%.3f" : "%.1f", value);
    }

    /** A label's name with its colour. */
    private final class LabelCell extends TableCell<Lesion, Integer> {
        @Override
        protected void updateItem(Integer item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : palette().name(item));
            int argb = empty ? 0 : palette().argb(item);
            setGraphic(empty ? null : new Rectangle(10, 10, Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF)));
        }
    }
}
