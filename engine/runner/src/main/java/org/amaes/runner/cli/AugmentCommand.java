package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Workspace;
import org.amaes.core.dataset.AugmentationStages;
import org.amaes.core.nifti.NiftiWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes augment}. */
@Command(name = "augment", mixinStandardHelpOptions = true,
        header = "Show what pretraining does to a scan: every stage of one patch as NIfTI.",
        description = {"", "Clean, after the spatial transform (the target), after each artefact, masked: by the code that training uses."},
        footer = {"", "Example:", "  amaes augment --input scan.nii.gz --preset all --seed 7 --out stages"})
final class AugmentCommand implements Callable<Integer> {

    @Option(names = "--input", required = true, paramLabel = "SCAN", description = "A scan as acquired; it is prepared first.")
    private Path input;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the stages.")
    private Path out;

    @Option(names = "--preset", paramLabel = "NAME|FILE", defaultValue = "all",
            description = "none, spatial, all, or a pipeline file (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(names = "--force", description = "Let everything that is switched on happen.")
    private boolean force;

    @Mixin
    private PatchOptions patch;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Pipeline pipeline = TrainingOptions.pipeline(preset, Edition.CORRECTED);
        AugmentationStages stages = AugmentationStages.of(patch.prepared(input), force ? pipeline.forced() : pipeline, patch.masking(),
                patch.shape(), new PatchSeed(patch.seed(), 0, 0), new Workspace());
        CommandText.apart(out, List.of(input));
        CommandText.makeFolder(out);
        List<Map<String, String>> told = new ArrayList<>();
        Terminal terminal = output.terminal();
        int number = 0;
        for (AugmentationStages.Stage stage : stages.stages()) {
            Path file = out.resolve(String.format(Locale.ROOT, "%02d-%s.nii.gz", number++, stage.name()));
            NiftiWriter.write(file, stage.volume());
            Map<String, String> line = new LinkedHashMap<>();
            line.put("file", file.toString());
            line.put("stage", stage.name());
            line.put("what", stage.what());
            told.add(line);
            terminal.say(String.format(Locale.ROOT, "%-24s %s", file.getFileName(), stage.what()));
        }
        terminal.result(told);
        return ExitCode.DONE;
    }
}
