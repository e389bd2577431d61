package org.amaes.app.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.amaes.core.WorkbenchException;
import org.junit.jupiter.api.Test;

/** Workers and window are queues here, so that every order can be tried. */
class JobsTest {

    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final Queue<Runnable> window = new ArrayDeque<>();
    private final Jobs jobs = new Jobs(workers::add, window::add);
    private final List<Outcome<String>> outcomes = new ArrayList<>();

    private void work() {
        workers.remove().run();
        window.remove().run();
    }

    @Test
    void workIsShownUntilItsOutcomeIsTold() {
        Job job = jobs.run("Reading", progress -> {
            progress.at(0.5, "half");
            return "read";
        }, outcomes::add);
        assertEquals(List.of(job), jobs.running());
        workers.remove().run();
        assertEquals(0.5, job.share());
        assertTrue(outcomes.isEmpty() && !jobs.isIdle(), "not before the window's thread");
        window.remove().run();
        assertEquals(List.of(new Outcome.Success<>("read")), outcomes);
        assertTrue(jobs.isIdle());
    }

    @Test
    void aProblemIsToldAsItIsAndAFaultAsOurs() {
        WorkbenchException problem = new WorkbenchException("The disk is full.");
        jobs.<String>quietly("Reading", _ -> {
            throw problem;
        }, outcomes::add);
        work();
        jobs.<String>run("Reading head", _ -> {
            throw new IllegalStateException("oh");
        }, outcomes::add);
        work();
        assertEquals(new Outcome.Failed<String>(problem), outcomes.getFirst());
        String words = ((Outcome.Failed<String>) outcomes.getLast()).problem().getMessage();
        assertTrue(words.startsWith("Reading head failed, which is the program's own fault"), words);
    }

    @Test
    void whatIsCancelledEndsAsCancelledWhateverItReturns() {
        Job job = jobs.run("Reading", progress -> Boolean.toString(progress.isCancelled()), outcomes::add);
        job.cancel();
        work();
        assertEquals(List.of(new Outcome.Cancelled<String>()), outcomes);
    }

    @Test
    void workOfOthersIsShownUntilItEndsAndHearsOfItsCancel() {
        List<String> heard = new ArrayList<>();
        Job job = jobs.begin("Segmenting", () -> heard.add("cancel"));
        assertEquals(List.of(job), jobs.running());
        job.cancel();
        jobs.end(job);
        assertEquals(List.of("cancel"), heard);
        assertTrue(jobs.isIdle());
    }
}
