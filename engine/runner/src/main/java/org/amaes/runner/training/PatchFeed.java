package org.amaes.runner.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Batch;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Plan;

/**
 * Batches made ahead of the training loop by worker threads.
 *
 * <p>{@value #AHEAD} batches are kept in reused memory: while one is trained on, the next are being
 * filled. Their content depends on the step alone, not on threads or timing.
 */
final class PatchFeed implements AutoCloseable {

    /** Batches in memory: the one in use and two being made. */
    static final int AHEAD = 3;

    private final Plan plan;
    private final SampleSource source;
    private final ExecutorService workers;
    private final ThreadLocal<SampleSource.Worker> worker;
    private final List<List<BatchBuffer>> buffers = new ArrayList<>(); // [slot][part]
    private final List<List<Future<?>>> filling = new ArrayList<>(); // [slot]
    private long step;

    /**
     * @param source samples
     * @param channels channels of the input
     * @param threads worker threads
     * @param step the first step that batches are needed for
     */
    PatchFeed(Plan plan, Objective objective, SampleSource source, int channels, int threads, long step) {
        this.plan = plan;
        this.source = source;
        this.step = step;
        this.worker = ThreadLocal.withInitial(source::worker);
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "patch worker");
            thread.setDaemon(true);
            return thread;
        });
        for (int slot = 0; slot < AHEAD; slot++) {
            List<BatchBuffer> parts = new ArrayList<>();
            for (int part = 0; part < plan.accumulate(); part++) {
                parts.add(new BatchBuffer(plan.batch() / plan.accumulate(), channels, plan.patch(), objective));
            }
            buffers.add(parts);
            filling.add(List.of());
        }
        for (long ahead = step; ahead < step + AHEAD; ahead++) {
            fill(ahead);
        }
    }

    /**
     * The batch of the next step, in its parts; valid until the next call of {@link #advance}.
     *
     * @throws WorkbenchException if its scans can no longer be read
     */
    List<Batch> take() throws WorkbenchException, InterruptedException {
        int slot = (int) (step % AHEAD);
        for (Future<?> sample : filling.get(slot)) {
            try {
                sample.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case WorkbenchException problem -> throw problem;
                    case RuntimeException fault -> throw fault;
                    case Error fault -> throw fault;
                    default -> throw new IllegalStateException(e.getCause());
                }
            }
        }
        return buffers.get(slot).stream().map(BatchBuffer::batch).toList();
    }

    /** The taken batch is done with: its memory is filled for a later step. */
    void advance() {
        fill(step + AHEAD);
        step++;
    }

    private void fill(long forStep) {
        if (forStep >= plan.steps()) {
            return;
        }
        int slot = (int) (forStep % AHEAD);
        int partSize = plan.batch() / plan.accumulate();
        List<Future<?>> samples = new ArrayList<>();
        for (int i = 0; i < plan.batch(); i++) {
            long position = forStep * plan.batch() + i;
            BatchBuffer into = buffers.get(slot).get(i / partSize);
            int place = i % partSize;
            samples.add(workers.submit(() -> {
                worker.get().fill(position, into, place);
                return null;
            }));
        }
        filling.set(slot, samples);
    }

    /** Ends the workers and waits for them: afterwards nobody reads the scans any more. */
    @Override
    public void close() {
        workers.shutdownNow();
        workers.close();
    }
}
