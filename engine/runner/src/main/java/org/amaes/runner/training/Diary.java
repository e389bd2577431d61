package org.amaes.runner.training;

import java.io.IOException;
import java.util.function.Consumer;

import org.amaes.core.WorkbenchException;
import org.amaes.core.run.EventLog;
import org.amaes.core.run.EventTail;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;

/** What an engine tells of its run, to the run's log first and then to a listener, and the clock beside it. */
final class Diary implements AutoCloseable {

    private final EventLog log;
    private final Consumer<RunEvent> listener;
    private final double secondsBefore;
    private final long started = System.nanoTime();
    private long paused;

    /** Goes on with a run's log; its clock goes on where the last engine's stood. */
    Diary(RunFolder folder, Consumer<RunEvent> listener) throws IOException {
        this.log = EventLog.open(folder.events());
        this.listener = listener;
        this.secondsBefore = EventTail.last(folder.events()).map(RunEvent::seconds).orElse(0.0);
    }

    /** Seconds the run has been worked on, over all its engines and without pauses. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - started - paused) / 1e9;
    }

    /** Tells of something; the listener hears it when it is in the log. */
    void tell(RunEvent event) throws WorkbenchException {
        log.append(event);
        listener.accept(event);
    }

    /** Waits until a pause is over, tells of it, and leaves it out of the clock. */
    void pause(StopSignal signal, long step) throws WorkbenchException, InterruptedException {
        tell(new RunEvent.Paused(step, seconds()));
        long before = System.nanoTime();
        signal.awaitContinue();
        paused += System.nanoTime() - before;
        tell(new RunEvent.Continued(step, seconds()));
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
