package org.amaes.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Execution;
import org.amaes.core.dataset.Split;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.runner.ablation.Variant;

import picocli.CommandLine.Option;

/** The options of an ablation: what all its trainings share. */
final class AblationOptions {

    @Option(names = "--data", required = true, paramLabel = "STORE", description = "Folder of prepared scans, made by 'amaes prepare'; some labelled.")
    Path data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for all runs and the table; new, or of an earlier 'ablation'.")
    Path out;

    @Option(names = "--only", paramLabel = "NAMES", split = ",", description = "Variants, with commas between (default: all of them: all, spatial, "
            + "no-augmentation, standard-decoder, skips, masked-loss, ratio-30, ratio-75, token-8, token-16, scratch).")
    private List<String> only = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "S", split = ",", defaultValue = "1", description = "Seeds, with commas between (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds;

    @Option(names = "--network", paramLabel = "NAME", defaultValue = "unet_b", description = "A U-Net, see 'amaes pretrain' (default: ${DEFAULT-VALUE}).")
    private String network;

    @Option(names = "--patch", paramLabel = "SIZE", description = "Voxels of a patch (default: 128).")
    private String patch;

    @Option(names = "--batch", paramLabel = "N", description = "Patches of one update (default: the preset's).")
    private Integer batch;

    @Option(names = "--steps", paramLabel = "N", description = "Updates of each pretraining (default: the preset's).")
    private Long steps;

    @Option(names = "--finetune-steps", paramLabel = "N", description = "Updates of each fine-tuning (default: the preset's).")
    private Long finetuneSteps;

    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate of both trainings (default: the preset's).")
    private Double learningRate;

    @Option(names = "--cases", paramLabel = "N", defaultValue = "20", description = "Labelled scans to fine-tune on (default: ${DEFAULT-VALUE}).")
    private int cases;

    @Option(names = "--test", paramLabel = "N", description = "Labelled scans held out of every training and measured (default: a quarter of the labelled).")
    private Integer test;

    @Option(names = "--precision", paramLabel = "NAME", defaultValue = "bf16", description = "bf16 (mixed) or float32 (default: ${DEFAULT-VALUE}).")
    private String precision;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the tensor operations (default: all cores).")
    private Integer threads;

    @Option(names = "--device", paramLabel = "NAME", defaultValue = "auto",
            description = "cpu, a graphics card like cuda:0, or auto: the first card, else the CPU (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Any other field that both trainings' recipes have, like filters=4.")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Option(names = "--finetune-set", paramLabel = "NAME=VALUE", description = "Any other field of the fine-tunings' recipes, like foreground=1.")
    private Map<String, String> finetuneFields = new LinkedHashMap<>();

    List<Variant> variants() throws WorkbenchException {
        List<Variant> variants = new ArrayList<>();
        for (String word : only) {
            variants.add(Variant.parse(word).orElseThrow(() -> new WorkbenchException("There is no variant '" + word + "'; choose from "
                    + Variant.words() + ".")));
        }
        return only.isEmpty() ? List.of(Variant.values()) : variants.stream().distinct().sorted().toList();
    }

    List<Long> seeds() {
        return seeds.stream().distinct().toList();
    }

    Execution execution() throws WorkbenchException {
        return new Execution(CommandText.device(device), CommandText.threads(threads), EngineOptions.precision(precision));
    }

    List<String> pretrainOptions() {
        return shared(steps);
    }

    /** Nothing is validated on the way: the held-out scans are for the table, and every other scan may be trained on. */
    List<String> finetuneOptions() {
        List<String> words = shared(finetuneSteps);
        words.addAll(List.of("--cases", String.valueOf(cases), "--validation-cases", "0"));
        finetuneFields.forEach((name, value) -> add(words, "--set", name + "=" + value));
        return words;
    }

    private List<String> shared(Long length) {
        List<String> words = new ArrayList<>(List.of("--network", network, "--precision", precision, "--device", device));
        add(words, "--patch", patch);
        add(words, "--batch", batch);
        add(words, "--steps", length);
        add(words, "--lr", learningRate);
        add(words, "--threads", threads);
        fields.forEach((name, value) -> add(words, "--set", name + "=" + value));
        return words;
    }

    private static void add(List<String> words, String option, Object value) {
        if (value != null) {
            words.add(option);
            words.add(value.toString());
        }
    }

    /** Draws the held-out scans, or reads which an earlier start drew; refuses a folder that was begun with other options. */
    AblationCase.Held begin() throws WorkbenchException {
        CommandText.threads(threads);
        Path split = out.resolve("split.json");
        Path settings = out.resolve("options.txt");
        String now = settings();
        try {
            if (Files.exists(settings) && !Files.readString(settings).equals(now)) {
                throw new WorkbenchException("The ablation in " + out + " was begun with other options (" + settings
                        + " has them). Give the same ones, or choose another folder with --out.", out);
            }
        } catch (IOException e) {
            throw new WorkbenchException("The file " + settings + " cannot be read (" + e.getMessage() + ").", settings, e);
        }
        if (!Files.exists(split)) {
            draw().write(split);
        }
        AtomicFile.writeString(settings, now);
        return new AblationCase.Held(split, CommandText.list(split, "test"));
    }

    private String settings() {
        return String.join("\n", "data " + data.toAbsolutePath().normalize(), "pretrain " + String.join(" ", withoutMachine(pretrainOptions())),
                "finetune " + String.join(" ", withoutMachine(finetuneOptions())), "test " + (test == null ? "a quarter" : test), "");
    }

    /** What decides how fast, not what. */
    private static List<String> withoutMachine(List<String> words) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!words.get(i).equals("--threads") && !words.get(i).equals("--device")) {
                kept.addAll(words.subList(i, i + 2));
            }
        }
        return kept;
    }

    private Split draw() throws WorkbenchException {
        try (VolumeStore store = VolumeStore.open(data)) {
            List<String> labelled = store.entries().stream().filter(Entry::isLabelled).map(Entry::id).toList();
            int held = test == null ? Math.max(1, labelled.size() / 4) : test;
            if (cases < 1 || held < 1 || labelled.size() < cases + held) {
                throw new WorkbenchException("There are " + labelled.size() + " labelled scans in " + data + ", too few for " + cases
                        + " to fine-tune on and " + held + " to hold out. Choose fewer with --cases and --test, or prepare more labelled scans.", data);
            }
            List<String> testing = Split.draw(labelled, held, 1);
            return new Split(Map.of("test", testing, "train", labelled.stream().filter(id -> !testing.contains(id)).toList()));
        }
    }
}
