package org.amaes.app.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.job.Progress;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Gathering;
import org.amaes.core.dataset.Scan;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.quality.DataSetCheck;
import org.amaes.core.quality.QualityCache;
import org.amaes.core.quality.QualityCheck;
import org.amaes.core.quality.QualityFolder;
import org.amaes.core.quality.QualityReport;
import org.amaes.core.quality.ScanQuality;

/** What the place Data shows and does about scans: which folders they come from, what each is, which are wanted. No scene classes. */
public final class DataViewModel {

    /** Thumbnails and findings kept from start to start: about 12 kB each. */
    private static final int MOST_KEPT = 20_000;
    /** Rows that come at once to the window while scans are looked at. */
    private static final int BATCH = 8;

    private final Jobs jobs;
    private final Notifications notifications;
    private final Choosers choosers;
    private final QualityCache cache;
    private final ChoiceFile choice;
    private final Consumer<Path> explore;
    private final ObservableList<Path> sources = FXCollections.observableArrayList();
    private final ObservableList<Path> shownSources = FXCollections.unmodifiableObservableList(sources); // kept: it hears of changes weakly
    private final ObservableList<DataRow> rows = FXCollections.observableArrayList();
    private final FilteredList<DataRow> shown = new FilteredList<>(rows);
    private final ObservableList<SubjectRow> subjects = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.ALL);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private Job latest;
    private boolean choiceRead;

    /**
     * @param folder where thumbnails and the choice of scans are kept
     * @param explore opens a scan in Explore
     */
    public DataViewModel(Jobs jobs, Notifications notifications, Choosers choosers, Path folder, Consumer<Path> explore) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.choosers = choosers;
        this.cache = new QualityCache(folder.resolve("seen"));
        this.choice = new ChoiceFile(folder.resolve("choice.json"), jobs, notifications);
        this.explore = explore;
        filter.addListener((_, _, _) -> refilter());
        show.addListener((_, _, _) -> refilter());
    }

    /** Folders and files that were added, in order. */
    public ObservableList<Path> sources() {
        return shownSources;
    }

    /** Scans that are shown, as filtered. */
    public ObservableList<DataRow> shown() {
        return shown;
    }

    /** All scans that have been looked at. */
    public List<DataRow> rows() {
        return List.copyOf(rows);
    }

    /** The persons they show; the same whatever the filter. */
    public ObservableList<SubjectRow> subjects() {
        return subjects;
    }

    /** Words that a scan has to have to be shown. */
    public StringProperty filter() {
        return filter;
    }

    /** Which scans are shown. */
    public ObjectProperty<Show> show() {
        return show;
    }

    /** One sentence over all scans. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** Whether scans are being looked at. */
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** The file with the scans that are not wanted, for {@code amaes prepare --exclude}. */
    public Path choiceFile() {
        return choice.path();
    }

    /** Whether nothing is under way that changes what is shown. */
    public boolean isSettled() {
        return !looking.get() && choice.isWritten();
    }

    /** What remembers what was found, for thumbnails. */
    QualityCache cache() {
        return cache;
    }

    /** Adds a folder that the person chooses. */
    public void chooseFolder() {
        choosers.folder("Add a folder of scans").ifPresent(this::add);
    }

    /** Adds a scan that the person chooses. */
    public void chooseFile() {
        choosers.open("Add a scan", Choosers.Filter.SCANS).ifPresent(this::add);
    }

    /** Adds a folder or file, unless it is there, and looks at its scans; of prepared scans it only says what they are. */
    public void open(Path source) {
        jobs.quietly("Looking at " + source.getFileName(), _ -> prepared(source), outcome -> {
            switch (outcome) {
                case Outcome.Success<Optional<String>>(Optional<String> words) -> words.ifPresentOrElse(notifications::say, () -> add(source));
                case Outcome.Failed<Optional<String>>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Optional<String>> _ -> { }
            }
        });
    }

    private static Optional<String> prepared(Path folder) throws WorkbenchException {
        if (!VolumeStore.isOne(folder)) {
            return Optional.empty();
        }
        try (VolumeStore store = VolumeStore.open(folder)) {
            long labelled = store.entries().stream().filter(Entry::isLabelled).count();
            return Optional.of(folder.getFileName() + " holds " + store.entries().size() + " prepared scans, " + labelled + " of them with outlines. "
                    + "'amaes pretrain --data " + folder + "' trains on them.");
        }
    }

    /** Adds a folder or file, unless it is there, and looks at its scans. */
    public void add(Path source) {
        Path path = source.toAbsolutePath().normalize();
        if (!sources.contains(path)) {
            sources.add(path);
            look();
        }
    }

    /** Takes back what was remembered; nothing is looked at before somebody comes. */
    void restore(List<Path> remembered) {
        sources.setAll(remembered);
    }

    /** Takes a folder off the list; its files stay. */
    public void remove(Path source) {
        if (sources.remove(source)) {
            look();
        }
    }

    /** Looks at the scans of all folders; those seen before are shown at once. */
    public void look() {
        if (latest != null) {
            latest.cancel();
        }
        rows.clear();
        retell(Optional.empty());
        List<Path> paths = List.copyOf(sources);
        if (paths.isEmpty()) {
            looking.set(false);
            return;
        }
        looking.set(true);
        boolean first = !choiceRead;
        Job[] own = new Job[1];
        own[0] = jobs.run("Looking at scans", progress -> look(paths, first, progress, () -> own[0] == latest), outcome -> {
            if (own[0] == latest || latest == null) {
                looking.set(false);
                ended(outcome);
            }
        });
        latest = looking.get() ? own[0] : null;
    }

    private void ended(Outcome<QualityReport> outcome) {
        switch (outcome) {
            case Outcome.Success<QualityReport>(QualityReport report) -> {
                rows.setAll(report.scans().stream().map(this::row).toList());
                retell(Optional.of(report));
            }
            case Outcome.Failed<QualityReport>(WorkbenchException problem) -> {
                notifications.problem(problem);
                // a folder that cannot be used does not stop the others
                problem.file().flatMap(file -> sources.stream().filter(file.toAbsolutePath()::startsWith).findFirst()).ifPresent(this::remove);
            }
            case Outcome.Cancelled<QualityReport> _ -> retell(Optional.empty());
        }
    }

    private QualityReport look(List<Path> paths, boolean first, Progress progress, java.util.function.BooleanSupplier current) throws WorkbenchException {
        progress.at(Double.NaN, "listing");
        if (first) {
            cache.shrink(MOST_KEPT);
            Set<String> kept = ChoiceFile.read(choice.path());
            jobs.onWindow(() -> {
                choiceRead = true;
                choice.begin(kept);
            });
        }
        Gathering found = Gathering.detect(paths);
        List<Scan> scans = found.scans();
        Set<Integer> labels = expected(found);
        List<ScanQuality> batch = new ArrayList<>();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        QualityReport report = new DataSetCheck(cache).run(scans, new QualityCheck.Options(threads, Optional.empty(), labels), (quality, _, done, total) -> {
            batch.add(quality);
            progress.at((double) done / total, done + " of " + total);
            if (batch.size() == BATCH) {
                List<ScanQuality> ready = List.copyOf(batch);
                batch.clear();
                jobs.onWindow(() -> arrive(ready, current));
            }
        }, progress::isCancelled);
        return report;
    }

    /** What labels may occur; of sets that disagree each is judged by nobody. */
    private static Set<Integer> expected(Gathering found) {
        try {
            return new LinkedHashSet<>(found.labelNames().names().keySet());
        } catch (WorkbenchException _) {
            return Set.of(); // preparing them together with outlines is refused in this sentence
        }
    }

    private void arrive(List<ScanQuality> ready, java.util.function.BooleanSupplier current) {
        if (current.getAsBoolean()) {
            rows.addAll(ready.stream().map(this::row).toList());
            retell(Optional.empty());
        }
    }

    private DataRow row(ScanQuality quality) {
        DataRow row = new DataRow(quality, !choice.isExcluded(quality.scan().id()));
        row.includedProperty().addListener((_, _, included) -> {
            choice.choose(quality.scan().id(), included);
            retell(Optional.empty());
        });
        return row;
    }

    /** Says anew what there is. */
    private void retell(Optional<QualityReport> report) {
        long wanted = rows.stream().filter(DataRow::isIncluded).count();
        long labelled = rows.stream().filter(row -> row.scan().label().isPresent()).count();
        long persons = rows.stream().map(row -> row.scan().subject()).distinct().count();
        summary.set(rows.isEmpty() ? "" : persons + (persons == 1 ? " person, " : " persons, ")
                + QualityFolder.summary(report.orElseGet(() -> new QualityReport(rows.stream().map(DataRow::quality).toList(), false)))
                + " " + labelled + " with outlines" + (wanted == rows.size() ? "." : ", " + (rows.size() - wanted) + " left out."));
        subjects.setAll(SubjectRow.of(rows));
    }

    private void refilter() {
        String words = filter.get();
        Show which = show.get();
        shown.setPredicate(row -> which.takes(row) && row.says(words));
    }

    /** Leaves out, or takes, all scans that are shown. */
    public void choose(boolean included) {
        List.copyOf(shown).forEach(row -> row.includedProperty().set(included));
    }

    /** Shows the scans of one person only. */
    public void showSubject(SubjectRow subject) {
        show.set(Show.ALL);
        filter.set(subject.subject());
    }

    /** Opens a scan in Explore. */
    public void explore(DataRow row) {
        explore.accept(row.scan().images().getFirst());
    }
}
