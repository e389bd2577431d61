package org.amaes.app.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.amaes.app.engine.Engine;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;
import org.amaes.viewer.slice.LabelPalette;

/** Which scans, which network, and the segmenting itself. No scene classes. */
public final class PredictViewModel {

    /** What the network is doing, and how its last work ended. */
    public sealed interface State {

        /** Nothing was asked of it yet. */
        record Idle() implements State {
        }

        /** @param job how far it is, and the way to end it */
        record Running(Scan scan, Job job) implements State {
        }

        /** The scan was segmented. */
        record Done(Scan scan) implements State {
        }

        /** @param why a sentence for the person */
        record Failed(Scan scan, String why) implements State {
        }
    }

    private final Jobs jobs;
    private final Engine engine;
    private final Notifications notifications;
    private final Path folder;
    private final LabelWork work;
    private final ObservableList<CaseRow> cases = FXCollections.observableArrayList();
    private final ObservableList<CaseRow> shownCases = FXCollections.unmodifiableObservableList(cases); // kept: it hears of changes weakly
    private final ReadOnlyObjectWrapper<OpenedScan> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<NetworkInUse> network = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private Job opening;
    private boolean all;

    /** @param folder where predictions and journals are kept */
    PredictViewModel(Jobs jobs, Engine engine, Notifications notifications, Path folder) {
        this.jobs = jobs;
        this.engine = engine;
        this.notifications = notifications;
        this.folder = folder;
        this.work = new LabelWork(jobs, notifications, folder.resolve("painting"));
    }

    /** The scans to segment; one, or those of a folder. */
    public ObservableList<CaseRow> cases() {
        return shownCases;
    }

    /** The scan in hand; null before there is one. */
    ReadOnlyObjectProperty<OpenedScan> opened() {
        return opened.getReadOnlyProperty();
    }

    /** The network in use; null before there is one. */
    public ReadOnlyObjectProperty<NetworkInUse> network() {
        return network.getReadOnlyProperty();
    }

    /** What the network is doing. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What is being opened, in a few words; empty if nothing is. */
    public ReadOnlyStringProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** The labels of the scan in hand. */
    public LabelWork work() {
        return work;
    }

    /** Where a scan's predictions are kept. */
    Path predictions() {
        return folder.resolve("predictions");
    }

    /** Opens a scan, a folder of scans or of DICOM files; the first one is taken in hand. */
    public void open(Path path) {
        if (refusesForCorrections("open another scan")) {
            return;
        }
        read("Looking through " + path.getFileName(), () -> {
            List<Scan> found = ScanList.of(path, folder.resolve("converted"));
            return found.size() == 1 ? new Found(found, OpenedScan.read(found.getFirst(), predictions())) : new Found(found, null);
        }, found -> {
            cases.setAll(found.scans().stream().map(scan -> new CaseRow(scan, CaseRow.Stage.WAITING, "")).toList());
            if (found.only() != null) {
                take(found.only());
            } else {
                choose(found.scans().getFirst());
            }
        }, notifications::problem);
    }

    /** @param only the scan, read, where there is only one */
    private record Found(List<Scan> scans, OpenedScan only) {
    }

    /** Takes another scan of the list in hand. */
    public void choose(Scan scan) {
        if (opened.get() != null && opened.get().scan().equals(scan) || refusesForCorrections("go to another scan")) {
            return;
        }
        read("Reading " + scan.id(), () -> OpenedScan.read(scan, predictions()), this::take, problem -> {
            mark(scan, CaseRow.Stage.FAILED, problem.getMessage());
            state.set(new State.Failed(scan, problem.getMessage()));
        });
    }

    private void take(OpenedScan scan) {
        opened.set(scan);
        state.set(rowOf(scan.scan()).filter(row -> row.stage() == CaseRow.Stage.FAILED)
                .<State>map(row -> new State.Failed(scan.scan(), row.words())).orElse(new State.Idle()));
        scan.remarks().forEach(notifications::say);
        work.begin(scan, palette());
    }

    private LabelPalette palette() {
        return network.get() == null ? LabelPalette.STANDARD : network.get().palette();
    }

    /** Reading, on a worker's thread. */
    private interface Reading<T> {
        T read() throws WorkbenchException;
    }

    private <T> void read(String title, Reading<T> reading, Consumer<T> then, Consumer<WorkbenchException> refused) {
        if (opening != null) {
            opening.cancel();
        }
        waiting.set(title + " …");
        opening = jobs.run(title, _ -> reading.read(), outcome -> {
            switch (outcome) {
                case Outcome.Success<T>(T value) -> {
                    waiting.set("");
                    then.accept(value);
                }
                case Outcome.Failed<T>(WorkbenchException problem) -> {
                    waiting.set("");
                    refused.accept(problem);
                }
                case Outcome.Cancelled<T> _ -> { }
            }
        });
    }

    /** Whether unsaved corrections are in the way; then that is said. */
    private boolean refusesForCorrections(String what) {
        if (!work.isUnsaved()) {
            return false;
        }
        notifications.problem(new WorkbenchException("Your corrections of " + opened.get().scan().id() + " are not saved. Save them before you " + what
                + ", or take them back with Undo."));
        return true;
    }

    /** Takes a network in use; one that does not segment is refused in the engine's sentence. */
    public void use(Path checkpoint) {
        engine.ask("Opening " + checkpoint.getFileName(), new Request.Load(checkpoint), outcome -> {
            switch (outcome) {
                case Outcome.Success<Answer.Loaded>(Answer.Loaded loaded) -> use(checkpoint, loaded);
                case Outcome.Failed<Answer.Loaded>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Answer.Loaded> _ -> { }
            }
        });
    }

    private void use(Path checkpoint, Answer.Loaded loaded) {
        if (loaded.classes().isEmpty()) {
            notifications.problem(new WorkbenchException("The checkpoint " + loaded.file()
                    + " does not say that it segments: it was pretrained, or comes from another tool. Fine-tune it first.", loaded.file()));
            return;
        }
        String step = loaded.step() == 0 ? "" : ", step " + loaded.step();
        network.set(new NetworkInUse(checkpoint, checkpoint.getFileName() + " · " + loaded.network() + step, loaded.classes()));
        loaded.notes().forEach(notifications::say);
        work.rename(network.get().palette());
    }

    /** Segments the scan in hand. */
    public void predict() {
        all = false;
        if (opened.get() != null) {
            start(opened.get().scan());
        }
    }

    /** Segments all scans of the list that have not been, one after the other. */
    public void predictAll() {
        all = true;
        next();
    }

    private void next() {
        Optional<CaseRow> waitingCase = cases.stream().filter(row -> row.stage() == CaseRow.Stage.WAITING).findFirst();
        if (waitingCase.isPresent()) {
            start(waitingCase.get().scan());
        } else {
            all = false;
        }
    }

    private void start(Scan scan) {
        boolean inHand = opened.get() != null && opened.get().scan().equals(scan);
        if (network.get() == null || state.get() instanceof State.Running || inHand && refusesForCorrections("predict anew")) {
            return;
        }
        NetworkInUse with = network.get();
        jobs.quietly("Making room", _ -> Keep.of(predictions(), scan.images()).made(), outcome -> {
            switch (outcome) {
                case Outcome.Success<Keep>(Keep keep) -> ask(scan, keep, with);
                case Outcome.Failed<Keep>(WorkbenchException problem) -> failed(scan, problem);
                case Outcome.Cancelled<Keep> _ -> { }
            }
        });
    }

    private void ask(Scan scan, Keep keep, NetworkInUse with) {
        mark(scan, CaseRow.Stage.RUNNING, "");
        List<Path> images = scan.images();
        Job job = engine.ask("Segmenting " + scan.id(), new Request.Predict(with.path(), images.getFirst(), images.subList(1, images.size()), keep.mask(),
                keep.folder()), outcome -> ended(scan, keep, with, outcome));
        state.set(new State.Running(scan, job));
    }

    private void ended(Scan scan, Keep keep, NetworkInUse with, Outcome<Answer.Predicted> outcome) {
        switch (outcome) {
            case Outcome.Success<Answer.Predicted> _ -> {
                mark(scan, CaseRow.Stage.DONE, "");
                state.set(new State.Done(scan));
                if (opened.get() != null && opened.get().scan().equals(scan)) {
                    work.show(keep.mask(), with.palette());
                } else {
                    jobs.quietly("Noting the prediction", _ -> remembered(keep), this::noted);
                }
            }
            case Outcome.Failed<Answer.Predicted>(WorkbenchException problem) -> failed(scan, problem);
            case Outcome.Cancelled<Answer.Predicted> _ -> {
                mark(scan, CaseRow.Stage.WAITING, "");
                state.set(new State.Idle());
                all = false;
            }
        }
        if (all) {
            next();
        }
    }

    private static Keep remembered(Keep keep) throws WorkbenchException {
        keep.remember(keep.mask());
        return keep;
    }

    private void noted(Outcome<Keep> outcome) {
        if (outcome instanceof Outcome.Failed<Keep>(WorkbenchException problem)) {
            notifications.problem(problem);
        }
    }

    private void failed(Scan scan, WorkbenchException problem) {
        mark(scan, CaseRow.Stage.FAILED, problem.getMessage());
        state.set(new State.Failed(scan, problem.getMessage()));
        if (!all) {
            notifications.problem(problem);
        }
    }

    private Optional<CaseRow> rowOf(Scan scan) {
        return cases.stream().filter(row -> row.scan().equals(scan)).findFirst();
    }

    private void mark(Scan scan, CaseRow.Stage stage, String words) {
        List<CaseRow> rows = new ArrayList<>(cases);
        for (int index = 0; index < rows.size(); index++) {
            if (rows.get(index).scan().equals(scan)) {
                cases.set(index, rows.get(index).with(stage, words));
            }
        }
    }

    /** Ends what the network is doing. */
    public void cancel() {
        all = false;
        if (state.get() instanceof State.Running running) {
            running.job().cancel();
        }
    }
}
