package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Workspace;
import org.amaes.core.backend.Session;
import org.amaes.core.dataset.AugmentationStages;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.run.RunEvent;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.runner.Backends;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.Uses;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes reconstruct}. */
@Command(name = "reconstruct", mixinStandardHelpOptions = true,
        header = "Let a pretrained network redraw a masked patch of a scan.",
        description = {"", "Writes target, input, reconstruction and error (reconstruction minus target) as NIfTI."},
        footer = {"", "Example:", "  amaes reconstruct --checkpoint runs/b --input scan.nii.gz --seed 7 --out seen"})
final class ReconstructCommand implements Callable<Integer> {

    @Option(names = "--checkpoint", required = true, paramLabel = "FILE|RUN", description = "A pretrained network: ours, .pth, .ckpt or a run.")
    private Path checkpoint;

    @Option(names = "--input", required = true, paramLabel = "SCAN", description = "A scan as acquired; it is prepared first.")
    private Path input;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the volumes.")
    private Path out;

    @Option(names = "--augmentation", paramLabel = "NAME|FILE", defaultValue = "none",
            description = "Damage before masking: none, spatial, all, or a pipeline file (default: ${DEFAULT-VALUE}).")
    private String augmentation;

    @Mixin
    private PatchOptions patch;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Model model = Model.read(checkpoint);
        Uses.reconstructing(model);
        Shape shape = patch.shape(Uses.patch(model));
        Uses.fits(model, shape);
        Terminal terminal = output.terminal();
        if (!shape.equals(Uses.patch(model))) {
            terminal.warn("The network was pretrained on patches of " + Uses.patch(model) + "; on " + shape + " it redraws less well than it can.");
        }
        Volume scan = patch.prepared(input, Uses.preprocessing(model));
        AugmentationStages stages = AugmentationStages.of(scan, TrainingOptions.pipeline(augmentation, Edition.CORRECTED), patch.masking(),
                shape, new PatchSeed(patch.seed(), 0, 0), new Workspace());
        float[] reconstruction;
        try (Session session = Backends.here().open(model.architecture(), model.weights(), engine.execution())) {
            reconstruction = session.predict(stages.patch().input(), 1, shape);
        }
        Map<String, Object> told = write(stages, reconstruction);
        terminal.result(told);
        terminal.say(String.format(Locale.ROOT, "mean squared error %.5f, peak signal-to-noise ratio %.2f dB: %s", told.get("mse"),
                told.get("psnrDb"), out));
        return ExitCode.DONE;
    }

    private Map<String, Object> write(AugmentationStages stages, float[] reconstruction) throws WorkbenchException {
        CommandText.apart(out, List.of(input));
        CommandText.makeFolder(out);
        float[] target = stages.patch().target();
        float[] error = new float[target.length];
        double sum = 0;
        for (int v = 0; v < error.length; v++) {
            error[v] = reconstruction[v] - target[v];
            sum += (double) error[v] * error[v];
        }
        double mse = sum / error.length;
        Map<String, Object> told = new LinkedHashMap<>();
        var grid = stages.stages().getFirst().volume().grid();
        write(told, "target", new Volume(grid, target));
        write(told, "input", new Volume(grid, stages.patch().input()));
        write(told, "reconstruction", new Volume(grid, reconstruction));
        write(told, "error", new Volume(grid, error));
        told.put("mse", RunEvent.finite(mse));
        told.put("psnrDb", RunEvent.finite(-10 * Math.log10(mse))); // intensities lie in [0, 1], so the peak is 1
        return told;
    }

    private void write(Map<String, Object> told, String role, Volume volume) throws WorkbenchException {
        Path file = out.resolve(role + ".nii.gz");
        NiftiWriter.write(file, volume);
        told.put(role, file.toString());
    }
}
