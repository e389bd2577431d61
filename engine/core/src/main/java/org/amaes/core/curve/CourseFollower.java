package org.amaes.core.curve;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

import org.amaes.core.WorkbenchException;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.EventTail;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;

/**
 * Follows the course of a run while an engine works on it: each {@link #poll} reads what has been told since the
 * last one and nothing twice. To be called by one thread at a time, beside the window's.
 */
public final class CourseFollower {

    private final RunFolder run;
    private final EventTail tail;
    private CourseLog log = new CourseLog();
    private Course course = Course.EMPTY;

    /** A follower of a run of which nothing has been read yet. */
    public CourseFollower(RunFolder run) {
        this.run = run;
        this.tail = new EventTail(run.events());
    }

    /** The course of a run so far. */
    public static Course read(RunFolder run) throws WorkbenchException {
        return new CourseFollower(run).poll();
    }

    /** Steps in which a run sees every training scan once; empty if its recipe is of another version and cannot be read. */
    public static OptionalLong stepsOfEpoch(RunFolder run) {
        try {
            return OptionalLong.of(Defaults.stepsOfEpoch(RecipeJson.read(run.recipe())));
        } catch (WorkbenchException _) {
            return OptionalLong.empty(); // its epochs are not known, its curves are
        }
    }

    /**
     * The course by now; the same object if nothing was told meanwhile.
     *
     * @throws WorkbenchException if the log is there and cannot be read
     */
    public Course poll() throws WorkbenchException {
        try {
            boolean changed = false;
            for (List<RunEvent> events = next(); !events.isEmpty() || tail.hasRestarted(); events = next()) {
                events.forEach(log::add);
                changed = true;
            }
            if (changed) {
                course = log.now();
            }
            return course;
        } catch (IOException e) {
            throw new WorkbenchException("The events of the run in " + run.path() + " cannot be read (" + e.getMessage()
                    + "). Check that you may read its folder.", run.path(), e);
        }
    }

    private List<RunEvent> next() throws IOException {
        List<RunEvent> events = tail.poll();
        if (tail.hasRestarted()) {
            log = new CourseLog();
        }
        return events;
    }
}
