package org.amaes.app.curves;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.amaes.core.WorkbenchException;
import org.amaes.core.network.UNet;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.augment.Edition;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.recipe.Precision;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.EventLog;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** A run folder that no engine made: a recipe and the events of a plausible training, by a seed. */
final class MadeRun implements AutoCloseable {

    static final long TOTAL = 1_000;
    private static final int SIDE = 24;

    final RunFolder folder;
    private final EventLog log;
    private final boolean finetune;
    private final SplittableRandom random;
    private final double rate;
    private long step;

    MadeRun(Path path, boolean finetune, long seed) throws WorkbenchException, IOException {
        this.finetune = finetune;
        this.random = new SplittableRandom(seed);
        this.rate = 60 + random.nextDouble(120);
        folder = RunFolder.create(path, RecipeJson.write(recipe(finetune)));
        log = EventLog.open(folder.events());
        tell(new RunEvent.Started(0, 0, TOTAL, 1));
    }

    private static Recipe recipe(boolean finetune) {
        Defaults.Choice choice = new Defaults.Choice(Optional.of(2), Optional.of(TOTAL), Optional.empty(), Optional.of(Shape.cube(32)), Optional.empty(),
                Precision.FLOAT32, 1, "cpu", 1);
        List<String> cases = IntStream.range(0, 20).mapToObj(index -> "case" + index).toList();
        return finetune ? Defaults.finetune(Edition.CORRECTED, UNet.segmentation(8, 1, 3), "/prepared", cases, List.of("other"), Optional.empty(),
                List.of(new LabelClass(0, "background"), new LabelClass(1, "oedema"), new LabelClass(2, "core")), choice, Optional.empty())
                : Defaults.pretrain(Edition.CORRECTED, UNet.pretraining(8), "/prepared", cases, choice, Optional.empty());
    }

    MadeRun tell(RunEvent event) throws WorkbenchException {
        log.append(event);
        return this;
    }

    private double seconds() {
        return step * 0.8;
    }

    /** Goes on to a step, with validations and checkpoints every 100 steps. */
    MadeRun train(long until) throws WorkbenchException {
        while (step < until) {
            step++;
            double loss = (0.9 * Math.exp(-step / rate) + 0.05) * Math.exp(0.25 * (random.nextDouble() + random.nextDouble() - 1));
            tell(new RunEvent.Step(step, seconds(), loss, Map.of("loss", loss), 1e-3 * Math.min(1, step / 50.0) * (1 - step / 1200.0), 3 + random.nextDouble(),
                    0.001, 2_000_000_000L + step * 100_000, null));
            if (step % 100 == 0) {
                Map<String, Double> dice = new LinkedHashMap<>();
                if (finetune) {
                    dice.put("oedema", 0.75 * (1 - Math.exp(-step / 200.0)));
                    dice.put("core", step < 300 ? null : Double.valueOf(0.6 * (1 - Math.exp(-step / 400.0))));
                }
                tell(new RunEvent.Validation(step, seconds(), loss * 1.1, dice, step != 500));
                tell(new RunEvent.CheckpointWritten(step, seconds(), "checkpoints/step-" + step + ".safetensors"));
            }
        }
        return this;
    }

    /** A step whose loss is no number. */
    MadeRun diverge() throws WorkbenchException {
        step++;
        return tell(new RunEvent.Step(step, seconds(), null, Map.of(), 1e-3, 3, 0, 2_000_000_000L, null));
    }

    MadeRun pause() throws WorkbenchException {
        return tell(new RunEvent.Paused(step, seconds()));
    }

    MadeRun finish() throws WorkbenchException {
        return tell(new RunEvent.Finished(step, seconds()));
    }

    MadeRun fail(String reason) throws WorkbenchException {
        return tell(new RunEvent.Failed(step, seconds(), reason));
    }

    /** Shows what the network makes of a ball in a cube; it gets closer with every step. */
    MadeRun preview() throws WorkbenchException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String role : finetune ? List.of("image", "prediction", "truth") : List.of("target", "masked", "reconstruction")) {
            Path file = folder.previews().resolve("step-" + step + "-" + role + ".nii.gz");
            files.put(role, "previews/" + file.getFileName());
            if (role.equals("prediction") || role.equals("truth")) {
                NiftiWriter.write(file, labels(role.equals("truth") ? 6 : 2 + 4.0 * step / TOTAL));
            } else {
                NiftiWriter.write(file, image(role));
            }
        }
        return tell(new RunEvent.PreviewWritten(step, seconds(), files));
    }

    private Volume image(String role) {
        float[] voxels = new float[SIDE * SIDE * SIDE];
        for (int i = 0; i < voxels.length; i++) {
            double distance = distance(i);
            float clean = (float) (distance < 10 ? 0.3 + 0.06 * distance : 0);
            voxels[i] = switch (role) {
                case "masked" -> i / 4 % 2 == 0 ? clean : 0;
                case "reconstruction" -> (float) (clean + (random.nextDouble() - 0.5) * 0.6 * (1 - (double) step / TOTAL));
                default -> clean;
            };
        }
        return new Volume(Grid.unit(Shape.cube(SIDE)), voxels);
    }

    private static LabelMap labels(double radius) {
        byte[] labels = new byte[SIDE * SIDE * SIDE];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (distance(i) < radius / 2 ? 2 : distance(i) < radius ? 1 : 0);
        }
        return new LabelMap(Grid.unit(Shape.cube(SIDE)), labels);
    }

    private static double distance(int index) {
        double x = index / (SIDE * SIDE) - SIDE / 2.0;
        double y = index / SIDE % SIDE - SIDE / 2.0;
        double z = index % SIDE - SIDE / 2.0;
        return Math.sqrt(x * x + y * y + z * z);
    }

    Path path() {
        return folder.path();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
