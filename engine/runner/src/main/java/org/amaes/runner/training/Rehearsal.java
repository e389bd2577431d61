package org.amaes.runner.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.network.Parameters;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.run.Checkpoints;

/**
 * The beginning of a run that leaves nothing behind: its own patches, its own network, a few steps, one
 * prediction, one preview and one checkpoint, each timed.
 *
 * @param openSeconds until the network is ready
 * @param stepSeconds a step with patches made beside it
 * @param steps how many steps that is the mean of
 * @param passSeconds what one more pass (forward, backward) of the same batch adds to a step; 0 if not asked for
 * @param predictSeconds one forward pass of one patch
 * @param validationPasses forward passes of one validation
 * @param previewPasses forward passes of one preview
 * @param previewSeconds one preview
 * @param previewBytes files of one preview
 * @param checkpointSeconds one checkpoint
 * @param weightBytes a checkpoint's weights
 * @param stateBytes a checkpoint's state
 * @param openBytes memory before the first step, −1 where the system does not tell
 * @param peakBytes most memory seen, −1 where the system does not tell
 */
record Rehearsal(double openSeconds, double stepSeconds, int steps, double passSeconds, double predictSeconds, long validationPasses,
        long previewPasses, double previewSeconds, long previewBytes, double checkpointSeconds, long weightBytes, long stateBytes, long openBytes,
        long peakBytes) {

    /** Steps are measured for so long, or until there are two. */
    private static final double MEASURE_SECONDS = 8;
    private static final int FEWEST = 2;
    private static final int MOST = 40;
    /** Longer steps need no settling beyond the first. */
    private static final double SHORT_STEP_SECONDS = 1.5;
    /** A preview that would take longer is not made. */
    private static final double PREVIEW_SECONDS = 5;

    /**
     * @param recipe the run, or a smaller one
     * @param passes whether to find out what a pass costs beside the optimiser
     * @param near a folder on the run's disk, in which a folder is made and removed again
     */
    static Rehearsal of(Recipe recipe, Backend backend, boolean passes, Path near) throws WorkbenchException {
        Path folder = null;
        long begun = System.nanoTime();
        try (TrainingTask task = Tasks.of(recipe)) {
            folder = Files.createTempDirectory(near, ".amaes-forecast-");
            Plan plan = recipe.plan();
            try (TrainingSession session = backend.open(recipe.architecture(), Parameters.initial(recipe.architecture(), plan.seed()),
                    recipe.objective(), plan.optimizer(), new Execution(plan.device(), plan.threads(), plan.precision(), plan.checkpointActivations()))) {
                return rehearse(recipe, task, session, passes, folder, seconds(begun));
            }
        } catch (IOException e) {
            throw new WorkbenchException("The forecast cannot write beside " + near + " (" + e.getMessage()
                    + "). Check that there is space and that you may write there.", near, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkbenchException("The forecast was interrupted.", null, e);
        } finally {
            remove(folder);
        }
    }

    private static Rehearsal rehearse(Recipe recipe, TrainingTask task, TrainingSession session, boolean passes, Path folder, double opened)
            throws WorkbenchException, InterruptedException, IOException {
        Plan plan = recipe.plan();
        long open = memory(session);
        double step;
        double pass = 0;
        double predict;
        int counted = 0;
        try (PatchFeed feed = new PatchFeed(plan, recipe.objective(), task.samples(), recipe.architecture().inChannels(),
                Trainer.workers(), 0)) {
            double first = step(session, feed, plan);
            // The patches made before the first step are used up before steps are counted.
            for (int settled = 1; settled < PatchFeed.AHEAD && first < SHORT_STEP_SECONDS; settled++) {
                step(session, feed, plan);
            }
            double sum = 0;
            while (counted < FEWEST || sum < MEASURE_SECONDS && counted < MOST) {
                sum += step(session, feed, plan);
                counted++;
            }
            step = sum / counted;
            List<Batch> batch = feed.take();
            if (passes) {
                List<Batch> twice = new ArrayList<>(batch);
                twice.addAll(batch);
                long before = System.nanoTime();
                session.step(twice, plan.learningRate());
                pass = Math.max(0, seconds(before) - step);
            }
            predict = predict(session, batch.getFirst());
        }
        double preview = task.previewPasses() * predict;
        if (preview < PREVIEW_SECONDS) {
            long before = System.nanoTime();
            task.preview(session, 0, Files.createDirectory(folder.resolve("previews")));
            preview = seconds(before);
        }
        long before = System.nanoTime();
        Path weights = new Checkpoints(Files.createDirectory(folder.resolve("checkpoints"))).write(session.snapshot(), task.card(0).toMetadata(), Map.of());
        double checkpoint = seconds(before);
        long weightBytes = Files.size(weights);
        return new Rehearsal(opened, step, counted, pass, predict, task.validationPasses(), task.previewPasses(), preview,
                size(folder.resolve("previews")), checkpoint, weightBytes, size(folder.resolve("checkpoints")) - weightBytes, open, memory(session));
    }

    private static double step(TrainingSession session, PatchFeed feed, Plan plan) throws WorkbenchException, InterruptedException {
        long before = System.nanoTime();
        session.step(feed.take(), plan.learningRate());
        feed.advance();
        return seconds(before);
    }

    /** The second of two passes. */
    private static double predict(TrainingSession session, Batch batch) throws WorkbenchException {
        session.predict(batch.input(), 1, batch.shape());
        long before = System.nanoTime();
        session.predict(batch.input(), 1, batch.shape());
        return seconds(before);
    }

    private static long memory(TrainingSession session) {
        Long resident = session.deviceBytes().isPresent() ? Long.valueOf(session.deviceBytes().getAsLong()) : ResidentMemory.now();
        return resident == null ? -1 : resident;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void remove(Path folder) throws WorkbenchException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new WorkbenchException("The forecast's folder " + folder + " could not be removed (" + e.getMessage() + "). Delete it.", folder, e);
        }
    }
}
