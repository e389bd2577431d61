package org.amaes.app.timemachine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;
import org.amaes.viewer.pane.LinkGroup;
import org.amaes.viewer.pane.OrthogonalView;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.state.Panel;
import org.amaes.viewer.state.ViewerState;

/** One scrubber over the previews of a run, and their volumes beside one another, moved and zoomed together. */
public final class TimeMachineView extends VBox {

    private static final double TILE_HEIGHT = 210;
    private static final double LEAST_HEIGHT = 110;

    /** A picture with its title. */
    private record Tile(VBox box, Label title, ViewerModel viewer, OrthogonalView view) {
    }

    private final TimeMachineViewModel model;
    private final LongFunction<String> figures;
    private final Slider slider = new Slider(0, 1, 0);
    private final ToggleButton play = new ToggleButton("Play");
    private final Button follow = new Button("Newest");
    private final Label words = new Label();
    private final Label problem = new Label();
    private final HBox tiles = new HBox(6);
    private final List<Tile> shown = new ArrayList<>();
    private final LinkGroup links = new LinkGroup(EnumSet.of(LinkGroup.Aspect.CROSSHAIR, LinkGroup.Aspect.VIEW, LinkGroup.Aspect.TOOL));
    private boolean showing;

    /** @param figures what the curves say at a step, such as "loss 0.0123" */
    public TimeMachineView(TimeMachineViewModel model, LongFunction<String> figures) {
        super(6);
        this.model = model;
        this.figures = figures;
        setId("time-machine");
        getStyleClass().add("time-machine");
        play.setId("time-play");
        play.setGraphic(new IconView(Icon.START, 12));
        play.setMinWidth(Region.USE_PREF_SIZE);
        play.getStyleClass().add("curve-small");
        play.setTooltip(new Tooltip("Shows one preview after the other"));
        play.setOnAction(_ -> model.play(play.isSelected()));
        follow.setId("time-follow");
        follow.setMinWidth(Region.USE_PREF_SIZE);
        follow.getStyleClass().add("curve-small");
        follow.setTooltip(new Tooltip("Shows the newest preview, and each new one as it comes"));
        follow.setOnAction(_ -> model.follow());
        slider.setId("time-slider");
        slider.setMinWidth(60);
        slider.setSnapToTicks(true);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(1);
        slider.valueProperty().addListener((_, _, value) -> {
            if (!showing && Math.round(value.doubleValue()) != model.index().get()) {
                model.choose((int) Math.round(value.doubleValue()));
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        words.setId("time-words");
        words.setMinWidth(60);
        Label title = new Label("Time machine");
        title.getStyleClass().add("run-mood");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(10, title, play, slider, follow, words);
        bar.setAlignment(Pos.CENTER_LEFT);
        problem.setId("time-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("amaes-warning");
        tiles.setPrefHeight(TILE_HEIGHT);
        tiles.setMinHeight(LEAST_HEIGHT);
        getChildren().addAll(bar, problem, tiles);
        model.previews().addListener((_, _, _) -> refresh());
        model.index().addListener((_, _, _) -> refresh());
        model.pinned().addListener((_, _, _) -> refresh());
        model.playing().addListener((_, _, on) -> play.setSelected(on));
        model.problem().addListener((_, _, _) -> refresh());
        model.shown().addListener((_, _, moment) -> show(moment));
        refresh();
    }

    /** Whether what is to be seen is up to date. */
    public boolean isSettled() {
        return model.isSettled() && shown.stream().allMatch(tile -> tile.view().isSettled());
    }

    private void refresh() {
        int count = model.previews().get().size();
        setVisible(count > 0);
        setManaged(count > 0);
        showing = true; // where the knob stands is no choice of the person's
        slider.setMax(Math.max(1, count - 1));
        slider.setValue(Math.max(0, model.index().get()));
        showing = false;
        slider.setDisable(count < 2);
        play.setDisable(count < 2);
        follow.setDisable(!model.pinned().get());
        String at = model.chosen().map(preview -> String.format(Locale.ROOT, "step %,d", preview.step())).orElse("");
        String said = model.chosen().map(preview -> figures.apply(preview.step())).orElse("");
        words.setText(at + (said.isEmpty() ? "" : ", " + said) + (model.pinned().get() ? "" : " (newest)"));
        slider.setAccessibleText("Time machine, preview " + (model.index().get() + 1) + " of " + count + ", " + words.getText());
        problem.setText(model.problem().get());
        problem.setVisible(!problem.getText().isEmpty());
        problem.setManaged(!problem.getText().isEmpty());
    }

    private void show(Optional<Moment> moment) {
        List<Moment.Tile> wanted = moment.map(Moment::tiles).orElse(List.of());
        if (wanted.size() != shown.size()) {
            shown.forEach(tile -> links.remove(tile.viewer()));
            shown.clear();
            wanted.forEach(_ -> shown.add(tile()));
            tiles.getChildren().setAll(shown.stream().map(Tile::box).toList());
        }
        for (int i = 0; i < wanted.size(); i++) {
            show(wanted.get(i), shown.get(i));
        }
        refresh();
    }

    private Tile tile() {
        ViewerModel viewer = new ViewerModel();
        OrthogonalView view = new OrthogonalView(viewer);
        view.setMinSize(60, 60);
        view.setPrefSize(TILE_HEIGHT, TILE_HEIGHT);
        Label title = new Label();
        title.getStyleClass().add("amaes-quiet");
        VBox box = new VBox(3, title, view);
        VBox.setVgrow(view, Priority.ALWAYS);
        HBox.setHgrow(box, Priority.ALWAYS);
        return new Tile(box, title, viewer, view);
    }

    /** The way of looking stays from preview to preview. */
    private void show(Moment.Tile wanted, Tile tile) {
        tile.title().setText(wanted.title());
        ViewerState now = tile.viewer().now();
        List<Layer> layers = wanted.layers();
        if (!now.isEmpty() && now.layers().getFirst().grid().equals(layers.getFirst().grid())) {
            tile.viewer().navigate(state -> state.withLayers(layers));
        } else {
            tile.viewer().open(layers);
            tile.viewer().navigate(state -> state.withMaximised(Optional.of(Panel.of(Plane.AXIAL))));
            links.remove(tile.viewer());
            links.add(tile.viewer());
        }
    }
}
