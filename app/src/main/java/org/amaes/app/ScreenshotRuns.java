package org.amaes.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.network.NetworkName;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.recipe.Precision;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.EventLog;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunLock;

/**
 * Runs for the pictures of Train, one in each state: real folders, whose events are drawn from formulas instead of
 * from weeks of training. Those that go on are locked by this process for as long as the pictures are taken.
 */
final class ScreenshotRuns implements AutoCloseable {

    private static final long SEED = 45;

    private final Path folder;
    private final List<RunLock> locks = new ArrayList<>();

    private ScreenshotRuns(Path folder) {
        this.folder = folder;
    }

    /** Writes the runs into a folder. */
    static ScreenshotRuns write(Path folder) throws IOException, WorkbenchException {
        ScreenshotRuns runs = new ScreenshotRuns(Files.createDirectories(folder));
        Path store = folder.resolveSibling("brains-prepared");
        runs.going("unet-b-pretraining", pretraining(NetworkName.UNET_B, store, 1, 10_000), 4_180, Optional.empty());
        runs.going("unet-xl-pretraining", pretraining(NetworkName.UNET_XL, store, 2, 10_000), 1_250, Optional.of(new RunEvent.Paused(1_250, 1_250 * 4.1)));
        runs.ended("lesions-20-shot", finetuning(store), 2_500, List.of(new RunEvent.Finished(2_500, 2_500 * 1.9)));
        runs.ended("mednext-m", pretraining(NetworkName.MEDNEXT_M, store, 3, 6_000), 2_731, List.of());
        Recipe hot = pretraining(NetworkName.UNET_B, store, 4, 2_000);
        runs.ended("first-try", RecipeJson.with(hot, Map.of("learningRate", "0.05")), 310, List.of(
                new RunEvent.Step(311, 311 * 1.9, null, Map.of(), hot.plan().schedule().at(310) * 500, 8.4, 0.01, 3_100_000_000L),
                new RunEvent.Failed(311, 311 * 1.9, "Training in " + folder.resolve("first-try") + " diverged at step 311: the loss or the weights are no numbers "
                        + "any more. Start a new run with a lower learning rate (now 0.05); the checkpoints that were written hold numbers only.")));
        return runs;
    }

    /** The folders, in the order of the list. */
    List<Path> paths() {
        return List.of("unet-b-pretraining", "unet-xl-pretraining", "lesions-20-shot", "mednext-m", "first-try").stream().map(folder::resolve).toList();
    }

    private static Defaults.Choice choice(long seed, long steps) {
        return new Defaults.Choice(Optional.empty(), Optional.of(steps), Optional.empty(), Optional.empty(), Optional.empty(), Precision.BFLOAT16, seed, "cpu", 2);
    }

    private static List<String> scans(int number) {
        return java.util.stream.IntStream.range(0, number).mapToObj(i -> String.format(Locale.ROOT, "head_%03d", i)).toList();
    }

    private static Recipe pretraining(NetworkName network, Path store, long seed, long steps) {
        return Defaults.pretraining(Edition.CORRECTED, network.pretraining(), store.toString(), scans(412), choice(seed, steps), Optional.empty(),
                Defaults.ViewsSource.PAPER);
    }

    private static Recipe finetuning(Path store) {
        return Defaults.finetune(Edition.CORRECTED, NetworkName.UNET_B.segmentation(1, 2), store.toString(), scans(20), List.of("head_030", "head_031"),
                Optional.of(store.resolveSibling("runs/unet-b-pretraining/checkpoints/step-4000.safetensors").toString()),
                List.of(new LabelClass(0, "background"), new LabelClass(1, "lesion")), choice(1, 2_500), Optional.empty());
    }

    private void going(String name, Recipe recipe, long steps, Optional<RunEvent> last) throws IOException, WorkbenchException {
        RunFolder run = make(name, recipe, steps, last.stream().toList());
        locks.add(run.lock());
    }

    private void ended(String name, Recipe recipe, long steps, List<RunEvent> last) throws IOException, WorkbenchException {
        make(name, recipe, steps, last);
    }

    private RunFolder make(String name, Recipe recipe, long steps, List<RunEvent> last) throws IOException, WorkbenchException {
        RunFolder run = RunFolder.create(folder.resolve(name), RecipeJson.write(recipe));
        SplittableRandom random = new SplittableRandom(SEED + name.hashCode());
        boolean labels = recipe instanceof Finetune;
        double best = Double.NEGATIVE_INFINITY;
        try (EventLog log = EventLog.open(run.events())) {
            log.append(new RunEvent.Started(0, 0, recipe.plan().steps(), 4711));
            for (long step = 1; step <= steps; step++) {
                double seconds = step * (name.contains("xl") ? 4.1 : 1.9);
                double loss = (labels ? 1.1 * Math.exp(-step / 500.0) + 0.18 : 0.11 * Math.exp(-step / 900.0) + 0.021) * (1 + 0.16 * (random.nextDouble() - 0.5));
                log.append(new RunEvent.Step(step, seconds, loss, Map.of(), recipe.plan().schedule().at(step - 1), 8.2 + random.nextDouble(), 0.01, 3_100_000_000L));
                if (step % recipe.plan().validateEvery() == 0) {
                    double validation = (labels ? 0.9 * Math.exp(-step / 500.0) + 0.2 : 0.1 * Math.exp(-step / 900.0) + 0.023) * (1 + 0.05 * (random.nextDouble() - 0.5));
                    double score = -validation;
                    Map<String, Double> dice = labels ? Map.of("lesion", 0.74 - 0.6 * Math.exp(-step / 600.0)) : Map.of();
                    log.append(new RunEvent.Validation(step, seconds, validation, dice, score > best));
                    best = Math.max(best, score);
                }
                if (step % recipe.plan().checkpointEvery() == 0) {
                    log.append(new RunEvent.CheckpointWritten(step, seconds, "checkpoints/step-" + step + ".safetensors"));
                }
            }
            for (RunEvent event : last) {
                log.append(event);
            }
        }
        return run;
    }

    @Override
    public void close() throws IOException {
        for (RunLock lock : locks) {
            lock.close();
        }
    }
}
