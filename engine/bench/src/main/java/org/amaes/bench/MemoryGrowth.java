package org.amaes.bench;

import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.TrainingSession;
import org.amaes.runner.training.ResidentMemory;

/**
 * How much resident memory grows over many training steps, after the first ones.
 *
 * @param step the step that is repeated
 * @param steps how often
 */
record MemoryGrowth(TrainingStep step, int steps) implements Benchmark {

    /** Caches of compiled kernels and of the allocator fill during the first steps. */
    private static final int WARM_UP = 20;

    @Override
    public String name() {
        return "resident memory's growth over " + steps + " steps: " + step.name();
    }

    @Override
    public String unit() {
        return "MiB";
    }

    /** Noise of the allocator and of Java's heap. */
    @Override
    public double budget() {
        return 64;
    }

    @Override
    public boolean budgetIsRatio() {
        return false;
    }

    @Override
    public Figures measure(int rounds, Optional<ReferencePython> python) throws WorkbenchException {
        List<Batch> noise = List.of(step.noise());
        try (TrainingSession session = step.open()) {
            long before = 0;
            for (int i = 0; i < WARM_UP + steps; i++) {
                if (i == WARM_UP) {
                    before = resident();
                }
                session.step(noise, 1e-4);
            }
            return new Figures(Optional.empty(), (resident() - before) / (double) (1 << 20));
        }
    }

    private static long resident() throws WorkbenchException {
        System.gc();
        Long bytes = ResidentMemory.now();
        if (bytes == null) {
            throw new WorkbenchException("This system does not tell a process' resident memory.");
        }
        return bytes;
    }
}
