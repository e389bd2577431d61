package org.amaes.runner.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.network.NetworkName;
import org.amaes.core.order.OrderWords;
import org.amaes.core.order.TrainingOrder.Cases;
import org.amaes.core.order.TrainingOrder.Kind;
import org.amaes.core.recipe.Recipe;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes pretrain}. */
@Command(name = "pretrain", mixinStandardHelpOptions = true,
        header = "Pretrain a network: reconstruct scans that were masked and damaged; swinunetr by two views of each patch.",
        description = {"", "Scans need no labels. The run folder holds the recipe, checkpoints, previews and all events;",
            "a run that was stopped or killed goes on with 'amaes resume RUN', bit for bit."},
        footer = {"", "Examples:", "  amaes pretrain --data store --network unet_b --out runs/b",
            "  amaes pretrain --data store --network unet --set filters=16 --patch 48 --batch 4 --steps 600 --out runs/small"})
final class PretrainCommand implements Callable<Integer> {

    @Mixin
    private TrainingOptions options;

    @Mixin
    private OutputOptions output;

    @Option(names = "--network", paramLabel = "NAME", defaultValue = "unet_b",
            description = "unet_b, unet_xl, mednext_m, mednext_l, swinunetr, or unet or mednext with --set filters=N,"
                    + " swinunetr with --set featureSize=N (default: ${DEFAULT-VALUE}).")
    private String network;

    @Option(names = "--official", description = "For swinunetr: the numbers of its authors' code (rate 4e-4, weight decay 0.1, 500 steps of warm-up)"
            + " instead of those of the AMAES paper's table.")
    private boolean official;

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
        return options.recipe(Kind.PRETRAIN, Optional.of(network), official, Cases.USUAL.training(), Cases.USUAL.validation(), Optional.empty());
    }

    /** A network by its name on the command line. */
    static NetworkName networkName(String name) throws WorkbenchException {
        return OrderWords.network(name);
    }
}
