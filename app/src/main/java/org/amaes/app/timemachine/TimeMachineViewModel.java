package org.amaes.app.timemachine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.core.WorkbenchException;
import org.amaes.core.run.RunEvent;

/**
 * Which preview of a run is on show: the newest one as they come, until somebody moves; from then on the one that
 * was chosen, whatever comes. One preview is read at a time, of several wishes the latest. No scene classes; for the
 * window's thread.
 */
public final class TimeMachineViewModel {

    private static final Duration PLAY = Duration.ofMillis(500);

    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<List<RunEvent.PreviewWritten>> previews = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyBooleanWrapper pinned = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Moment>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
    private Path run;
    private RunEvent.PreviewWritten read;
    private boolean reading;

    public TimeMachineViewModel(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Takes over what a run has to show by now. @param path the run's folder; another one than before begins anew, at its newest preview */
    public void take(Path path, List<RunEvent.PreviewWritten> told) {
        if (!path.equals(run)) {
            run = path;
            read = null;
            pinned.set(false);
            playing.set(false);
            shown.set(Optional.empty());
            problem.set("");
            previews.set(List.of());
            index.set(-1);
        }
        if (told.equals(previews.get())) {
            return;
        }
        long step = chosen().map(RunEvent::step).orElse(-1L);
        previews.set(told);
        index.set(pinned.get() ? Math.max(indexAt(step), told.isEmpty() ? -1 : 0) : told.size() - 1);
        refresh();
    }

    /** The previews, by step. */
    public ReadOnlyObjectProperty<List<RunEvent.PreviewWritten>> previews() {
        return previews.getReadOnlyProperty();
    }

    /** Which of them is chosen; -1 if there is none. */
    public ReadOnlyIntegerProperty index() {
        return index.getReadOnlyProperty();
    }

    /** Whether somebody chose it, so that newer ones do not take its place. */
    public ReadOnlyBooleanProperty pinned() {
        return pinned.getReadOnlyProperty();
    }

    /** Whether one after the other is shown. */
    public ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    /** What is on show; empty before the first has been read. */
    public ReadOnlyObjectProperty<Optional<Moment>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Why the chosen one cannot be shown; empty if it can. */
    public ReadOnlyObjectProperty<String> problem() {
        return problem.getReadOnlyProperty();
    }

    /** The chosen preview. */
    public Optional<RunEvent.PreviewWritten> chosen() {
        int at = index.get();
        return at < 0 || at >= previews.get().size() ? Optional.empty() : Optional.of(previews.get().get(at));
    }

    /** Whether what is chosen is on show. */
    public boolean isSettled() {
        return !reading && !playing.get();
    }

    /** Chooses a preview and stays with it. */
    public void choose(int at) {
        if (!previews.get().isEmpty()) {
            pinned.set(true);
            index.set(Math.clamp(at, 0, previews.get().size() - 1));
            refresh();
        }
    }

    /** Chooses the newest preview of a step or before it, and stays with it. */
    public void chooseStep(long step) {
        choose(Math.max(0, indexAt(step)));
    }

    /** Shows the newest again, and those that come. */
    public void follow() {
        playing.set(false);
        pinned.set(false);
        index.set(previews.get().size() - 1);
        refresh();
    }

    /** Shows one after the other, from the first if the last is on show; or stops doing so. */
    public void play(boolean on) {
        if (on && !playing.get() && previews.get().size() > 1) {
            playing.set(true);
            choose(index.get() == previews.get().size() - 1 ? 0 : index.get() + 1);
        } else if (!on) {
            playing.set(false);
        }
    }

    private int indexAt(long step) {
        int at = previews.get().size() - 1;
        while (at >= 0 && previews.get().get(at).step() > step) {
            at--;
        }
        return at;
    }

    private void refresh() {
        RunEvent.PreviewWritten wanted = chosen().orElse(null);
        if (reading || wanted == null || wanted.equals(read)) {
            return; // what is being read now is followed by what is wanted then
        }
        reading = true;
        Path from = run;
        jobs.quietly("Reading the preview of step " + wanted.step(), _ -> Moment.read(from, wanted), outcome -> {
            reading = false;
            if (from.equals(run)) {
                read = wanted;
                take(outcome);
            }
            refresh();
            if (playing.get() && !reading) {
                CompletableFuture.delayedExecutor(PLAY.toMillis(), TimeUnit.MILLISECONDS, jobs::onWindow).execute(this::playOn);
            }
        });
    }

    private void take(Outcome<Moment> outcome) {
        switch (outcome) {
            case Outcome.Success<Moment>(Moment moment) -> {
                problem.set("");
                shown.set(Optional.of(moment));
            }
            case Outcome.Failed<Moment>(WorkbenchException trouble) -> problem.set(trouble.getMessage());
            case Outcome.Cancelled<Moment> _ -> { }
        }
    }

    private void playOn() {
        if (playing.get() && index.get() + 1 < previews.get().size()) {
            choose(index.get() + 1);
        } else {
            playing.set(false);
        }
    }
}
