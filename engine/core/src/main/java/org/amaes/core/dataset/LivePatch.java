package org.amaes.core.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.AugmentationDraw;
import org.amaes.core.augment.CropMargin;
import org.amaes.core.augment.Effect;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.SpatialTransform;
import org.amaes.core.augment.Workspace;
import org.amaes.core.masking.Hiding;
import org.amaes.core.masking.LabelCover;
import org.amaes.core.masking.Masking;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

/**
 * The patch of one scan that a person is looking at, made anew for every change of mind.
 *
 * <p>Made of the same parts as a training sample: where a wish names what training would draw, the last
 * stage equals {@link PretrainSampler}'s input and the stage "target" its target, bit for bit. What did not
 * change since the last wish is not computed again: the spatial transform while window and movement stay,
 * and every intensity artefact up to the first that is another. For one thread at a time.
 */
public final class LivePatch {

    /** What the spatial part of a patch depends on. */
    private record Movement(Window window, CropMargin margin, SpatialTransform spatial, boolean targetFollows) {
    }

    /** The target with what may move apart from it. */
    private record Moved(Movement by, Volume clean, Volume target, Volume deformed, Optional<LabelMap> labels) {
    }

    private final VolumeSource source;
    private final Grid grid;
    private final boolean labelled;
    private final Workspace workspace = new Workspace();
    private Moved moved;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Volume> damaged = new ArrayList<>();

    /**
     * @param scan a prepared scan
     * @param labels its labels on the same grid, where it has some
     */
    public LivePatch(Volume scan, Optional<LabelMap> labels) {
        this.source = new VolumeSource(List.of(new VolumeSource.Entry(List.of(scan), labels.orElse(null))));
        this.grid = scan.grid();
        this.labelled = labels.isPresent();
    }

    /** Makes the patch. */
    public StagedPatch make(PatchWish wish) throws WorkbenchException {
        AugmentationDraw draw = wish.draw();
        WindowReader reader = new WindowReader(source, wish.reading(), wish.shape());
        Window window = wish.place().map(corner -> at(corner, wish, reader.margin())).orElseGet(() ->
                Window.place(source.shape(0), wish.shape(), reader.margin(), null, wish.seed().random(Choice.WINDOW)));
        Movement movement = new Movement(window, reader.margin(), draw.spatial(), draw.targetFollowsElastic());
        if (moved == null || !moved.by().equals(movement)) {
            moved = move(movement, reader, wish, draw);
            effects.clear();
            damaged.clear();
        }
        Volume augmented = damage(draw.effects().getFirst(), wish);
        TokenMask mask = mask(wish);
        float[] masked = augmented.data().clone();
        mask.apply(masked);
        return new StagedPatch(window.patch(), draw, moved.clean(), moved.target(), augmented, mask, new Volume(augmented.grid(), masked),
                moved.labels());
    }

    private TokenMask mask(PatchWish wish) {
        return switch (wish.hiding()) {
            case Hiding.Drawn(Masking masking) -> masking.draw(wish.seed().random(Choice.MASK), wish.shape());
            case Hiding.Painted(TokenMask painted) -> painted;
            case Hiding.Outlined(int token) -> moved.labels().map(labels -> LabelCover.touching(labels, token))
                    .orElseGet(() -> TokenMask.builder(wish.shape(), token).build());
        };
    }

    private static Window at(PatchWish.Corner corner, PatchWish wish, CropMargin margin) {
        Box patch = Box.at(corner.x(), corner.y(), corner.z(), wish.shape());
        if (margin == null) {
            return new Window(patch, patch);
        }
        var crop = margin.crop(wish.shape());
        return new Window(Box.at(corner.x() - (crop.x() - wish.shape().x()) / 2, corner.y() - (crop.y() - wish.shape().y()) / 2,
                corner.z() - (crop.z() - wish.shape().z()) / 2, crop), patch);
    }

    private Moved move(Movement movement, WindowReader reader, PatchWish wish, AugmentationDraw draw) throws WorkbenchException {
        Grid place = grid.crop(movement.window().patch());
        int length = wish.shape().length();
        WindowReader.Reading reading = reader.open(0, movement.window(), draw, workspace);
        float[] clean = new float[length];
        reading.clean(0, clean, 0);
        float[] input = new float[length];
        float[] target = new float[length];
        reading.inputAndTarget(0, input, target, 0);
        Optional<LabelMap> labels = Optional.empty();
        if (labelled) {
            byte[] values = new byte[length];
            reading.labels(values);
            labels = Optional.of(new LabelMap(place, values));
        }
        Volume shared = new Volume(place, target);
        return new Moved(movement, new Volume(place, clean), shared, draw.targetDiffers() ? new Volume(place, input) : shared, labels);
    }

    /** The intensity artefacts in turn; those that stand as they stood before are taken from memory. */
    private Volume damage(List<Effect> wanted, PatchWish wish) {
        int kept = 0;
        while (kept < wanted.size() && kept < effects.size() && wanted.get(kept).equals(effects.get(kept))) {
            kept++;
        }
        effects.subList(kept, effects.size()).clear();
        damaged.subList(kept, damaged.size()).clear();
        for (Effect effect : wanted.subList(kept, wanted.size())) {
            Volume before = damaged.isEmpty() ? moved.deformed() : damaged.getLast();
            float[] voxels = before.data().clone();
            effect.apply(voxels, wish.shape(), workspace);
            effects.add(effect);
            damaged.add(new Volume(before.grid(), voxels));
        }
        return damaged.isEmpty() ? moved.deformed() : damaged.getLast();
    }
}
