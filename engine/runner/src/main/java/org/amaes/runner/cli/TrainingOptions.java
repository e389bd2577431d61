package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.network.NetworkName;
import org.amaes.core.order.OrderWords;
import org.amaes.core.order.TrainingOrder;
import org.amaes.core.order.TrainingOrder.Cases;
import org.amaes.core.order.TrainingOrder.Kind;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.Recipe;
import org.amaes.runner.model.Model;

import picocli.CommandLine.Option;

/** The options that pretraining and fine-tuning share. */
final class TrainingOptions {

    @Option(names = "--data", required = true, paramLabel = "STORE", description = "Folder of prepared scans, made by 'amaes prepare'.")
    private Path data;

    @Option(names = "--out", required = true, paramLabel = "RUN", description = "New folder for the run.")
    Path out;

    @Option(names = "--preset", paramLabel = "NAME", defaultValue = "corrected",
            description = "Whose word counts where paper and published code differ: corrected, paper or as-coded (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(names = "--patch", paramLabel = "SIZE", description = "Voxels of a patch, like 48 or 48x64x48 (default: 128).")
    private String patch;

    @Option(names = "--batch", paramLabel = "N", description = "Patches of one update (default: the preset's).")
    private Integer batch;

    @Option(names = "--steps", paramLabel = "N", description = "Updates of the run (default: the preset's).")
    private Long steps;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the scans, instead of --steps.")
    private Long epochs;

    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate after the warm-up (default: the preset's).")
    private Double learningRate;

    @Option(names = "--precision", paramLabel = "NAME", defaultValue = "bf16",
            description = "bf16 (mixed) or float32 (default: ${DEFAULT-VALUE}).")
    private String precision;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the tensor operations (default: all cores).")
    private Integer threads;

    @Option(names = "--device", paramLabel = "NAME", defaultValue = "auto",
            description = "cpu, a graphics card like cuda:0, or auto: the first card, else the CPU (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "From which every random choice follows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--augmentation", paramLabel = "NAME|FILE",
            description = "none, spatial, all, or a pipeline file (default: the paper's for this kind of training).")
    private String augmentation;

    @Option(names = "--split", paramLabel = "FILE", description = "JSON file with named lists of scans.")
    private Path split;

    @Option(names = "--part", paramLabel = "NAME", description = "The list of the split to train on, like pretrain or train_by_seed/1.")
    private String part;

    @Option(names = "--hold-out", paramLabel = "NAME", defaultValue = "test",
            description = "The list of the split that is never looked at, if the split has it (default: ${DEFAULT-VALUE}).")
    private String holdOut;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Any other field of the recipe, like filters=16 or checkpointEvery=10.")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Option(names = "--wait", description = "Wait while another run has the graphics card, instead of refusing.")
    boolean waiting;

    @Option(names = "--forecast", description = "Do not train: tell how long it would take, and how much memory and disk.")
    boolean forecast;

    /**
     * The recipe that was asked for.
     *
     * @param network its word; empty for the checkpoint's
     * @param cases labelled scans to train on
     * @param validation labelled scans to validate on
     */
    Recipe recipe(Kind kind, Optional<String> network, boolean official, int cases, int validation, Optional<Path> checkpoint)
            throws WorkbenchException {
        Edition edition = OrderWords.edition(preset);
        Optional<NetworkName> name = network.isEmpty() ? Optional.empty() : Optional.of(OrderWords.network(network.get()));
        Optional<Pipeline> pipeline = augmentation == null ? Optional.empty() : Optional.of(pipeline(augmentation, edition));
        TrainingOrder order = new TrainingOrder(kind, data, edition, name, official, choice(), pipeline,
                new Cases(Optional.ofNullable(split), Optional.ofNullable(part), holdOut, cases, validation), checkpoint, fields);
        try (VolumeStore store = VolumeStore.open(data)) {
            return order.recipe(store, Model.CHECKPOINTS);
        }
    }

    private Defaults.Choice choice() throws WorkbenchException {
        if (steps != null && epochs != null) {
            throw new WorkbenchException("Give either --steps or --epochs, not both.");
        }
        return new Defaults.Choice(Optional.ofNullable(batch), Optional.ofNullable(steps), Optional.ofNullable(epochs),
                patch == null ? Optional.empty() : Optional.of(CommandText.shape(patch)), Optional.ofNullable(learningRate),
                EngineOptions.precision(precision), seed, CommandText.device(device), CommandText.threads(threads));
    }

    /** A pipeline by the name of a preset, or from a file. */
    static Pipeline pipeline(String nameOrFile, Edition edition) throws WorkbenchException {
        return OrderWords.pipeline(nameOrFile, edition);
    }
}
