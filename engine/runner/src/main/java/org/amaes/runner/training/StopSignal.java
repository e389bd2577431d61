package org.amaes.runner.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.amaes.core.WorkbenchException;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunFolder.Request;
import org.amaes.core.run.RunFolder.Request.Keep;

/**
 * Tells the training loop that somebody wants it to stop or to pause: by a request in the run folder,
 * or by ending the process (Ctrl-C, a shutdown), which then waits for the loop's last checkpoint.
 */
final class StopSignal implements AutoCloseable {

    /** A last checkpoint of the largest network takes a few seconds; beyond this the process ends anyway. */
    private static final long PATIENCE_SECONDS = 120;
    private static final long POLL_MILLIS = 250;

    private final Request stop;
    private final Request pause;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final Thread hook;

    StopSignal(RunFolder folder, Runnable atShutdown) throws WorkbenchException {
        this.stop = folder.request(Request.Kind.STOP);
        this.pause = folder.request(Request.Kind.PAUSE);
        clearRequests(); // those of an earlier engine
        this.hook = new Thread(() -> awaitLoop(atShutdown), "stop on shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitLoop(Runnable atShutdown) {
        shutdown.countDown();
        try {
            if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                atShutdown.run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void clearRequests() throws WorkbenchException {
        stop.clear();
        pause.clear();
    }

    /** Whether the loop should write a checkpoint and end. */
    boolean isStopping() {
        return shutdown.getCount() == 0 || stop.isMade();
    }

    /** What to keep of a run that is stopping. */
    Keep keep() {
        return stop.keep();
    }

    /** Whether the loop should wait. */
    boolean isPausing() {
        return pause.isMade() && !isStopping();
    }

    /** Waits until the pause is over or the run is stopped. */
    void awaitContinue() throws InterruptedException {
        while (isPausing()) {
            if (shutdown.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** The loop has ended and its files are written. */
    @Override
    public void close() throws WorkbenchException {
        clearRequests();
        ended.countDown();
        if (shutdown.getCount() > 0) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // the process is ending already; the hook has been let go above
            }
        }
    }
}
