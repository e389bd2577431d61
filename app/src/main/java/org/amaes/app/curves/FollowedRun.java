package org.amaes.app.curves;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.core.WorkbenchException;
import org.amaes.core.curve.Course;
import org.amaes.core.curve.CourseFollower;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunState;

/** A run on show, read again and again beside the window's thread: one look at a time, nothing read twice. For the window's thread. */
public final class FollowedRun {

    /** A run whose log has not grown for so many looks is asked whether its engine still lives. */
    private static final int LOOKS = 4;

    private final Jobs jobs;
    private final Path path;
    private final ReadOnlyObjectWrapper<RunNow> now = new ReadOnlyObjectWrapper<>(RunNow.UNSEEN);
    private CourseFollower follower; // used by one look at a time
    private boolean looking;
    private int quietLooks;

    FollowedRun(Jobs jobs, Path path) {
        this.jobs = jobs;
        this.path = path;
    }

    /** Its folder. */
    public Path path() {
        return path;
    }

    /** What people call it: its folder's name. */
    public String name() {
        return String.valueOf(path.getFileName() == null ? path : path.getFileName());
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<RunNow> now() {
        return now.getReadOnlyProperty();
    }

    /** Whether it is being read. */
    boolean isLooking() {
        return looking;
    }

    /** Looks what has been told meanwhile, unless a look is under way. */
    void look() {
        if (looking) {
            return;
        }
        looking = true;
        RunNow before = now.get();
        boolean ask = before.state().isEmpty() || quietLooks >= LOOKS;
        jobs.quietly("Reading " + name(), _ -> read(before, ask), outcome -> {
            looking = false;
            RunNow seen = switch (outcome) {
                case Outcome.Success<RunNow>(RunNow read) -> read;
                case Outcome.Failed<RunNow>(WorkbenchException problem) ->
                        new RunNow(before.course(), before.state(), before.stepsOfEpoch(), problem.getMessage());
                case Outcome.Cancelled<RunNow> _ -> before;
            };
            quietLooks = seen.course() != before.course() || ask ? 0 : quietLooks + 1;
            if (!seen.equals(before)) {
                now.set(seen);
            }
        });
    }

    private RunNow read(RunNow before, boolean ask) throws WorkbenchException {
        RunFolder run = RunFolder.open(path);
        if (follower == null) {
            follower = new CourseFollower(run);
        }
        Course course = follower.poll();
        boolean told = course != before.course();
        boolean turned = told && !(course.last().orElse(null) instanceof RunEvent.Step); // a start, a pause, an end
        RunState state = ask || turned ? run.state() : before.state().orElseThrow();
        if (told && state == RunState.NEW || told && before.state().filter(old -> old != RunState.RUNNING && old != RunState.PAUSED).isPresent()) {
            state = run.state(); // somebody goes on with it
        }
        long epoch = before.stepsOfEpoch() > 0 ? before.stepsOfEpoch() : CourseFollower.stepsOfEpoch(run).orElse(0);
        return new RunNow(course, Optional.of(state), epoch, "");
    }
}
