package org.amaes.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.Trash;
import org.amaes.core.run.RunFolder.Request;

/**
 * The removal of a run on which no engine works. Nothing but a run's folder is ever removed, and where there is a
 * trash, it is only moved there.
 *
 * @param run the run
 * @param trash where it can be moved to; empty if it is gone for good
 */
public record RunRemoval(RunFolder run, Optional<Trash> trash) {

    private static final long PAUSE_NANOS = 200_000_000L;

    /**
     * Looks how a run can be removed.
     *
     * @param trash the person's trash, if there is one
     * @throws WorkbenchException if it is no run
     */
    public static RunRemoval of(Path path, Optional<Trash> trash) throws WorkbenchException {
        RunFolder run = RunFolder.open(path.toAbsolutePath().normalize());
        return new RunRemoval(run, trash.filter(each -> each.takes(run.path())));
    }

    /** What will happen, as a sentence. */
    public String sentence() {
        return trash.isPresent() ? "The folder " + run.path() + " is moved to the trash, with its checkpoints."
                : "The folder " + run.path() + " is deleted for good, with its checkpoints.";
    }

    /**
     * Asks the engine that works on the run to end without a checkpoint, and waits until it has.
     *
     * @param giveUp asked several times a second whether to wait no longer
     * @return whether no engine works on it any more
     */
    public boolean stop(BooleanSupplier giveUp) throws WorkbenchException {
        boolean asked = false;
        while (isActive(run.state())) {
            if (!asked) {
                run.request(Request.Kind.STOP).make(Request.Keep.NOTHING);
                asked = true;
            }
            if (giveUp.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    private static boolean isActive(RunState state) {
        return state == RunState.RUNNING || state == RunState.PAUSED;
    }

    /**
     * Removes the run.
     *
     * @param when the time, for the trash's list
     * @return where it is now; empty if it is gone
     * @throws WorkbenchException if an engine works on it, or it cannot be removed
     */
    public Optional<Path> remove(LocalDateTime when) throws WorkbenchException {
        Path path = run.path();
        RunState state = run.state();
        if (isActive(state)) {
            throw new WorkbenchException("The run in " + path + " is " + state.word() + ". Stop it before you delete it (amaes stop).", path);
        }
        if (Files.isSymbolicLink(path)) {
            throw new WorkbenchException(path + " is only a link to a run. Delete the run where it is.", path);
        }
        try {
            if (trash.isPresent()) {
                return Optional.of(trash.get().take(path, when));
            }
            run.remove(true);
            return Optional.empty();
        } catch (IOException e) {
            throw new WorkbenchException("The run in " + path + " could not be deleted (" + e.getMessage()
                    + "). Check that you may write there, and that no other program has its files open.", path, e);
        }
    }
}
