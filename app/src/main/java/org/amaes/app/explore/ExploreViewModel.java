package org.amaes.app.explore;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.app.explore.PatchChoice.Manner;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.app.pipeline.PipelineViewModel;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.PatchWish;
import org.amaes.core.dataset.StagedPatch;
import org.amaes.core.masking.Masking;
import org.amaes.core.volume.Shape;

/**
 * The patch on show: of which scan, where, by which seed, what happens to it, what is hidden. Every change
 * makes it anew beside the window's thread; of several changes in a row the last one wins. No scene classes.
 */
public final class ExploreViewModel {

    /**
     * What is on show, all of one moment.
     *
     * @param scan the scan
     * @param choice which patch
     * @param patch its stages
     * @param numbers what is said about them
     * @param overlays what lies over their pictures
     */
    public record Shown(OpenScan scan, PatchChoice choice, StagedPatch patch, StageNumbers numbers, StageOverlays overlays) {
    }

    private record Wish(OpenScan scan, PatchChoice choice, PatchWish patch) {
    }

    /** The patch of a scan that nothing else was asked for. */
    private static final int SIDE = 128;
    private static final int SMALLEST = 16;

    private final Jobs jobs;
    private final Notifications notifications;
    private final PipelineViewModel pipeline;
    private final ReadOnlyObjectWrapper<OpenScan> scan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<PatchChoice> choice = new ReadOnlyObjectWrapper<>(PatchChoice.first(Shape.cube(SIDE)));
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private Shape wanted;
    private final LatestWins<Wish> making = new LatestWins<>(this::make);

    public ExploreViewModel(Jobs jobs, Notifications notifications, PipelineViewModel pipeline) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.pipeline = pipeline;
        pipeline.state().addListener((_, before, now) -> {
            if (!before.shown().equals(now.shown()) || !before.alone().equals(now.alone())) {
                refresh();
            }
        });
    }

    /** What happens to the patch. */
    public PipelineViewModel pipeline() {
        return pipeline;
    }

    /** The scan in hand; null before the first. */
    public ReadOnlyObjectProperty<OpenScan> scan() {
        return scan.getReadOnlyProperty();
    }

    /** Which patch is wanted; what is shown follows in a moment. */
    public ReadOnlyObjectProperty<PatchChoice> choice() {
        return choice.getReadOnlyProperty();
    }

    /** What is on show; null before the first scan. */
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Whether a patch is being made. */
    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /** Takes a scan in hand; its middle is shown first, in the size last asked for, or else as large as fits. */
    public void take(OpenScan opened) {
        PatchChoice now = choice.get();
        scan.set(opened);
        Shape shape = wanted == null ? fitting(opened) : wanted;
        PatchChoice next = now.withShape(shape, Optional.of(opened.middle(shape)));
        choose(next.manner() == Manner.LESION && !opened.hasLesions() ? next.withManner(Manner.DRAWN) : next);
    }

    /** The largest cube of at most 128 voxels a side, divisible by 16, that the scan about fills. */
    private static Shape fitting(OpenScan opened) {
        Shape all = opened.image().shape();
        int side = Math.min(SIDE, Math.max(all.x(), Math.max(all.y(), all.z())));
        return Shape.cube(Math.max(SMALLEST, Math.ceilDiv(side, SMALLEST) * SMALLEST));
    }

    /** Another seed. */
    public void seed(long seed) {
        choose(choice.get().withSeed(seed));
    }

    /** The next seed, or the one before. */
    public void step(int by) {
        seed(choice.get().seed() + by);
    }

    /** A cube of another size about the same middle. */
    public void side(int side) {
        shape(Shape.cube(side));
    }

    /** A patch of another size about the same middle. */
    public void shape(Shape shape) {
        PatchChoice now = choice.get();
        wanted = shape;
        choose(now.withShape(shape, now.place().map(corner -> kept(new PatchWish.Corner(corner.x() + (now.shape().x() - shape.x()) / 2,
                corner.y() + (now.shape().y() - shape.y()) / 2, corner.z() + (now.shape().z() - shape.z()) / 2), shape))));
    }

    /** Holds the patch at a place of the scan, whatever the seed. */
    public void hold(PatchWish.Corner corner) {
        choose(choice.get().withPlace(Optional.of(kept(corner, choice.get().shape()))));
    }

    /** Holds the patch where it is. */
    public void holdHere() {
        if (shown.get() != null) {
            var window = shown.get().patch().window();
            hold(new PatchWish.Corner(window.x0(), window.y0(), window.z0()));
        }
    }

    /** Lets the seed draw the place again, as training does. */
    public void letGo() {
        choose(choice.get().withPlace(Optional.empty()));
    }

    private PatchWish.Corner kept(PatchWish.Corner corner, Shape shape) {
        OpenScan held = scan.get();
        return held == null ? corner
                : new PatchWish.Corner(held.kept(0, corner.x(), shape), held.kept(1, corner.y(), shape), held.kept(2, corner.z(), shape));
    }

    /** Another ratio, token size or rule of drawn masks. */
    public void masking(Masking masking) {
        choose(choice.get().withMasking(masking));
    }

    /** Another way of choosing hidden tokens. */
    public void manner(Manner manner) {
        choose(choice.get().withManner(manner));
    }

    /** Takes over a changed choice. */
    void choose(PatchChoice changed) {
        if (!changed.equals(choice.get())) {
            choice.set(changed);
        }
        refresh();
    }

    private void refresh() {
        OpenScan held = scan.get();
        if (held != null) {
            PatchChoice now = choice.get();
            working.set(true);
            making.want(new Wish(held, now, new PatchWish(pipeline.state().get().shown(), now.patchSeed(), now.shape(), now.place(), now.hiding(),
                    pipeline.state().get().alone())));
        }
    }

    private void make(Wish wish, Runnable ended) {
        jobs.quietly("Making the patch", _ -> {
            StagedPatch patch = wish.scan().live().make(wish.patch());
            return new Shown(wish.scan(), wish.choice(), patch, StageNumbers.of(patch), StageOverlays.of(patch));
        }, outcome -> {
            ended.run();
            working.set(making.isBusy());
            switch (outcome) {
                case Outcome.Success<Shown>(Shown made) -> shown.set(made);
                case Outcome.Failed<Shown>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Shown> _ -> { }
            }
        });
    }
}
