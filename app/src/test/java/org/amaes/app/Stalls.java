package org.amaes.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * How long the window's thread keeps others waiting: asked every millisecond for a turn, it is timed until it
 * gives one. While it does not, it is looked at what it is doing. A measurement to read, not to fail on: a busy
 * machine makes any thread wait.
 */
final class Stalls implements AutoCloseable {

    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final int LOOK_EVERY_MILLIS = 4;
    private static final int WORTH_TELLING_MILLIS = 16;

    /** A wait, and what the window's thread was seen doing meanwhile. */
    private record Wait(double millis, double busy, List<StackTraceElement[]> seen) {
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long[] waits = new long[1 << 17];
    private final long[] works = new long[1 << 17];
    private final List<Wait> slow = new ArrayList<>();
    private final Thread window;
    private final Thread watcher = new Thread(this::watchOn, "stalls");
    private int count;
    private volatile boolean ended;

    private Stalls(Thread window) {
        this.window = window;
        watcher.setDaemon(true);
        watcher.setPriority(Thread.MAX_PRIORITY);
    }

    /** Begins to watch; the toolkit must have been started. */
    static Stalls watch() {
        Thread window = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("JavaFX Application Thread")).findFirst()
                .orElseThrow();
        Stalls stalls = new Stalls(window);
        stalls.watcher.start();
        return stalls;
    }

    private void watchOn() {
        try {
            while (!ended && count < waits.length) {
                CountDownLatch turn = new CountDownLatch(1);
                List<StackTraceElement[]> seen = new ArrayList<>();
                long asked = System.nanoTime();
                long worked = threads.getThreadCpuTime(window.threadId());
                Platform.runLater(turn::countDown);
                while (!turn.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    seen.add(window.getStackTrace());
                }
                waits[count] = System.nanoTime() - asked;
                works[count] = threads.getThreadCpuTime(window.threadId()) - worked;
                double busy = works[count] / NANOS_PER_MILLISECOND;
                if (busy >= WORTH_TELLING_MILLIS) {
                    slow.add(new Wait(waits[count] / NANOS_PER_MILLISECOND, busy, seen));
                }
                count++;
                Thread.sleep(1);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what {@link #summary} says. */
    void report(Path file) throws IOException, InterruptedException {
        Files.writeString(file, summary());
    }

    /** Median, 99th percentile and the longest wait in a line; ends the watch. */
    String summary() throws InterruptedException {
        close();
        return String.format(Locale.ROOT, "the window's thread kept others waiting, in ms: %s; and itself worked meanwhile: %s (%d turns)%n",
                spread(waits), spread(works), count);
    }

    private String spread(long[] nanos) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "median %.1f, 99 %% %.1f, longest %.1f", at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    /** What the thread was doing in its longest waits, the most frequent first. */
    String causes(int most) {
        StringBuilder words = new StringBuilder();
        slow.stream().sorted(Comparator.comparingDouble(Wait::busy).reversed()).limit(most).forEach(wait -> {
            words.append(String.format(Locale.ROOT, "  %.0f ms, of which %.0f ms worked, seen %d times%n", wait.millis(), wait.busy(), wait.seen().size()));
            Map<String, Integer> sites = new TreeMap<>();
            wait.seen().forEach(stack -> sites.merge(site(stack), 1, Integer::sum));
            sites.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(6)
                    .forEach(site -> words.append("    ").append(site.getValue()).append(" x ").append(site.getKey()).append(System.lineSeparator()));
        });
        return words.toString();
    }

    /** The stage of a pulse it was in, and the innermost frames of ours. */
    private static String site(StackTraceElement[] stack) {
        String stage = "event";
        List<String> ours = new ArrayList<>();
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName() + "." + frame.getMethodName();
            if (name.startsWith("org.amaes.app.Stalls")) {
                return "between turns";
            }
            if (frame.getClassName().startsWith("org.amaes") && ours.size() < 3) {
                ours.add(frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName() + ":" + frame.getLineNumber());
            }
            switch (frame.getMethodName()) {
                case "doCSSPass" -> stage = "css";
                case "doLayoutPass" -> stage = "layout";
                case "syncSceneNodes", "sync" -> stage = "sync";
                case "preferredSize" -> stage = "first size";
                case "waitForRenderingToComplete", "waitForSynchronization" -> stage = "waits for the renderer";
                default -> { }
            }
        }
        String inner = stack.length == 0 ? "?" : stack[0].getClassName().replaceAll(".*\\.", "") + "." + stack[0].getMethodName();
        return stage + "  " + (ours.isEmpty() ? "(" + inner + ")" : String.join(" < ", ours) + " (" + inner + ")");
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
