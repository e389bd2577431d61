package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Split;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.NetworkName;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.runner.model.Model;

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
        try (VolumeStore store = VolumeStore.open(options.data)) {
            Map<String, Entry> labelled = new LinkedHashMap<>();
            store.entries().stream().filter(Entry::isLabelled).forEach(entry -> labelled.put(entry.id(), entry));
            List<String> pool = options.pool(store.entries().stream().map(Entry::id).toList()).stream().filter(labelled::containsKey).toList();
            if (pool.isEmpty()) {
                throw new WorkbenchException("There are no labelled scans to train on in " + options.data
                        + ". Prepare scans together with their label files.", options.data);
            }
            if (validationCases < 0) {
                throw new WorkbenchException("--validation-cases is 0 or more, not " + validationCases + ".");
            }
            if (pool.size() < cases || cases < 1) {
                throw new WorkbenchException("There are " + pool.size() + " labelled scans to train on in " + options.data + ", not " + cases
                        + ". Choose --cases between 1 and " + pool.size() + ", or prepare more labelled scans.", options.data);
            }
            List<String> training = Split.draw(pool, cases, options.seed);
            List<String> held = options.heldOut();
            List<String> others = labelled.keySet().stream().filter(id -> !training.contains(id) && !held.contains(id)).toList();
            List<String> validation = Split.draw(others, Math.min(validationCases, others.size()), options.seed);
            int channels = channels(training.stream().map(labelled::get).toList());
            List<LabelClass> classes = classes(store, labelled);
            Recipe recipe = Defaults.finetune(options.preset(), architecture(channels, classes.size()),
                    options.data.toAbsolutePath().normalize().toString(), training, validation, weights(), classes, options.choice(),
                    options.pipeline());
            return RecipeJson.with(recipe, options.fields());
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), options.data, e);
        }
    }

    private Optional<String> weights() throws WorkbenchException {
        return checkpoint == null ? Optional.empty()
                : Optional.of(Model.weightsFile(checkpoint).toAbsolutePath().normalize().toString());
    }

    private Architecture architecture(int channels, int classes) throws WorkbenchException {
        if (network == null && checkpoint != null) {
            return Model.read(checkpoint).architecture().forSegmentation(channels, classes);
        }
        NetworkName name = network == null ? NetworkName.UNET_B : PretrainCommand.networkName(network);
        return name.segmentation(channels, classes);
    }

    private int channels(List<Entry> entries) throws WorkbenchException {
        int channels = entries.getFirst().channels();
        for (Entry entry : entries) {
            if (entry.channels() != channels) {
                throw new WorkbenchException("The scans in " + options.data + " have different numbers of channels (" + entries.getFirst().id()
                        + ": " + channels + ", " + entry.id() + ": " + entry.channels() + "); a network needs the same for all.", options.data);
            }
        }
        return channels;
    }

    /** The classes that the store names, or else every label value that occurs. */
    private static List<LabelClass> classes(VolumeStore store, Map<String, Entry> labelled) {
        TreeMap<Integer, String> names = new TreeMap<>(store.settings().labelNames());
        if (names.isEmpty()) {
            labelled.values().forEach(entry -> entry.labelHistogram().keySet().forEach(value -> names.put(value, "label " + value)));
        }
        names.putIfAbsent(0, "background");
        if (names.get(0).equals("label 0")) {
            names.put(0, "background");
        }
        List<LabelClass> classes = new ArrayList<>();
        names.forEach((value, name) -> classes.add(new LabelClass(value, name)));
        return classes;
    }
}
