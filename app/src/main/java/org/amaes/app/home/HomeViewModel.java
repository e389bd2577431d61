package org.amaes.app.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.place.Opener;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Recent;

/** What Home shows and does. No scene classes. */
public final class HomeViewModel {

    private final Jobs jobs;
    private final Choosers choosers;
    private final Opener opener;
    private final Memory memory;
    private final Runnable tryIt;
    private final InstantSource clock;
    private final ObservableList<RecentItem> recent = FXCollections.observableArrayList();
    private final ObservableList<RecentItem> shown = FXCollections.unmodifiableObservableList(recent); // kept: it hears of changes weakly
    private int looking;

    /** @param tryIt shows something at once to a person who has nothing to open */
    public HomeViewModel(Jobs jobs, Choosers choosers, Opener opener, Memory memory, Runnable tryIt,
            InstantSource clock) {
        this.jobs = jobs;
        this.choosers = choosers;
        this.opener = opener;
        this.memory = memory;
        this.tryIt = tryIt;
        this.clock = clock;
        memory.state().addListener((_, before, now) -> {
            if (!before.recent().equals(now.recent())) {
                look();
            }
        });
    }

    /** What was opened before, newest first. */
    public ObservableList<RecentItem> recent() {
        return shown;
    }

    /** Looks anew which recent files are still there. */
    public void look() {
        List<Recent> known = memory.state().get().recent();
        Instant now = clock.instant();
        looking++;
        jobs.quietly("Looking for recent files", _ -> known.stream().map(each -> item(each, now)).toList(), outcome -> {
            looking--;
            if (outcome instanceof Outcome.Success<List<RecentItem>>(List<RecentItem> items)) {
                recent.setAll(items);
            }
        });
    }

    /** Whether the recent files are being looked for. */
    public boolean isLooking() {
        return looking > 0;
    }

    private static RecentItem item(Recent recent, Instant now) {
        Path path = Path.of(recent.path());
        return new RecentItem(path, recent.kind(), RecentItem.ago(recent.time(), now, ZoneId.systemDefault()), Files.notExists(path));
    }

    /** Lets the person choose a file. */
    public void chooseFile() {
        choosers.open("Open a scan or checkpoint", Choosers.Filter.SCANS, Choosers.Filter.CHECKPOINTS).ifPresent(opener::open);
    }

    /** Lets the person choose a folder. */
    public void chooseFolder() {
        choosers.folder("Open a run or prepared scans").ifPresent(opener::open);
    }

    /** Opens something again. */
    public void open(RecentItem item) {
        opener.open(item.path());
    }

    /** Takes something off the list; the file itself stays. */
    public void forget(RecentItem item) {
        memory.change(now -> now.withRecent(now.recent().stream().filter(each -> !each.path().equals(item.path().toString())).toList()));
    }

    /** Shows the method on a head that nobody owns. */
    public void tryIt() {
        tryIt.run();
    }
}
