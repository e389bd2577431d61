package org.amaes.app.train.list;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.amaes.app.file.FolderOpener;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.job.Progress;
import org.amaes.app.notice.Notifications;
import org.amaes.app.place.Asker;
import org.amaes.app.place.Question;
import org.amaes.app.place.Question.Answer;
import org.amaes.app.train.process.RunProcesses;
import org.amaes.core.WorkbenchException;
import org.amaes.core.file.Trash;
import org.amaes.core.order.OrderText;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunFolder.Request;
import org.amaes.core.run.RunFolder.Request.Keep;
import org.amaes.core.run.RunRemoval;

/**
 * What can be done with a run: what the command line does with {@code pause}, {@code resume}, {@code stop},
 * {@code delete} and {@code repeat}, by the same code. Called on the window's thread only.
 */
public final class RunActions {

    private final Jobs jobs;
    private final Notifications notifications;
    private final Asker asker;
    private final RunProcesses processes;
    private final FolderOpener folders;
    private final Optional<Trash> trash;
    private final RunListViewModel list;

    /** @param trash where deleted runs go, if there is such a place */
    public RunActions(Jobs jobs, Notifications notifications, Asker asker, RunProcesses processes, FolderOpener folders, Optional<Trash> trash,
            RunListViewModel list) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.asker = asker;
        this.processes = processes;
        this.folders = folders;
        this.trash = trash;
        this.list = list;
    }

    /** Something that a file system may refuse. */
    @FunctionalInterface
    private interface Step {
        void run() throws WorkbenchException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (WorkbenchException problem) {
            notifications.problem(problem);
        }
        list.look();
    }

    /** Starts a new run. @param command the words after {@code amaes}, without the run's folder */
    public boolean begin(Path run, List<String> command) {
        boolean[] begun = {false};
        attempt(() -> {
            processes.start(run, command);
            begun[0] = true;
            list.watch(run);
        });
        return begun[0];
    }

    /** Asks a run to wait after its current step. */
    public void pause(RunRow row) {
        attempt(() -> RunFolder.open(row.path()).request(Request.Kind.PAUSE).make());
    }

    /** Lets a run go on: in its own process if it waits, else in a new one from its newest checkpoint. */
    public void resume(RunRow row) {
        attempt(() -> {
            if (row.condition().isActive()) {
                RunFolder.open(row.path()).request(Request.Kind.PAUSE).clear();
            } else {
                processes.start(row.path(), List.of("resume", row.path().toString()));
            }
        });
    }

    /** Asks a run to end. */
    public void stop(RunRow row, Keep keep) {
        attempt(() -> {
            if (row.condition() == RunCondition.STARTING) {
                processes.end(row.path()); // nobody looks for a request yet
            } else {
                RunFolder.open(row.path()).request(Request.Kind.STOP).make(keep);
            }
        });
    }

    /** Deletes a run, once the person has said so; a process that works on it is ended first. */
    public void delete(RunRow row) {
        attempt(() -> {
            RunRemoval removal = RunRemoval.of(row.path(), trash);
            String first = row.condition().isActive() ? "It is " + row.condition().word() + " and is ended first, without another checkpoint. " : "";
            asker.ask(new Question("Delete the run " + row.name() + "?", first + removal.sentence(),
                    List.of(new Answer(row.condition().isActive() ? "Stop and delete" : "Delete", () -> remove(row, removal)))));
        });
    }

    private void remove(RunRow row, RunRemoval removal) {
        jobs.run("Deleting the run " + row.name(), progress -> removed(removal, progress), outcome -> {
            switch (outcome) {
                case Outcome.Success<Optional<Path>>(Optional<Path> now) -> {
                    notifications.done(now.map(path -> "The run " + row.name() + " is in the trash now, at " + path + ".")
                            .orElse("The run " + row.name() + " is deleted."));
                    list.forget(row);
                }
                case Outcome.Failed<Optional<Path>>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Optional<Path>> _ -> list.look();
            }
        });
    }

    private static Optional<Path> removed(RunRemoval removal, Progress progress) throws WorkbenchException {
        progress.at(Double.NaN, "waiting for its engine");
        return removal.stop(progress::isCancelled) ? removal.remove(LocalDateTime.now()) : Optional.empty();
    }

    /** Shows a run's folder. */
    public void openFolder(RunRow row) {
        attempt(() -> folders.show(row.path()));
    }

    /** The command that trains anew what a run trained. */
    public String command(RunRow row) {
        return "amaes " + OrderText.line(List.of("repeat", row.path().toString(), "--out", again(row.path()).toString()));
    }

    /** A free place beside a run. */
    public static Path again(Path run) {
        String name = run.getFileName().toString().replaceFirst("-\\d+$", "");
        for (int number = 2;; number++) {
            Path place = run.resolveSibling(name + "-" + number);
            if (!java.nio.file.Files.exists(place)) {
                return place;
            }
        }
    }

    /** The question that a closing window asks once for all runs; empty if none is going on. */
    public Optional<Question> beforeClosing(Runnable close) {
        List<RunRow> active = list.active();
        if (active.isEmpty()) {
            return Optional.empty();
        }
        String which = active.size() == 1 ? "The run " + active.getFirst().name() + " is " + active.getFirst().condition().word() + "."
                : active.size() + " runs are going on: " + String.join(", ", active.stream().map(RunRow::name).toList()) + ".";
        return Optional.of(new Question("Close the window while training goes on?", which
                + " They need no window: they can go on, and are here again when you come back. Or they write a checkpoint of their last step and stop.",
                List.of(new Answer("Let them go on", close), new Answer("Stop them and close", () -> {
                    active.forEach(row -> stop(row, Keep.LAST));
                    close.run();
                }))));
    }

    /** Tells what is wrong. */
    public Consumer<WorkbenchException> complaints() {
        return notifications::problem;
    }
}
