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
import org.amaes.app.job.Progress;
import org.amaes.app.notice.Notifications;
import org.amaes.app.place.Opener;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Recent;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Shape;

/** What Home shows and does. No scene classes. */
public final class HomeViewModel {

    /** Voxels of 1.5 mm around a whole head: made in a moment, fine enough to look at. */
    private static final Shape GRID = new Shape(120, 144, 116);
    private static final double SPACING = 1.5;
    private static final long SEED = 2024;

    private final Jobs jobs;
    private final Notifications notifications;
    private final Choosers choosers;
    private final Opener opener;
    private final Memory memory;
    private final Path phantoms;
    private final InstantSource clock;
    private final ObservableList<RecentItem> recent = FXCollections.observableArrayList();
    private int looking;
    private int nextHead;

    /** @param phantoms the folder for generated heads; made when needed */
    public HomeViewModel(Jobs jobs, Notifications notifications, Choosers choosers, Opener opener, Memory memory, Path phantoms,
            InstantSource clock) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.choosers = choosers;
        this.opener = opener;
        this.memory = memory;
        this.phantoms = phantoms;
        this.clock = clock;
        memory.state().addListener((_, before, now) -> {
            if (!before.recent().equals(now.recent())) {
                look();
            }
        });
    }

    /** What was opened before, newest first. */
    public ObservableList<RecentItem> recent() {
        return FXCollections.unmodifiableObservableList(recent);
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

    /** Draws a head that nobody owns and opens it; the next call draws another. */
    public void tryIt() {
        int head = nextHead++;
        jobs.run("Drawing a head", progress -> draw(head, progress), outcome -> {
            switch (outcome) {
                case Outcome.Success<Path>(Path file) -> opener.open(file);
                case Outcome.Failed<Path>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Path> _ -> { }
            }
        });
    }

    private Path draw(int head, Progress progress) throws WorkbenchException {
        progress.at(Double.NaN, "no patient is behind it");
        try {
            Files.createDirectories(phantoms);
        } catch (java.io.IOException e) {
            throw new WorkbenchException("The folder " + phantoms + " cannot be made (" + e.getMessage() + "). Check that you may write there.",
                    phantoms, e);
        }
        Path file = phantoms.resolve("generated-head-" + (head + 1) + ".nii.gz");
        NiftiWriter.write(file, Phantom.generate(PhantomSettings.of(SEED, head, Contrast.FLAIR).withGrid(GRID, SPACING, SPACING, SPACING)).image());
        return file;
    }
}
