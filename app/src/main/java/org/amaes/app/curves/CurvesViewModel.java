package org.amaes.app.curves;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.amaes.app.job.Jobs;
import org.amaes.core.plot.Board;
import org.amaes.core.plot.Chart;
import org.amaes.core.plot.LineStyle;
import org.amaes.core.plot.Look;
import org.amaes.core.plot.Plot;
import org.amaes.core.plot.ShownRun;
import org.amaes.core.plot.Stretch;

/** Which runs are watched and how they are looked at; the first one is the one that is told about. No scene classes; for the window's thread. */
public final class CurvesViewModel {

    private static final double SMALLEST_PART = 1e-5;

    private final Jobs jobs;
    private final ObservableList<Path> runs;
    private final Map<Path, FollowedRun> followed = new LinkedHashMap<>();
    private final Map<Path, LineStyle> styles = new LinkedHashMap<>();
    private final Set<Path> hidden = new HashSet<>();
    private final ReadOnlyObjectWrapper<List<ShownRun>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<FollowedRun>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.STANDARD);
    private final ReadOnlyObjectWrapper<OptionalDouble> hover = new ReadOnlyObjectWrapper<>(OptionalDouble.empty());
    private final Board board = new Board();
    private final ChangeListener<RunNow> onTold = (_, _, _) -> refresh();
    private final ListChangeListener<Path> onRuns = _ -> take();

    /** @param runs run folders; the list is watched */
    public CurvesViewModel(Jobs jobs, ObservableList<Path> runs) {
        this.jobs = jobs;
        this.runs = runs;
        runs.addListener(onRuns);
        take();
    }

    private void take() {
        List<Path> wanted = runs.stream().distinct().toList();
        Optional<FollowedRun> before = first();
        followed.keySet().removeIf(path -> {
            boolean gone = !wanted.contains(path);
            if (gone) {
                followed.get(path).now().removeListener(onTold);
                styles.remove(path);
                hidden.remove(path);
            }
            return gone;
        });
        for (Path path : wanted) {
            if (!followed.containsKey(path)) {
                FollowedRun run = new FollowedRun(jobs, path);
                run.now().addListener(onTold);
                followed.put(path, run);
                styles.put(path, freeStyle());
                run.look();
            }
        }
        all.set(wanted.stream().map(followed::get).toList());
        if (!before.equals(first())) {
            change(now -> now.withMark(OptionalLong.empty())); // it meant a step of another run
        }
        refresh();
    }

    /** The first look that no run has: a run keeps its colour as long as it is watched. */
    private LineStyle freeStyle() {
        int number = 0;
        while (styles.containsValue(new LineStyle(number))) {
            number++;
        }
        return new LineStyle(number);
    }

    private void refresh() {
        List<ShownRun> next = new ArrayList<>();
        for (FollowedRun run : all.get()) {
            if (!hidden.contains(run.path())) {
                RunNow now = run.now().get();
                next.add(new ShownRun(run.path().toString(), run.name(), now.course(), now.stepsOfEpoch(), styles.get(run.path())));
            }
        }
        shown.set(List.copyOf(next));
    }

    /** Looks what all runs have told meanwhile. */
    public void poll() {
        all.get().forEach(FollowedRun::look);
    }

    /** Whether an engine works on one of them. */
    boolean isLive() {
        return all.get().stream().anyMatch(run -> run.now().get().isLive());
    }

    /** Whether all runs have been read as far as they are told. */
    boolean isSettled() {
        return all.get().stream().noneMatch(run -> run.isLooking() || run.now().get() == RunNow.UNSEEN);
    }

    /** All runs, in the order of the list. */
    public ReadOnlyObjectProperty<List<FollowedRun>> all() {
        return all.getReadOnlyProperty();
    }

    /** The run that is told about; empty if there is none. */
    public Optional<FollowedRun> first() {
        return all.get().stream().findFirst();
    }

    /** The runs whose curves are on show. */
    public ReadOnlyObjectProperty<List<ShownRun>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** How they are looked at. */
    public ReadOnlyObjectProperty<Look> look() {
        return look.getReadOnlyProperty();
    }

    /** Where somebody points at on the axis. */
    public ReadOnlyObjectProperty<OptionalDouble> hover() {
        return hover.getReadOnlyProperty();
    }

    /** How the lines of a run look. */
    public LineStyle style(FollowedRun run) {
        return styles.get(run.path());
    }

    /** Whether the curves of a run are on show. */
    public boolean isShown(FollowedRun run) {
        return !hidden.contains(run.path());
    }

    /** Shows the curves of a run, or leaves them out. */
    public void show(FollowedRun run, boolean on) {
        if (on ? hidden.remove(run.path()) : hidden.add(run.path())) {
            refresh();
        }
    }

    /** Looks at them in another way. */
    public void change(UnaryOperator<Look> change) {
        look.set(change.apply(look.get()));
    }

    /** Points at a place of the axis, or at none. */
    public void point(OptionalDouble place) {
        hover.set(place);
    }

    /** A plot as it is to be drawn now. */
    public Plot plot(Chart chart) {
        return board.plot(chart, shown.get(), look.get()).withHover(hover.get());
    }

    /** The part of the axis that is on show. */
    Stretch across() {
        return look.get().across().orElseGet(this::whole);
    }

    private Stretch whole() {
        return board.plot(Chart.LEARNING_RATE, shown.get(), look.get().withAcross(Optional.empty())).across();
    }

    /** Shows a smaller part about a place that stays, or a larger one; all of it once that is reached. */
    void zoom(double about, double factor) {
        Stretch whole = whole();
        Stretch part = across().zoomed(about, factor);
        if (part.length() >= whole.length()) {
            change(now -> now.withAcross(Optional.empty()));
        } else if (part.length() >= whole.length() * SMALLEST_PART) {
            change(now -> now.withAcross(Optional.of(kept(part, whole))));
        }
    }

    /** Shows another part of the same length. */
    void pan(double by) {
        if (look.get().across().isPresent()) {
            change(now -> now.withAcross(Optional.of(kept(across().moved(by), whole()))));
        }
    }

    /** Half of a part may lie beyond the end, where the run will go. */
    private static Stretch kept(Stretch part, Stretch whole) {
        double low = Math.clamp(part.low(), whole.low(), whole.high() - part.length() / 2);
        return part.moved(low - part.low());
    }

    /** Shows all of the axis. */
    void reset() {
        change(now -> now.withAcross(Optional.empty()));
    }

    /** Puts the marker at a place of the axis. */
    void markAt(double place) {
        firstShown().ifPresent(run -> mark(Math.clamp(Board.step(run, place, look.get().axis()), 0, Math.max(0, run.course().step()))));
    }

    /** Puts the marker at a step of the first run. */
    public void mark(long step) {
        change(now -> now.withMark(OptionalLong.of(step)));
    }

    /** Takes the marker away. */
    void unmark() {
        change(now -> now.withMark(OptionalLong.empty()));
    }

    private Optional<ShownRun> firstShown() {
        return shown.get().stream().findFirst();
    }
}
