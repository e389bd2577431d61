package org.amaes.app.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.amaes.app.engine.EngineLauncher;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.preprocess.StoreRequest;

/** Preparing the wanted scans, by the command line in a process of its own: settings, progress, pause and resume. No scene classes. */
public final class PrepareViewModel {

    private static final int MOST_PROBLEMS = 500;
    private static final int STOPPED = 3;

    private final Jobs jobs;
    private final Notifications notifications;
    private final Choosers choosers;
    private final EngineLauncher launcher;
    private final DataViewModel scans;
    private final Path log;
    private final ReadOnlyObjectWrapper<PrepareState> state = new ReadOnlyObjectWrapper<>(new PrepareState.Idle());
    private final ObjectProperty<Path> store = new SimpleObjectProperty<>();
    private final StringProperty spacing = new SimpleStringProperty("1");
    private final BooleanProperty forPretraining = new SimpleBooleanProperty();
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final ObservableList<String> shownProblems = FXCollections.unmodifiableObservableList(problems); // kept: it hears of changes weakly
    private PrepareProcess process;
    private Job job;
    private String last = "";
    private int prepared;
    private int present;

    /** @param log where the process says what it does */
    public PrepareViewModel(Jobs jobs, Notifications notifications, Choosers choosers, EngineLauncher launcher, DataViewModel scans, Path log) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.choosers = choosers;
        this.launcher = launcher;
        this.scans = scans;
        this.log = log;
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<PrepareState> state() {
        return state.getReadOnlyProperty();
    }

    /** Where prepared scans go; null until chosen. */
    public ObjectProperty<Path> store() {
        return store;
    }

    /** Voxel size in mm, or "native". */
    public StringProperty spacing() {
        return spacing;
    }

    /** Whether each image is taken by itself, without outlines. */
    public BooleanProperty forPretraining() {
        return forPretraining;
    }

    /** Scans that were left out, a sentence each. */
    public ObservableList<String> problems() {
        return shownProblems;
    }

    /** Lets the person choose where prepared scans go. */
    public void chooseStore() {
        choosers.folder("Where prepared scans go: an empty folder, or one with prepared scans").ifPresent(store::set);
    }

    /** The command line that does the same. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of("prepare"));
        scans.sources().forEach(source -> command.add(source.toString()));
        command.addAll(List.of("--out", String.valueOf(store.get()), "--spacing", spacing.get().strip(), "--events"));
        if (forPretraining.get()) {
            command.add("--for-pretraining");
        }
        if (scans.rows().stream().anyMatch(row -> !row.isIncluded())) {
            command.addAll(List.of("--exclude", scans.choiceFile().toString()));
        }
        return command;
    }

    /** Begins, or goes on where an earlier time ended. */
    public void begin() {
        if (state.get() instanceof PrepareState.Working || scans.sources().isEmpty()) {
            return;
        }
        if (store.get() == null) {
            chooseStore();
        }
        if (store.get() == null) {
            return;
        }
        try {
            problems.clear();
            last = "";
            prepared = 0;
            present = 0;
            process = PrepareProcess.start(launcher.words(command()), log, event -> jobs.onWindow(() -> hear(event)),
                    code -> jobs.onWindow(() -> ended(code)));
            state.set(new PrepareState.Working(0, 0, 0, false, ""));
            job = jobs.begin("Preparing scans", this::stop);
            job.at(Double.NaN, "listing");
        } catch (WorkbenchException problem) {
            state.set(new PrepareState.Failed(problem.getMessage()));
            notifications.problem(problem);
        }
    }

    /** Lets it wait after the scans in work. */
    public void pause() {
        request(StoreRequest.pause(store.get()), true);
    }

    /** Lets it go on. */
    public void resume() {
        request(StoreRequest.pause(store.get()), false);
    }

    /** Ends it after the scans in work; begin goes on. */
    public void stop() {
        if (state.get() instanceof PrepareState.Working working && working.total() == 0) {
            process.kill(); // it has not made the folder yet
        } else {
            request(StoreRequest.stop(store.get()), true);
        }
    }

    private void request(StoreRequest request, boolean made) {
        if (!(state.get() instanceof PrepareState.Working)) {
            return;
        }
        try {
            if (made) {
                request.make();
            } else {
                request.clear();
            }
        } catch (WorkbenchException problem) {
            notifications.problem(problem);
        }
    }

    private void hear(JsonNode event) {
        if (!(state.get() instanceof PrepareState.Working working)) {
            return;
        }
        switch (event.path("event").asText()) {
            case "begin" -> state.set(new PrepareState.Working(0, event.path("total").asInt(), 0, false, ""));
            case "paused" -> state.set(new PrepareState.Working(working.done(), working.total(), working.leftOut(), true, working.scan()));
            case "resumed" -> state.set(new PrepareState.Working(working.done(), working.total(), working.leftOut(), false, working.scan()));
            case "scan" -> hearScan(event, working);
            default -> { } // of a newer engine
        }
        if (state.get() instanceof PrepareState.Working now) {
            job.at(now.total() == 0 ? Double.NaN : (double) now.done() / now.total(), now.paused() ? "paused" : now.done() + " of " + now.total());
        }
    }

    private void hearScan(JsonNode event, PrepareState.Working before) {
        boolean out = !event.path("words").asText().isEmpty();
        if (out && problems.size() < MOST_PROBLEMS) {
            problems.add(event.path("words").asText());
        }
        prepared += event.path("outcome").asText().equals("prepared") ? 1 : 0;
        present += event.path("outcome").asText().equals("skipped") ? 1 : 0;
        last = event.path("scan").asText();
        state.set(new PrepareState.Working(event.path("done").asInt(), event.path("total").asInt(), before.leftOut() + (out ? 1 : 0), before.paused(), last));
    }

    private void ended(int code) {
        if (job != null) {
            jobs.end(job);
        }
        int leftOut = state.get() instanceof PrepareState.Working working ? working.leftOut() : 0;
        String words = String.format(Locale.ROOT, "%d scans prepared, %d there already, %d left out.", prepared, present, leftOut);
        if (code == 0) {
            state.set(new PrepareState.Ended(words, store.get(), true));
        } else if (code == STOPPED || code == 143 && job != null && job.isCancelled()) {
            state.set(new PrepareState.Ended(words + " Stopped before the end.", store.get(), false));
        } else {
            String why = lastSentence(code);
            state.set(new PrepareState.Failed(why));
            notifications.problem(new WorkbenchException(why, log));
        }
    }

    /** The last thing it said is the reason, as on a terminal. */
    private String lastSentence(int code) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8).stream().filter(line -> !line.isBlank()).toList();
            if (code == 2 && !lines.isEmpty()) {
                return lines.getLast();
            }
        } catch (IOException _) {
            // the sentence below names the file
        }
        return "Preparing ended unexpectedly (exit code " + code + "); the reason stands in " + log + ". What is done stays done: start it again.";
    }

    /** Whether it is under way and not waiting. */
    public boolean isBusy() {
        return state.get() instanceof PrepareState.Working working && !working.paused();
    }

    /** Ends the process at once, for tests that close the window. */
    void close() {
        if (process != null && process.isAlive()) {
            process.kill();
        }
    }
}
