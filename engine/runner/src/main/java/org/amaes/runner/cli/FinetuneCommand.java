package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.order.TrainingOrder.Kind;
import org.amaes.core.recipe.Recipe;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes finetune}. */
@Command(name = "finetune", mixinStandardHelpOptions = true,
        header = "Learn to segment from a few labelled scans, from a pretrained encoder or from scratch.",
        footer = {"", "Examples:", "  amaes finetune --data store --checkpoint runs/b --cases 20 --seed 1 --out runs/b-20",
            "  amaes finetune --data store --network unet_b --cases 20 --seed 1 --out runs/scratch-20"})
final class FinetuneCommand implements Callable<Integer> {

    @Mixin
    private TrainingOptions options;

    @Mixin
    private OutputOptions output;

    @Option(names = "--network", paramLabel = "NAME", description = {
        "unet_b, unet_xl, mednext_m, mednext_l, swinunetr, or unet or mednext with --set filters=N, swinunetr with --set featureSize=N (default: the checkpoint's, else unet_b).",
        "mednext_m3 and mednext_l3 segment with MedNeXt's own decoder."})
    private String network;

    @Option(names = "--checkpoint", paramLabel = "FILE|RUN", description = "Pretrained weights to start from; without it training starts from scratch.")
    private Path checkpoint;

    @Option(names = "--cases", paramLabel = "N", defaultValue = "20", description = "Labelled scans to train on (default: ${DEFAULT-VALUE}).")
    private int cases;

    @Option(names = "--validation-cases", paramLabel = "N", defaultValue = "10",
            description = "At most so many of the other labelled scans are validated on (default: ${DEFAULT-VALUE}).")
    private int validationCases;

    @Override
    public Integer call() throws WorkbenchException, StoppedException {
        Recipe recipe = recipe();
        if (options.forecast) {
            return ForecastReport.tell(recipe, options.out, output.terminal());
        }
        new TrainingRun(output.terminal(), options.waiting).begin(options.out, recipe);
        return ExitCode.DONE;
    }

    /** What the options ask for. */
    Recipe recipe() throws WorkbenchException {
        return options.recipe(Kind.FINETUNE, Optional.ofNullable(network), false, cases, validationCases, Optional.ofNullable(checkpoint));
    }
}
