package org.amaes.app.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.PatchRandom;
import org.amaes.core.masking.MaskSeries;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Volume;

/** What the network makes of the patch on show; follows the patch, one request at a time. No scene classes. */
public final class RedrawViewModel {

    private record Wish(ExploreViewModel.Shown shown, Network network, boolean everyTokenOnce) {
    }

    private final Jobs jobs;
    private final Redrawer redrawer;
    private final ExploreViewModel explore;
    private final ReadOnlyObjectWrapper<Network> network = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Redrawn> redrawn = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty live = new SimpleBooleanProperty(true);
    private final LatestWins<Wish> redrawing = new LatestWins<>(this::start);

    RedrawViewModel(Jobs jobs, Redrawer redrawer, ExploreViewModel explore) {
        this.jobs = jobs;
        this.redrawer = redrawer;
        this.explore = explore;
        explore.shown().addListener((_, _, _) -> {
            if (live.get()) {
                redraw();
            }
        });
        live.addListener((_, _, on) -> {
            if (on) {
                redraw();
            }
        });
    }

    /** The network in use; null before there is one. */
    public ReadOnlyObjectProperty<Network> network() {
        return network.getReadOnlyProperty();
    }

    /** The last reconstruction; null before the first. It may be of an earlier patch while {@link #working}. */
    public ReadOnlyObjectProperty<Redrawn> redrawn() {
        return redrawn.getReadOnlyProperty();
    }

    /** Whether the network is at work. */
    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /** Why there is no reconstruction, in a sentence; empty if all is well. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether every change of the patch is followed. */
    public BooleanProperty live() {
        return live;
    }

    /** Whether what is shown belongs to the patch on show. */
    public boolean isCurrent() {
        return redrawn.get() != null && redrawn.get().of() == explore.shown().get();
    }

    /** Takes a network and lets it redraw the patch. */
    void use(Network chosen) {
        network.set(Objects.requireNonNull(chosen));
        redraw();
    }

    /** Lets the network redraw the patch as it is shown. */
    public void redraw() {
        want(false);
    }

    /** Lets the network predict every voxel from its surroundings: as many passes as it takes to hide every token once. */
    public void everyTokenOnce() {
        want(true);
    }

    private void want(boolean everyTokenOnce) {
        if (explore.shown().get() != null && network.get() != null) {
            working.set(true);
            redrawing.want(new Wish(explore.shown().get(), network.get(), everyTokenOnce));
        }
    }

    private void start(Wish wish, Runnable ended) {
        var patch = wish.shown().patch();
        if (!wish.everyTokenOnce()) {
            pass(wish, List.of(patch.mask()), 0, patch.augmented(), ended);
            return;
        }
        jobs.quietly("Choosing the tokens of each pass", _ -> new Passes(MaskSeries.covering(patch.mask().patch(), patch.mask().token(),
                MaskSeries.count(wish.shown().choice().masking().ratio()), new PatchRandom(wish.shown().choice().seed())),
                Volume.zeros(patch.augmented().grid())), outcome -> {
            switch (outcome) {
                case Outcome.Success<Passes>(Passes passes) -> pass(wish, passes.masks(), 0, passes.canvas(), ended);
                case Outcome.Failed<Passes>(WorkbenchException why) -> finish(ended, why.getMessage());
                case Outcome.Cancelled<Passes> _ -> finish(ended, "Redrawing was cancelled.");
            }
        });
    }

    /** Which tokens are hidden in each pass, and where what is predicted of them is put together. */
    private record Passes(List<TokenMask> masks, Volume canvas) {
    }

    /** One pass through the network; the last one ends the work. */
    private void pass(Wish wish, List<TokenMask> masks, int number, Volume canvas, Runnable ended) {
        Path checkpoint = wish.network().file();
        redrawer.redraw(checkpoint, wish.shown().patch().augmented(), masks.get(number), outcome -> {
            switch (outcome) {
                case Outcome.Success<Volume>(Volume made) when wish.everyTokenOnce() -> jobs.quietly("Putting the passes together", _ -> {
                    paste(made, masks.get(number), canvas);
                    return number + 1 < masks.size();
                }, more -> {
                    switch (more) {
                        case Outcome.Success<Boolean>(Boolean further) when further -> pass(wish, masks, number + 1, canvas, ended);
                        case Outcome.Success<Boolean> _ -> compare(wish, canvas, ended);
                        case Outcome.Failed<Boolean>(WorkbenchException why) -> finish(ended, why.getMessage());
                        case Outcome.Cancelled<Boolean> _ -> finish(ended, "Redrawing was cancelled.");
                    }
                });
                case Outcome.Success<Volume>(Volume made) -> compare(wish, made, ended);
                case Outcome.Failed<Volume>(WorkbenchException why) -> finish(ended, why.getMessage());
                case Outcome.Cancelled<Volume> _ -> finish(ended, "Redrawing was cancelled.");
            }
        });
    }

    /** Copies what was predicted for hidden voxels. */
    private static void paste(Volume from, TokenMask mask, Volume canvas) {
        float[] hidden = mask.voxelMask();
        for (int v = 0; v < hidden.length; v++) {
            if (hidden[v] != 0) {
                canvas.data()[v] = from.data()[v];
            }
        }
    }

    private void compare(Wish wish, Volume made, Runnable ended) {
        Consumer<Outcome<Redrawn>> then = outcome -> {
            if (outcome instanceof Outcome.Success<Redrawn>(Redrawn result)) {
                redrawn.set(result);
            }
            finish(ended, outcome instanceof Outcome.Failed<Redrawn>(WorkbenchException why) ? why.getMessage() : "");
        };
        jobs.quietly("Comparing", _ -> Redrawn.of(wish.shown(), wish.network(), made, wish.everyTokenOnce()), then);
    }

    private void finish(Runnable ended, String why) {
        problem.set(why);
        ended.run();
        working.set(redrawing.isBusy());
    }
}
