package org.amaes.app.explore;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.dataset.LivePatch;
import org.amaes.core.dataset.PatchWish;
import org.amaes.core.dataset.StagedPatch;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Volume;
import java.util.Optional;

/** Twelve more samples of the pipeline: the middle slices of the inputs that the next seeds make. No scene classes. */
public final class SampleStripViewModel {

    /** How many. */
    public static final int SAMPLES = 12;

    /**
     * One sample.
     *
     * @param seed its seed
     * @param slice the augmented patch's middle axial slice
     * @param happened what happened, a line each
     */
    public record Sample(long seed, Volume slice, List<String> happened) {
    }

    private record Wish(OpenScan scan, PatchChoice choice, Pipeline pipeline) {
    }

    private final Jobs jobs;
    private final ExploreViewModel explore;
    private final ReadOnlyObjectWrapper<List<Sample>> samples = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final LatestWins<Wish> making = new LatestWins<>(this::make);
    private Wish last;

    SampleStripViewModel(Jobs jobs, ExploreViewModel explore) {
        this.jobs = jobs;
        this.explore = explore;
        explore.shown().addListener((_, _, _) -> refresh());
        wanted.addListener((_, _, _) -> refresh());
    }

    /** The samples; empty before there are some. */
    public ReadOnlyObjectProperty<List<Sample>> samples() {
        return samples.getReadOnlyProperty();
    }

    /** Whether anybody looks: nothing is computed otherwise. */
    public BooleanProperty wanted() {
        return wanted;
    }

    /** Whether samples are being made. */
    public boolean isWorking() {
        return making.isBusy();
    }

    private void refresh() {
        ExploreViewModel.Shown shown = explore.shown().get();
        if (shown != null && wanted.get()) {
            PatchChoice choice = shown.choice();
            Wish wish = new Wish(shown.scan(), choice, explore.pipeline().state().get().shown());
            if (last == null || last.scan() != wish.scan() || !last.pipeline().equals(wish.pipeline()) || last.choice().seed() != choice.seed()
                    || !last.choice().shape().equals(choice.shape()) || !last.choice().place().equals(choice.place())) {
                last = wish;
                making.want(wish);
            }
        }
    }

    private void make(Wish wish, Runnable ended) {
        jobs.quietly("Making samples", progress -> {
            LivePatch live = new LivePatch(wish.scan().image(), Optional.empty());
            List<Sample> made = new ArrayList<>();
            for (int i = 1; i <= SAMPLES && !progress.isCancelled(); i++) {
                long seed = wish.choice().seed() + i;
                StagedPatch patch = live.make(new PatchWish(wish.pipeline(), new PatchSeed(seed, 0, 0), wish.choice().shape(), wish.choice().place(),
                        wish.choice().hiding(), Optional.empty()));
                Volume whole = patch.augmented();
                int middle = whole.shape().z() / 2;
                made.add(new Sample(seed, whole.crop(new Box(0, 0, middle, whole.shape().x(), whole.shape().y(), middle + 1)), patch.happened()));
            }
            return List.copyOf(made);
        }, outcome -> {
            ended.run();
            if (outcome instanceof Outcome.Success<List<Sample>>(List<Sample> made)) {
                samples.set(made);
            }
        });
    }
}
