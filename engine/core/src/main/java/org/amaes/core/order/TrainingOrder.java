package org.amaes.core.order;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.dataset.Split;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.NetworkName;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;

/**
 * What a person asks of a training: a few choices, from which with the prepared scans a complete {@link Recipe} follows.
 * Command line and window ask with the same order, and are refused in the same sentences.
 *
 * @param kind pretraining or fine-tuning
 * @param data the folder of the prepared scans
 * @param preset whose word counts where paper and published code differ
 * @param network the network, or empty for the checkpoint's, else U-Net B
 * @param official for SwinUNETR's pretraining: the numbers of its authors' code
 * @param choice sizes, steps, machine, where chosen
 * @param augmentation the pipeline, or empty for the paper's
 * @param cases which scans
 * @param checkpoint pretrained weights to fine-tune from: a file or a run; empty for a start from scratch
 * @param fields any other field of the recipe by its name, see {@link RecipeJson#with}
 */
public record TrainingOrder(Kind kind, Path data, Edition preset, Optional<NetworkName> network, boolean official, Defaults.Choice choice,
        Optional<Pipeline> augmentation, Cases cases, Optional<Path> checkpoint, Map<String, String> fields) {

    /** The two kinds of training, by the words of their commands. */
    public enum Kind {
        /** Without labels. */
        PRETRAIN("pretrain"),
        /** From a few labelled scans. */
        FINETUNE("finetune");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The command's word. */
        public String word() {
            return word;
        }
    }

    /**
     * Which scans are trained on.
     *
     * @param split a file of named lists; empty for all scans
     * @param part the list of the split to train on; empty for all scans
     * @param holdOut the list of the split that is never looked at, if the split has it
     * @param training labelled scans to fine-tune on, drawn by the choice's seed
     * @param validation at most so many other labelled scans are validated on
     */
    public record Cases(Optional<Path> split, Optional<String> part, String holdOut, int training, int validation) {

        /** Twenty labelled scans to train on, ten to validate on. */
        public static final Cases USUAL = new Cases(Optional.empty(), Optional.empty(), "test", 20, 10);

        /** The scans that are never looked at. */
        public List<String> heldOut() throws WorkbenchException {
            return split.isEmpty() ? List.of() : Split.read(split.get()).lists().getOrDefault(holdOut, List.of());
        }

        /**
         * The scans that may be trained on: the split's part, or all, without those held out.
         *
         * @param all every scan of the store
         * @param store the store, for the sentence
         */
        public List<String> pool(List<String> all, Path store) throws WorkbenchException {
            if (split.isEmpty()) {
                if (part.isPresent()) {
                    throw new WorkbenchException("--part names a list of a split; give the split's file with --split.");
                }
                return all;
            }
            List<String> chosen = part.isEmpty() ? all : OrderWords.list(split.get(), part.get());
            List<String> missing = chosen.stream().filter(id -> !all.contains(id)).toList();
            if (!missing.isEmpty()) {
                throw new WorkbenchException("The list '" + part.orElse("") + "' of " + split.get() + " names " + missing.size() + " scans that "
                        + store + " does not have (for example " + missing.getFirst() + ").", split.get());
            }
            List<String> held = heldOut();
            return chosen.stream().filter(id -> !held.contains(id)).toList();
        }
    }

    /** Who knows what a checkpoint is. */
    public interface Checkpoints {

        /** The weights' file that a path stands for: itself, or a run's. */
        Path weights(Path checkpoint) throws WorkbenchException;

        /** The network that the weights belong to. */
        Architecture architecture(Path checkpoint) throws WorkbenchException;
    }

    public TrainingOrder {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(preset, "preset");
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(cases, "cases");
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * The recipe that follows.
     *
     * @param store the prepared scans of {@link #data}
     * @param checkpoints knows checkpoints
     * @throws WorkbenchException if it cannot be, in a sentence for the person who asked
     */
    public Recipe recipe(VolumeStore store, Checkpoints checkpoints) throws WorkbenchException {
        try {
            Recipe recipe = switch (kind) {
                case PRETRAIN -> pretraining(store);
                case FINETUNE -> finetuning(store, checkpoints);
            };
            return RecipeJson.with(recipe, fields);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), data, e);
        }
    }

    private String folder() {
        return data.toAbsolutePath().normalize().toString();
    }

    private Recipe pretraining(VolumeStore store) throws WorkbenchException {
        NetworkName name = network.orElse(NetworkName.UNET_B);
        if (official && name != NetworkName.SWINUNETR) {
            throw new WorkbenchException("--official is for --network swinunetr; the numbers of " + name.word() + " follow from --preset.");
        }
        List<String> ids = cases.pool(store.entries().stream().map(Entry::id).toList(), data);
        return Defaults.pretraining(preset, name.pretraining(), folder(), ids, choice, augmentation,
                official ? Defaults.ViewsSource.OFFICIAL : Defaults.ViewsSource.PAPER);
    }

    private Recipe finetuning(VolumeStore store, Checkpoints checkpoints) throws WorkbenchException {
        Map<String, Entry> labelled = new LinkedHashMap<>();
        store.entries().stream().filter(Entry::isLabelled).forEach(entry -> labelled.put(entry.id(), entry));
        List<String> pool = cases.pool(store.entries().stream().map(Entry::id).toList(), data).stream().filter(labelled::containsKey).toList();
        if (pool.isEmpty()) {
            throw new WorkbenchException("There are no labelled scans to train on in " + data + ". Prepare scans together with their label files.", data);
        }
        if (cases.validation() < 0) {
            throw new WorkbenchException("--validation-cases is 0 or more, not " + cases.validation() + ".");
        }
        if (pool.size() < cases.training() || cases.training() < 1) {
            throw new WorkbenchException("There are " + pool.size() + " labelled scans to train on in " + data + ", not " + cases.training()
                    + ". Choose --cases between 1 and " + pool.size() + ", or prepare more labelled scans.", data);
        }
        List<String> training = Split.draw(pool, cases.training(), choice.seed());
        List<String> held = cases.heldOut();
        List<String> others = labelled.keySet().stream().filter(id -> !training.contains(id) && !held.contains(id)).toList();
        List<String> validation = Split.draw(others, Math.min(cases.validation(), others.size()), choice.seed());
        int channels = channels(training.stream().map(labelled::get).toList());
        List<LabelClass> classes = classes(store, labelled);
        Optional<String> weights = checkpoint.isEmpty() ? Optional.empty()
                : Optional.of(checkpoints.weights(checkpoint.get()).toAbsolutePath().normalize().toString());
        Architecture architecture = network.isEmpty() && checkpoint.isPresent()
                ? checkpoints.architecture(checkpoint.get()).forSegmentation(channels, classes.size())
                : network.orElse(NetworkName.UNET_B).segmentation(channels, classes.size());
        return Defaults.finetune(preset, architecture, folder(), training, validation, weights, classes, choice, augmentation);
    }

    private int channels(List<Entry> entries) throws WorkbenchException {
        int channels = entries.getFirst().channels();
        for (Entry entry : entries) {
            if (entry.channels() != channels) {
                throw new WorkbenchException("The scans in " + data + " have different numbers of channels (" + entries.getFirst().id()
                        + ": " + channels + ", " + entry.id() + ": " + entry.channels() + "); a network needs the same for all.", data);
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
