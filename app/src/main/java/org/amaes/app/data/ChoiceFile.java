package org.amaes.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.ScanChoice;
import org.amaes.core.dataset.Split;

/** The scans that are not wanted, kept in a small file that {@code amaes prepare --exclude} reads too; written beside the window's thread, the latest last. */
final class ChoiceFile {

    private final Path file;
    private final Jobs jobs;
    private final Notifications notifications;
    private final Set<String> excluded = new TreeSet<>();
    private boolean writing;
    private boolean stale;

    ChoiceFile(Path file, Jobs jobs, Notifications notifications) {
        this.file = file;
        this.jobs = jobs;
        this.notifications = notifications;
    }

    Path path() {
        return file;
    }

    /** Reads what was kept; on a worker's thread, before anything is chosen. */
    static Set<String> read(Path file) throws WorkbenchException {
        return Files.exists(file) ? ScanChoice.read(null, file).exclude() : Set.of();
    }

    void begin(Set<String> kept) {
        excluded.addAll(kept);
    }

    boolean isExcluded(String id) {
        return excluded.contains(id);
    }

    void choose(String id, boolean included) {
        if (included ? excluded.remove(id) : excluded.add(id)) {
            stale = true;
            write();
        }
    }

    /** Whether the file says what was chosen. */
    boolean isWritten() {
        return !writing && !stale;
    }

    private void write() {
        if (writing) {
            return; // whoever writes looks again afterwards
        }
        writing = true;
        stale = false;
        Split split = new Split(Map.of(ScanChoice.EXCLUDE, List.copyOf(excluded)));
        jobs.quietly("Keeping the choice of scans", _ -> {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
            } catch (IOException e) {
                throw new WorkbenchException("The choice of scans cannot be kept in " + file + " (" + e.getMessage() + ").", file, e);
            }
            split.write(file);
            return file;
        }, outcome -> {
            writing = false;
            if (outcome instanceof Outcome.Failed<Path>(WorkbenchException problem)) {
                notifications.problem(problem);
            } else if (stale) {
                write();
            }
        });
    }
}
