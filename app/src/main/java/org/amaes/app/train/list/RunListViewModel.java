package org.amaes.app.train.list;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.app.state.Memory;
import org.amaes.app.train.process.EngineChild;
import org.amaes.app.train.process.RunProcesses;
import org.amaes.core.WorkbenchException;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunState;

/**
 * The runs that are watched. {@link #look} is called now and again; what changed for the worse or came to its end
 * meanwhile is told. No scene classes; called on the window's thread only.
 */
public final class RunListViewModel {

    private final Jobs jobs;
    private final Notifications notifications;
    private final Memory memory;
    private final RunProcesses processes;
    private final RunWatch watch = new RunWatch();
    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final FilteredList<RunRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<RunRow> chosen = new ReadOnlyObjectWrapper<>();
    private final Map<Path, RunCondition> before = new HashMap<>();
    private Path wanted;
    private boolean looking;
    private boolean lookAgain;
    private boolean looked;

    public RunListViewModel(Jobs jobs, Notifications notifications, Memory memory, RunProcesses processes) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.memory = memory;
        this.processes = processes;
        filter.addListener((_, _, text) -> shown.setPredicate(row -> row.matches(text)));
    }

    /** The runs that match the filter. */
    public ObservableList<RunRow> rows() {
        return shown;
    }

    /** What the person looks for: words of name, state, network or data. */
    public StringProperty filter() {
        return filter;
    }

    /** The run that is looked at more closely; null if none is. */
    public ReadOnlyObjectProperty<RunRow> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** Chooses a run; null chooses none. */
    public void choose(Path run) {
        chosen.set(run == null ? null : rows.stream().filter(row -> row.path().equals(run)).findFirst().orElse(chosen.get()));
    }

    /** Whether processes work on runs, as far as was seen at the last look. */
    public List<RunRow> active() {
        return rows.stream().filter(row -> row.condition().isActive()).toList();
    }

    /** Whether somebody has to go on looking: something is going on, or nobody has looked yet. */
    public boolean isLively() {
        return !looked || looking || !active().isEmpty() || !processes.alive().isEmpty();
    }

    /** Whether there is nothing to wait for. */
    public boolean isSettled() {
        return looked && !looking;
    }

    /** Watches a run that somebody opened, if it can be read. */
    public void open(Path run) {
        jobs.quietly("Reading " + run.getFileName(), _ -> RunFolder.open(run).state(), outcome -> {
            switch (outcome) {
                case Outcome.Success<RunState> _ -> watch(run);
                case Outcome.Failed<RunState>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<RunState> _ -> { }
            }
        });
    }

    /** Watches a run, or all runs in a folder, from now on, and chooses it. */
    public void watch(Path place) {
        Path path = place.toAbsolutePath().normalize();
        if (!memory.state().get().runs().contains(path.toString())) {
            memory.change(now -> {
                List<String> runs = new ArrayList<>(List.of(path.toString()));
                runs.addAll(now.runs());
                return now.withRuns(runs);
            });
        }
        wanted = path;
        look();
    }

    /** Takes a run, or the folder it was found in, off the list; it stays where it is. */
    public void forget(RunRow row) {
        memory.change(now -> now.withRuns(now.runs().stream().filter(each -> !each.equals(row.path().toString())
                && !(row.path().getParent() != null && each.equals(row.path().getParent().toString()))).toList()));
        look();
    }

    /** Looks how all runs stand, beside the window's thread. */
    public void look() {
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        List<Path> places = memory.state().get().runs().stream().map(Path::of).toList();
        List<EngineChild> ended = processes.takeEnded();
        Set<Path> starting = new LinkedHashSet<>(processes.alive());
        jobs.quietly("Looking at the runs", _ -> watch.look(places, starting), outcome -> {
            looking = false;
            looked = true;
            switch (outcome) {
                case Outcome.Success<List<RunRow>>(List<RunRow> now) -> show(now, ended);
                case Outcome.Failed<List<RunRow>>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<List<RunRow>> _ -> { }
            }
            if (lookAgain) {
                lookAgain = false;
                look();
            }
        });
    }

    private void show(List<RunRow> now, List<EngineChild> ended) {
        if (!rows.equals(now)) {
            update(now);
        }
        now.forEach(this::tellChange);
        for (EngineChild child : ended) {
            Optional<RunRow> row = now.stream().filter(each -> each.path().equals(child.run())).findFirst();
            boolean told = row.isPresent() && row.get().condition().isProblem() && row.get().condition() != RunCondition.UNREADABLE;
            if (child.hasFailed() && !told) {
                notifications.problem(new WorkbenchException(child.lastWords(), child.run()));
                row.filter(each -> each.condition() == RunCondition.UNREADABLE).ifPresent(this::forget); // it never came to be
            }
        }
        Path at = wanted != null ? wanted : chosen.get() == null ? null : chosen.get().path();
        RunRow row = rows.stream().filter(each -> each.path().equals(at)).findFirst().orElse(null);
        if (row == null && wanted != null) {
            row = rows.stream().filter(each -> each.path().startsWith(wanted)).findFirst().orElse(null);
        }
        wanted = null;
        chosen.set(row);
    }

    /** Replaces only the rows that differ, so that nobody's choice in the list is lost. */
    private void update(List<RunRow> now) {
        if (rows.size() != now.size()) {
            rows.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!rows.get(i).equals(now.get(i))) {
                rows.set(i, now.get(i));
            }
        }
    }

    private static final Map<RunCondition, String> TOLD = new EnumMap<>(Map.of(RunCondition.CRASHED, "was interrupted", RunCondition.FAILED, "failed",
            RunCondition.DIVERGED, "diverged", RunCondition.FINISHED, "is done"));

    private void tellChange(RunRow row) {
        RunCondition last = before.put(row.path(), row.condition());
        if (last == null || !last.isActive() || row.condition().isActive() || !TOLD.containsKey(row.condition())) {
            return;
        }
        if (row.condition() == RunCondition.FINISHED) {
            notifications.done("The run " + row.name() + " has done all its steps.");
        } else {
            notifications.problem(new WorkbenchException("The run " + row.name() + " " + TOLD.get(row.condition()) + ". " + row.words(), row.path()));
        }
    }
}
