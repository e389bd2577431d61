package org.amaes.app.explore;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.core.augment.AdditiveNoise;
import org.amaes.core.augment.BiasField;
import org.amaes.core.augment.Gamma;
import org.amaes.core.augment.GaussianBlur;
import org.amaes.core.augment.GibbsRinging;
import org.amaes.core.augment.IntensityAugmentation;
import org.amaes.core.augment.LowResolution;
import org.amaes.core.augment.MotionGhosting;
import org.amaes.core.augment.MultiplicativeNoise;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.reversal.Reversal;

/** The reversal X-ray as a table: an artefact a row, with a strength to choose, two bars and a verdict in words. */
final class XrayView extends VBox {

    private static final double BAR = 84;
    private static final double NUMBER = 46;
    private static final double FULL_DB = 20;

    private final XrayViewModel model;
    private final Label words = new Label();
    private final Button run;
    private final GridPane table = new GridPane();
    private final Map<Choice, Row> rows = new HashMap<>();

    /** The cells of a row that change. */
    private record Row(Label damaged, Label redrawn, Bar undone, Bar suppressed, Label hidden, Label verdict) {
    }

    XrayView(XrayViewModel model) {
        super(6);
        this.model = model;
        setId("xray");
        getStyleClass().add("explore-xray");
        run = Controls.button("xray-run", "Measure", "Damage the clean patch by one artefact at a time and let the network redraw each", model::run);
        words.setWrapText(true);
        words.getStyleClass().add("amaes-quiet");
        table.getStyleClass().add("explore-table");
        for (int column = 0; column < 8; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(column == 7 ? Priority.ALWAYS : Priority.NEVER);
            width.setMinWidth(column == 7 ? 0 : Region.USE_PREF_SIZE);
            width.setHalignment(column == 2 || column == 3 || column == 6 ? HPos.RIGHT : HPos.LEFT);
            table.getColumnConstraints().add(width);
        }
        ScrollPane scroll = new ScrollPane(table);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("amaes-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Controls.group(run, words), scroll);
        heads();
        model.table().addListener((_, _, now) -> show(now));
        model.working().addListener((_, _, _) -> show(model.table().get()));
        model.problem().addListener((_, _, _) -> show(model.table().get()));
        managedProperty().bind(visibleProperty());
        show(model.table().get());
    }

    private void heads() {
        String[] heads = {"Artefact", "Strength", "Damaged", "Redrawn", "Undone, dB", "Weakened, dB", "Hidden", "In words"};
        String[] helps = {"", "Where in its range the artefact is taken", "The damaged patch against the clean one, over voxels that the network sees",
            "What the network makes of it, over the same voxels", "Redrawn less damaged: how much closer to clean it is. Negative: the network's own redrawing is coarser than the damage",
            "How much smaller the artefact's traces are in the redrawn patch than in the input, measured against the network's redrawing of the undamaged patch",
            "What the artefact changes in the redrawing of hidden voxels, dB", ""};
        for (int column = 0; column < heads.length; column++) {
            Label head = new Label(heads[column]);
            head.getStyleClass().add("explore-table-head");
            if (!helps[column].isEmpty()) {
                head.setTooltip(new Tooltip(helps[column]));
            }
            head.setMinWidth(Region.USE_PREF_SIZE);
            table.add(head, column, 0);
        }
    }

    private void show(XrayViewModel.Table now) {
        run.setDisable(!model.isPossible() || model.working().get());
        String base = now.undamaged().map(each -> String.format(Locale.ROOT, "Undamaged, the network redraws what it sees at %s and what is hidden at %s.",
                StageNumbers.decibels(each.redrawn().visibleDb()), StageNumbers.decibels(each.redrawn().hiddenDb())))
                .orElse(model.isPossible() ? "One artefact at a time on the clean patch, same mask; dB are peak signal-to-noise ratios against the clean patch."
                        : "Needs a scan and a network.");
        words.setText(!model.problem().get().isEmpty() ? model.problem().get() : model.working().get() ? base + " Measuring …" : base);
        for (XrayViewModel.Row row : now.rows()) {
            update(rows.computeIfAbsent(row.artefact().choice(), _ -> add(row)), row);
        }
    }

    private Row add(XrayViewModel.Row row) {
        int at = rows.size() + 1;
        Slider strength = new Slider(0, 1, row.strength());
        strength.setPrefWidth(110);
        strength.setId("xray-" + row.artefact().choice().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        strength.setAccessibleText("Strength of " + title(row.artefact()));
        strength.valueChangingProperty().addListener((_, _, changing) -> {
            if (!changing) {
                model.strength(row.artefact().choice(), strength.getValue());
            }
        });
        strength.valueProperty().addListener((_, _, value) -> {
            if (!strength.isValueChanging()) {
                model.strength(row.artefact().choice(), value.doubleValue());
            }
        });
        Row cells = new Row(new Label(), new Label(), new Bar(), new Bar(), new Label(), new Label());
        table.addRow(at, new Label(title(row.artefact())), strength, cells.damaged(), cells.redrawn(), cells.undone(), cells.suppressed(), cells.hidden(),
                cells.verdict());
        return cells;
    }

    private static void update(Row cells, XrayViewModel.Row row) {
        if (row.result().isEmpty()) {
            cells.damaged().setText("");
            cells.redrawn().setText("");
            cells.undone().clear();
            cells.suppressed().clear();
            cells.hidden().setText("");
            cells.verdict().setText("");
            return;
        }
        Reversal result = row.result().get();
        cells.damaged().setText(StageNumbers.decibels(result.damaged().visibleDb()));
        cells.redrawn().setText(StageNumbers.decibels(result.redrawn().visibleDb()));
        cells.undone().show(result.undoneDb());
        cells.suppressed().show(result.suppressedDb());
        cells.hidden().setText(Double.isFinite(result.hiddenCostDb()) ? String.format(Locale.ROOT, "%+.1f", -result.hiddenCostDb()) : "–");
        cells.verdict().setText(result.verdict());
        cells.verdict().setTooltip(new Tooltip(row.numbers() + ": " + result.verdict()));
    }

    private static String title(IntensityAugmentation artefact) {
        return switch (artefact) {
            case AdditiveNoise _ -> "Additive noise";
            case GaussianBlur _ -> "Blur";
            case MultiplicativeNoise _ -> "Multiplicative noise";
            case MotionGhosting _ -> "Motion";
            case GibbsRinging _ -> "Ringing";
            case LowResolution _ -> "Low resolution";
            case BiasField _ -> "Bias field";
            case Gamma _ -> "Gamma";
        };
    }

    /** A number as a bar to the right (gained) or left (lost) of a middle line, and as text. */
    private static final class Bar extends HBox {

        private final Region fill = new Region();
        private final Label number = new Label();

        Bar() {
            super(6);
            Pane field = new Pane(fill);
            field.setPrefWidth(BAR);
            field.setMinWidth(BAR);
            field.getStyleClass().add("explore-db");
            fill.setManaged(false);
            number.setMinWidth(NUMBER);
            number.setAlignment(Pos.CENTER_RIGHT);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(field, number);
            clear();
        }

        void clear() {
            fill.setVisible(false);
            number.setText("");
        }

        void show(double decibels) {
            number.setText(Double.isNaN(decibels) ? "–" : Double.isInfinite(decibels) ? "all" : String.format(Locale.ROOT, "%+.1f", decibels));
            double share = Double.isNaN(decibels) ? 0 : Math.clamp(decibels / FULL_DB, -1.0, 1.0);
            fill.setVisible(share != 0);
            fill.getStyleClass().setAll(share > 0 ? "explore-gained" : "explore-lost");
            double wide = Math.abs(share) * BAR / 2;
            fill.resizeRelocate(share > 0 ? BAR / 2 : BAR / 2 - wide, 3, wide, 14);
        }
    }
}
