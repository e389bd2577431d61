package org.amaes.app.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.amaes.app.place.Gradual;
import org.amaes.core.dataset.StagedPatch;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.ColorMap;
import org.amaes.viewer.slice.LabelStyle;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Tool;

/** The six stages side by side, one window, one crosshair. */
final class StageGrid extends GridPane {

    private static final Window UNIT = new Window(0, 1);
    private static final Window ERROR = new Window(0, 0.25);

    private final Exploring models;
    private final StageTile clean = new StageTile("clean", "1  Clean");
    private final StageTile target = new StageTile("target", "2  Target");
    private final StageTile augmented = new StageTile("augmented", "3  Augmented");
    private final StageTile masked = new StageTile("masked", "4  Masked: the input");
    private final StageTile redrawn = new StageTile("redrawn", "5  Redrawn");
    private final StageTile error = new StageTile("error", "6  Error");
    private final List<StageTile> tiles = List.of(clean, target, augmented, masked, redrawn, error);
    private final LinkedTiles linked = new LinkedTiles(tiles.stream().map(StageTile::viewer).toList(),
            List.of(clean.viewer(), target.viewer(), augmented.viewer(), masked.viewer(), redrawn.viewer()));
    private final ObjectProperty<Plane> plane = new SimpleObjectProperty<>(Plane.AXIAL);
    private final BooleanProperty residualOnly = new SimpleBooleanProperty();
    private final NetworkHint hint;
    private final Gradual growing = new Gradual(this);

    StageGrid(Exploring models, NetworkHint hint) {
        this.models = models;
        this.hint = hint;
        getStyleClass().add("explore-stages");
        for (int column = 0; column < 3; column++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / 3);
            getColumnConstraints().add(third);
        }
        for (int row = 0; row < 2; row++) {
            RowConstraints half = new RowConstraints();
            half.setPercentHeight(50);
            half.setVgrow(Priority.ALWAYS);
            getRowConstraints().add(half);
        }
        for (int i = 0; i < tiles.size(); i++) {
            int place = i;
            growing.then(() -> add(tiles.get(place), place % 3, place / 3));
        }
        MaskTool brush = new MaskTool(models, true);
        MaskTool eraser = new MaskTool(models, false);
        for (StageTile tile : tiles) {
            tile.view().use(Tool.BRUSH, brush);
            tile.view().use(Tool.ERASER, eraser);
        }
        plane.addListener((_, _, now) -> clean.plane(now));
        residualOnly.addListener((_, _, _) -> refreshRedrawn());
        models.explore().shown().addListener((_, _, now) -> show(now));
        models.explore().choice().addListener((_, before, now) -> {
            if (before.manner() == PatchChoice.Manner.PAINTED && now.manner() != PatchChoice.Manner.PAINTED) {
                take(Tool.NAVIGATE);
            }
        });
        models.redraw().redrawn().addListener((_, _, _) -> refreshRedrawn());
        models.redraw().problem().addListener((_, _, _) -> refreshRedrawn());
        models.redraw().network().addListener((_, _, _) -> refreshRedrawn());
        models.redraw().working().addListener((_, _, _) -> refreshRedrawn());
        refreshRedrawn();
    }

    /** Which plane is shown. */
    ObjectProperty<Plane> plane() {
        return plane;
    }

    /** Whether the error is shown over the clean patch, and only where the network did not see. */
    BooleanProperty residualOnly() {
        return residualOnly;
    }

    /** Takes a tool in hand in all pictures. */
    void take(Tool tool) {
        clean.viewer().navigate(state -> state.withTool(tool));
    }

    /** Whether all pictures are up to date. */
    boolean isSettled() {
        return growing.isDone() && tiles.stream().filter(tile -> tile.view().isVisible()).allMatch(tile -> tile.view().isSettled());
    }

    private void show(ExploreViewModel.Shown shown) {
        StagedPatch patch = shown.patch();
        Window window = linked.window().orElse(UNIT);
        clean.show(List.of(image("clean", patch.clean(), window)), plane.get());
        List<Layer> moved = new ArrayList<>(List.of(image("target", patch.target(), window)));
        shown.overlays().lesions().ifPresent(labels -> moved.add(
                Layer.Labels.of("lesion", labels).withStyle(LabelStyle.OUTLINED).withOpacity(0.9)));
        target.show(moved, plane.get());
        augmented.show(List.of(image("augmented", patch.augmented(), window)), plane.get());
        masked.show(List.of(image("masked", patch.masked(), window), hidden(shown.overlays())), plane.get());
        say(shown);
        refreshRedrawn();
    }

    private static Layer image(String name, Volume volume, Window window) {
        return new Layer.Image(name, List.of(volume), window, ColorMap.GREY, 1, true);
    }

    /** Hidden tokens tinted, so that black by the mask and black by the scan are told apart. */
    private static Layer hidden(StageOverlays overlays) {
        return Layer.Labels.of("hidden", overlays.hidden()).withOpacity(0.28);
    }

    private void say(ExploreViewModel.Shown shown) {
        StagedPatch patch = shown.patch();
        StageNumbers numbers = shown.numbers();
        clean.say(shown.scan().name() + (shown.scan().generated() ? " (nobody's)" : "") + "; prepared: " + shown.scan().preprocessing().describe(),
                patch.clean().shape() + ", " + spacing(patch.clean()));
        List<String> happened = patch.happened();
        List<String> moved = patch.draw().spatial().isIdentity() ? List.of() : happened.subList(0, 1);
        target.say(moved.isEmpty() ? "not moved: the clean patch itself" : String.join("; ", moved), numbers.moved() == 0 ? "= clean" : "moved");
        List<String> damage = happened.subList(moved.size(), happened.size());
        augmented.say(damage.isEmpty() ? "no artefact happened for this seed" : String.join("; ", damage),
                StageNumbers.decibels(numbers.damage().wholeDb()));
        masked.say(String.format(Locale.ROOT, "%d of %d tokens of %d³ voxels", patch.mask().count(), patch.mask().tokens(), patch.mask().token()),
                String.format(Locale.ROOT, "%.1f %% hidden", shown.overlays().hiddenShare() * 100));
    }

    private static String spacing(Volume volume) {
        return String.format(Locale.ROOT, "%.2g mm", volume.grid().spacing()[0]);
    }

    private void refreshRedrawn() {
        Redrawn made = models.redraw().redrawn().get();
        String problem = models.redraw().problem().get();
        if (models.redraw().network().get() == null || made == null || !problem.isEmpty()) {
            Node words = hint.node();
            hint.refresh();
            redrawn.placeholder(words);
            redrawn.say("", "");
            error.placeholder(hint.second());
            error.say("", "");
            return;
        }
        Window window = linked.window().orElse(UNIT);
        redrawn.show(List.of(image("redrawn", made.reconstruction(), window)), plane.get());
        if (residualOnly.get()) {
            error.show(List.of(image("clean", made.of().patch().target(), window),
                    new Layer.Image("residual", List.of(made.residual()), ERROR, HEAT.fadingOut(), 0.9, true)), plane.get());
        } else {
            error.show(List.of(new Layer.Image("error", List.of(made.error()), ERROR, HEAT, 1, true)), plane.get());
        }
        boolean old = !models.redraw().isCurrent();
        redrawn.stale(old);
        error.stale(old);
        redrawn.say(made.network().words() + (made.everyTokenOnce() ? "; every voxel predicted from its surroundings" : "")
                + (made.network().practice() ? "; trained on generated heads, says nothing about patients" : ""),
                StageNumbers.decibels(made.deviation().wholeDb()));
        error.say((made.everyTokenOnce() ? "" : String.format(Locale.ROOT, "hidden %s; seen %s; ", StageNumbers.decibels(made.deviation().hiddenDb()),
                StageNumbers.decibels(made.deviation().visibleDb()))) + "|redrawn − target|, bright from " + ERROR.high(), old ? "redrawing …" : "");
    }

    /** Black over red and yellow to white: told apart by brightness alone. */
    private static final ColorMap HEAT = heat();

    private static ColorMap heat() {
        int[] argb = new int[ColorMap.SIZE];
        for (int i = 0; i < argb.length; i++) {
            double at = i / 255.0;
            int red = (int) Math.min(255, at * 3 * 255 * 0.85);
            int green = Math.clamp((long) ((at * 3 - 1) * 255 * 0.85), 0, 255);
            int blue = Math.clamp((long) ((at * 3 - 2) * 255), 0, 255);
            argb[i] = 0xFF000000 | red << 16 | green << 8 | blue;
        }
        return new ColorMap("Heat", argb);
    }

    /** The tile of a stage, for tests. */
    Optional<StageTile> tile(String id) {
        return tiles.stream().filter(tile -> tile.getId().equals("stage-" + id)).findFirst();
    }
}
