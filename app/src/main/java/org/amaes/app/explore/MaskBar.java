package org.amaes.app.explore;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.amaes.app.explore.PatchChoice.Manner;
import org.amaes.app.file.Choosers;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;
import org.amaes.core.masking.Masking;
import org.amaes.viewer.state.Tool;
import org.controlsfx.control.SegmentedButton;

/** What is hidden from the network, and which network redraws it. */
final class MaskBar extends ToolBar {

    private static final List<Integer> TOKENS = List.of(2, 4, 8, 16);

    private final Exploring models;
    private final StageGrid stages;
    private final SegmentedButton manners;
    private final Slider ratio = new Slider(0, 95, 60);
    private final Label percent = new Label();
    private final ChoiceBox<Integer> token = new ChoiceBox<>();
    private final HBox chance;
    private final HBox hand;
    private final SegmentedButton tools;
    private final MenuButton more = new MenuButton("Network");
    private final Tooltip networkName = new Tooltip();
    private final CheckMenuItem live = new CheckMenuItem("Redraw whenever the patch changes");
    private final MenuItem now = Controls.item("Redraw now", () -> redraw());
    private final Button every;
    private boolean updating;

    MaskBar(Exploring models, Choosers choosers, StageGrid stages) {
        this.models = models;
        this.stages = stages;
        getStyleClass().add("explore-bar");
        manners = Controls.segments("hide", List.of(Manner.values()), MaskBar::words, this::manner);
        ratio.setId("mask-ratio");
        ratio.setPrefWidth(70);
        ratio.setBlockIncrement(5);
        ratio.setAccessibleText("Share of hidden tokens in percent");
        ratio.valueProperty().addListener((_, _, _) -> masking());
        percent.setMinWidth(36);
        token.getItems().setAll(TOKENS);
        token.getStyleClass().add("explore-small");
        token.setAccessibleText("Voxels a side of a token");
        token.setConverter(new TokenWords());
        token.setOnAction(_ -> masking());
        chance = Controls.group(ratio, percent);
        tools = Controls.segments("mask-tool", List.of(Tool.BRUSH, Tool.ERASER), tool -> tool == Tool.BRUSH ? "Hide" : "Show", stages::take);
        MenuButton strokes = new MenuButton("Edit");
        strokes.setId("mask-edit");
        strokes.getStyleClass().add("explore-small");
        strokes.setTooltip(new Tooltip("Undo a stroke, hide nothing, or begin with what the seed hides"));
        strokes.getItems().addAll(Controls.item("Undo the last stroke  (Ctrl+Z)", models.painting()::undo),
                Controls.item("Make it again  (Ctrl+Shift+Z)", models.painting()::redo), new SeparatorMenuItem(),
                Controls.item("Hide nothing", models.painting()::clear), Controls.item("Begin with what the seed hides", this::fromChance));
        hand = Controls.group(tools, brush(), strokes);
        more.setId("network");
        more.setGraphic(new IconView(Icon.CHECKPOINT, 15));
        more.getStyleClass().addAll("explore-small", "explore-network");
        more.setTooltip(networkName);
        more.getItems().addAll(Controls.item("Open a checkpoint …", () -> choosers.open("Open a pretrained checkpoint", Choosers.Filter.CHECKPOINTS)
                .ifPresent(models.networks()::open)), Controls.item("Open a run …", () -> choosers.folder("Open a pretraining run").ifPresent(models.networks()::open)),
                Controls.item("Train a practice network", models.practice()::begin), new SeparatorMenuItem(), live, now);
        live.setId("follow");
        live.setSelected(true);
        live.setOnAction(_ -> models.redraw().live().set(live.isSelected()));
        every = Controls.button("every-token", "Every token", "Predict every voxel from its surroundings, in several passes: "
                + "what the network did not expect stands out in the error", models.redraw()::everyTokenOnce);
        ToggleButton residual = new ToggleButton("Residual");
        residual.setId("residual");
        residual.getStyleClass().add("explore-small");
        residual.setTooltip(new Tooltip("Show the error over the scan, only where the network did not see"));
        stages.residualOnly().bind(residual.selectedProperty());
        getItems().addAll(Controls.group(Controls.label("Hide"), manners, token), chance, hand, Controls.space(), more, every, residual);
        models.explore().choice().addListener((_, _, _) -> show());
        models.explore().scan().addListener((_, _, _) -> show());
        models.redraw().network().addListener((_, _, _) -> show());
        show();
    }

    /** Token sizes for people. */
    private static final class TokenWords extends javafx.util.StringConverter<Integer> {
        @Override
        public String toString(Integer side) {
            return side == null ? "" : side + "³";
        }

        @Override
        public Integer fromString(String words) {
            throw new UnsupportedOperationException(); // nobody types here
        }
    }

    private static String words(Manner manner) {
        return switch (manner) {
            case DRAWN -> "by chance";
            case PAINTED -> "by hand";
            case LESION -> "the lesion";
        };
    }

    private void redraw() {
        models.redraw().redraw();
    }

    private HBox brush() {
        Slider size = new Slider(0, 5, models.painting().radius());
        size.setPrefWidth(56);
        size.setMajorTickUnit(1);
        size.setMinorTickCount(0);
        size.setSnapToTicks(true);
        size.setAccessibleText("Radius of the brush in tokens");
        size.setTooltip(new Tooltip("Radius of the brush in tokens"));
        size.valueProperty().addListener((_, _, value) -> models.painting().radius((int) Math.rint(value.doubleValue())));
        ToggleButton ball = new ToggleButton("3-D");
        ball.getStyleClass().add("explore-small");
        ball.setSelected(models.painting().isRound());
        ball.setTooltip(new Tooltip("On: a ball through the slices. Off: this layer of tokens only"));
        ball.setOnAction(_ -> models.painting().round(ball.isSelected()));
        return Controls.group(Controls.label("Size"), size, ball);
    }

    private void manner(Manner manner) {
        models.explore().manner(manner);
        stages.take(manner == Manner.PAINTED ? Tool.BRUSH : Tool.NAVIGATE);
        Controls.select(tools, Tool.BRUSH);
    }

    private void fromChance() {
        models.explore().manner(Manner.DRAWN);
        models.painting().takeShown();
        stages.take(Tool.BRUSH);
    }

    private void masking() {
        if (!updating) {
            models.explore().masking(new Masking(token.getValue(), Math.rint(ratio.getValue()) / 100, models.explore().choice().get().masking().rule()));
        }
    }

    private void show() {
        updating = true;
        PatchChoice choice = models.explore().choice().get();
        OpenScan scan = models.explore().scan().get();
        boolean lesions = scan != null && scan.hasLesions();
        Controls.select(manners, choice.manner());
        manners.getButtons().get(Manner.LESION.ordinal()).setDisable(!lesions);
        ratio.setValue(choice.masking().ratio() * 100);
        percent.setText(String.format(Locale.ROOT, "%.0f %%", choice.masking().ratio() * 100));
        token.setValue(choice.masking().token());
        Controls.shownWhile(chance, choice.manner() == Manner.DRAWN);
        Controls.shownWhile(hand, choice.manner() == Manner.PAINTED);
        Network used = models.redraw().network().get();
        more.setText(used == null ? "Network" : used.practice() ? "Practice network" : "Network");
        networkName.setText(used == null ? "No network is in use" : used.words() + "\n" + used.file() + (used.practice()
                ? "\nTrained on generated heads on this machine: it says nothing about patients." : ""));
        now.setDisable(used == null);
        live.setDisable(used == null);
        every.setDisable(used == null);
        updating = false;
    }
}
