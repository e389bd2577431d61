package org.amaes.core.quality;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import org.amaes.core.dataset.Scan;
import org.amaes.core.quality.Finding.Kind;
import org.amaes.core.volume.Orientation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that looks at scans, several at a time, and says what each is and what may be wrong with it. It
 * changes nothing, and no scan stops it.
 *
 * <p>Memory: each thread holds one image and its outline (about 9 bytes a voxel at its peak), whatever the number
 * of scans; of each scan some hundred bytes of facts stay. The result is the same on any number of threads.
 */
public final class QualityCheck {

    private static final Logger LOG = LoggerFactory.getLogger(QualityCheck.class);
    /** Scans begun ahead of the one that is told next, a thread. */
    private static final int AHEAD = 4;

    private QualityCheck() {
    }

    /**
     * How scans are looked at.
     *
     * @param threads scans at a time, at least 1
     * @param assumedOrientation how the patient lies in files that do not say so; empty finds those unusable
     * @param expectedLabels labels that may occur, background included; empty expects anything
     */
    public record Options(int threads, Optional<Orientation> assumedOrientation, Set<Integer> expectedLabels) {

        public Options {
            if (threads < 1) {
                throw new IllegalArgumentException(threads + " threads");
            }
            expectedLabels = Set.copyOf(expectedLabels);
        }
    }

    /** Hears of each scan, in the order they were given, on the thread that runs the job. */
    @FunctionalInterface
    public interface Listener {

        /** A scan as it is by itself; what shows only beside others is in the report. */
        void examined(ScanQuality quality, Optional<Thumbnail> thumbnail, int done, int total);
    }

    /**
     * Looks at scans; returns when all are done or, after the scans in work, the job was cancelled.
     *
     * @param cancelled asked before each scan
     */
    public static QualityReport run(List<Scan> scans, Options options, Listener listener, BooleanSupplier cancelled) {
        List<ScanQuality> done = new ArrayList<>();
        Deque<Future<Examination.Result>> pending = new ArrayDeque<>();
        int next = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(options.threads(), Thread.ofPlatform().name("check-", 1).daemon().factory())) {
            while (next < scans.size() && !cancelled.getAsBoolean() || !pending.isEmpty()) {
                if (next < scans.size() && pending.size() < options.threads() * AHEAD && !cancelled.getAsBoolean()) {
                    Scan scan = scans.get(next++);
                    pending.add(threads.submit(() -> examine(scan, options)));
                } else {
                    Examination.Result result = pending.remove().get();
                    done.add(result.quality());
                    listener.examined(result.quality(), result.thumbnail(), done.size(), scans.size());
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A scan's thread failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return QualityReport.of(done, done.size() < scans.size());
    }

    private static Examination.Result examine(Scan scan, Options options) {
        try {
            return Examination.of(scan, options.assumedOrientation(), options.expectedLabels());
        } catch (RuntimeException e) {
            LOG.error("scan {} could not be examined", scan.id(), e);
            Finding fault = Finding.unusable(Kind.UNREADABLE, "Looking at it met a mistake of this program (" + e + "). Please report it.");
            return new Examination.Result(new ScanQuality(scan, List.of(), Optional.empty(), List.of(fault)), Optional.empty());
        }
    }
}
