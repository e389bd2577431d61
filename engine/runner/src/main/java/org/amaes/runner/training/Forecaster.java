package org.amaes.runner.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.network.Cost;
import org.amaes.core.recipe.Forecast;
import org.amaes.core.recipe.Forecast.Measured;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.volume.Shape;

/**
 * Foretells a run's time, memory and disk: rehearses it for some seconds, at a smaller size if a step would take
 * long or would not fit, and scales what was measured by the network's cost.
 */
public final class Forecaster {

    /** Multiplications of a measured step: a few seconds of two cores. */
    private static final double MOST_MACS = 4e11;
    /** Forward, and the two halves of the way back. */
    private static final int PASSES = 3;
    /** Rehearsals take at most this share of the free memory. */
    private static final double MEMORY_SHARE = 0.5;
    private static final long LITTER = 128L << 20;
    /** Feature maps of so many bytes tell of larger ones. */
    private static final long TELLING_MAPS = 256L << 20;
    /** Of a line of events. */
    private static final long EVENT_BYTES = 300;
    /** Checkpoints that keep their state for resuming. */
    private static final int STATES = 2;

    private final Recipe recipe;
    private final Plan plan;
    private final long available;

    private Forecaster(Recipe recipe, long available) {
        this.recipe = recipe;
        this.plan = recipe.plan();
        this.available = available;
    }

    /**
     * Forecasts a run; takes up to about half a minute.
     *
     * @param recipe the run
     * @param backend what would compute it
     * @param out where its folder would lie
     * @throws WorkbenchException if it could not begin: its scans are gone, its device is not there
     */
    public static Forecast of(Recipe recipe, Backend backend, Path out) throws WorkbenchException {
        long available = backend.freeBytes(recipe.plan().device()).orElseGet(MachineMemory::available);
        return new Forecaster(recipe, available).forecast(backend, existing(out));
    }

    private static Path existing(Path out) {
        Path folder = out.toAbsolutePath().normalize();
        while (!Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        return folder;
    }

    private Forecast forecast(Backend backend, Path near) throws WorkbenchException {
        Plan smaller = smaller();
        boolean whole = smaller.patch().equals(plan.patch()) && smaller.batch() == plan.batch();
        Rehearsal seen = Rehearsal.of(recipe.with(smaller), backend, !whole, near);
        double perPatch = (double) Cost.of(recipe.architecture(), plan.patch()).macs() / Cost.of(recipe.architecture(), smaller.patch()).macs();
        double step = whole ? seen.stepSeconds()
                : seen.stepSeconds() + seen.passSeconds() * (perPatch * plan.batch() / smaller.batch() - 1);
        double predict = seen.predictSeconds() * perPatch;
        double writing = Math.max(0, seen.previewSeconds() - seen.previewPasses() * seen.predictSeconds());
        long validationPasses = validationPasses(seen, smaller);
        MemoryModel memory = memory(seen, smaller);
        long validations = validationPasses == 0 || plan.validateEvery() == 0 ? 0 : 1 + times(plan.validateEvery());
        long previews = plan.previewEvery() == 0 ? 0 : times(plan.previewEvery());
        long checkpoints = times(plan.checkpointEvery());
        long peak = memory.bytes(plan);
        long disk = seen.weightBytes() * Math.min(checkpoints, plan.keepCheckpoints() + 1) + seen.stateBytes() * Math.min(checkpoints, STATES)
                + previews * seen.previewBytes() + plan.steps() * EVENT_BYTES;
        List<Forecast.Proposal> proposals = Forecast.fitsMemory(peak, available) ? List.of()
                : memory.proposals(bytes -> Forecast.fitsMemory(bytes, available));
        return new Forecast(step, plan.steps(), seen.openSeconds(), validationPasses * predict, validations,
                seen.previewPasses() * predict + writing, previews, seen.checkpointSeconds(), checkpoints, peak, available, disk, free(near),
                new Measured(smaller.patch(), smaller.batch(), seen.steps(), whole), proposals);
    }

    /** How often something is done that is done every so many steps and at the end. */
    private long times(long every) {
        return Math.ceilDiv(plan.steps(), every);
    }

    /** With a smaller patch a scan has more windows: the run's own patch counts. */
    private long validationPasses(Rehearsal seen, Plan smaller) throws WorkbenchException {
        if (smaller.patch().equals(plan.patch())) {
            return seen.validationPasses();
        }
        try (TrainingTask task = Tasks.of(recipe)) {
            return task.validationPasses();
        }
    }

    /** The plan itself, or fewer patches of a step, or smaller ones. */
    private Plan smaller() {
        MemoryModel usual = MemoryModel.usual(recipe);
        Shape patch = plan.patch();
        while (macs(patch) > MOST_MACS || usual.bytes(patch, 1, 1) > MEMORY_SHARE * available) {
            Optional<Shape> next = MemoryModel.smaller(recipe.architecture(), patch);
            if (next.isEmpty()) {
                break;
            }
            patch = next.get();
        }
        int batch = patch.equals(plan.patch()) ? plan.batch() : 1;
        int parts = patch.equals(plan.patch()) ? plan.accumulate() : 1;
        if (batch > 1 && (batch * macs(patch) > MOST_MACS || usual.bytes(patch, batch, parts) > MEMORY_SHARE * available)) {
            batch = Math.clamp((long) (MOST_MACS / macs(patch)), 1, plan.batch() / plan.accumulate());
            while (batch > 1 && usual.bytes(patch, batch, 1) > MEMORY_SHARE * available) {
                batch--;
            }
            parts = 1;
        }
        return new Plan(patch, batch, parts, Math.max(plan.steps(), 1000), 0, plan.learningRate(), plan.cosineStretch(), plan.hold(), plan.optimizer(),
                plan.precision(), plan.seed(), plan.device(), plan.threads(), 0, 1000, 1, 0,
                plan.checkpointActivations());
    }

    private double macs(Shape patch) {
        return (double) PASSES * Cost.of(recipe.architecture(), patch).macs();
    }

    private MemoryModel memory(Rehearsal seen, Plan smaller) {
        MemoryModel usual = MemoryModel.usual(recipe);
        if (seen.peakBytes() < 0) {
            return usual;
        }
        long maps = Math.max(0, seen.peakBytes() - seen.openBytes() - MemoryModel.feed(recipe, smaller.patch(), smaller.batch()));
        double values = (double) Cost.of(recipe.architecture(), smaller.patch()).activations()
                * MemoryModel.passes(recipe, smaller.batch() / smaller.accumulate());
        boolean whole = smaller.patch().equals(plan.patch()) && smaller.batch() / smaller.accumulate() == plan.batch() / plan.accumulate();
        // In a small pass the maps are lost in what the program itself takes and gives back: then the usual is the safer.
        double bytesPerValue = whole || maps >= TELLING_MAPS ? maps / values : Math.max(maps / values, usual.bytesPerValue());
        return new MemoryModel(recipe, seen.openBytes() + growth(), bytesPerValue);
    }

    /** What Java's memory grows by in the course of a run. A card's memory is not Java's. */
    private long growth() {
        return plan.device().equals("cpu") ? LITTER : 0;
    }

    private static long free(Path folder) throws WorkbenchException {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new WorkbenchException("The disk of " + folder + " does not tell its free space (" + e.getMessage() + ").", folder, e);
        }
    }
}
