package org.amaes.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * How long the window's thread keeps others waiting: asked every millisecond for a turn, it is timed until it
 * gives one. A measurement to read, not to fail on: a busy machine makes any thread wait.
 */
final class Stalls implements AutoCloseable {

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final long[] waits = new long[1 << 17];
    private final Thread watcher = new Thread(this::watchOn, "stalls");
    private int count;
    private volatile boolean ended;

    private Stalls() {
        watcher.setDaemon(true);
    }

    static Stalls watch() {
        Stalls stalls = new Stalls();
        stalls.watcher.start();
        return stalls;
    }

    private void watchOn() {
        try {
            while (!ended && count < waits.length) {
                CountDownLatch turn = new CountDownLatch(1);
                long asked = System.nanoTime();
                Platform.runLater(turn::countDown);
                if (turn.await(10, TimeUnit.SECONDS)) {
                    waits[count++] = System.nanoTime() - asked;
                }
                Thread.sleep(1);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes median, 99th percentile and the longest wait. */
    void report(Path file) throws IOException, InterruptedException {
        close();
        long[] sorted = Arrays.copyOf(waits, count);
        Arrays.sort(sorted);
        Files.writeString(file, String.format(Locale.ROOT, "the window's thread kept others waiting, in ms: median %.1f, 99 %% %.1f, longest %.1f (%d turns)%n",
                at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), count));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * share)] / NANOS_PER_MILLISECOND;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        watcher.join();
    }
}
