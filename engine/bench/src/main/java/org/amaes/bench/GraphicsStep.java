package org.amaes.bench;

import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;

/**
 * The pretraining step of unet_b_lw_dec at 128³, batch 2, bf16, on the first graphics card; without one the
 * row says so.
 */
record GraphicsStep() implements Benchmark {

    private static final TrainingStep STEP = new TrainingStep("unet_b_lw_dec", UNet.pretraining(32), Shape.cube(128), 2, Precision.BFLOAT16, 1)
            .on("cuda:0");
    private static final int WARM_UP = 5;

    @Override
    public String name() {
        return "graphics card: pretraining step, unet_b_lw_dec, 128x128x128, batch 2, bf16";
    }

    @Override
    public String unit() {
        return "s";
    }

    /** 15 steps a second. */
    @Override
    public double budget() {
        return 1 / 15.0;
    }

    @Override
    public boolean budgetIsRatio() {
        return false;
    }

    @Override
    public Optional<String> obstacle() {
        try (TrainingSession _ = STEP.open()) {
            return Optional.empty();
        } catch (WorkbenchException problem) {
            return Optional.of(problem.getMessage());
        }
    }

    @Override
    public Figures measure(int rounds, Optional<ReferencePython> python) throws WorkbenchException {
        Median seconds = new Median();
        List<Batch> noise = List.of(STEP.noise());
        try (TrainingSession session = STEP.open()) {
            for (int round = -WARM_UP; round < rounds; round++) {
                long start = System.nanoTime();
                session.step(noise, 1e-4);
                if (round >= 0) {
                    seconds.add((System.nanoTime() - start) / 1e9);
                }
            }
            return new Figures(Optional.empty(), seconds.value());
        }
    }
}
