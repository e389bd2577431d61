package org.amaes.core.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.amaes.core.protocol.Task;

/** The paper's experiments as files to begin with. */
public enum Template {
    /** Every network from scratch and pretrained, on any task. */
    TABLE4("every network, from scratch against pretrained"),
    /** The pretraining's decoder. */
    TABLE2("the pretraining's decoder: standard against light-weight"),
    /** The pretraining's augmentations. */
    TABLE3("the pretraining's augmentations: none against all"),
    /** 1, 5, 10 and 20 training cases. */
    SHOTS("1, 5, 10 and 20 training cases, from scratch against pretrained");

    private static final List<String> TABLE4_NETWORKS = List.of("unet_xl", "unet_b", "mednext_m", "mednext_l", "mednext_l3", "swinunetr");
    private static final String OWN_DECODER = "mednext_l3";

    private final String title;

    Template(String title) {
        this.title = title;
    }

    /** The word people write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it compares. */
    public String title() {
        return title;
    }

    /** The template of a word. */
    public static Optional<Template> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equalsIgnoreCase(word.strip())).findFirst();
    }

    /** All words, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(Template::word).collect(Collectors.joining(", "));
    }

    /**
     * The experiment.
     *
     * @param task on which task
     * @param data folder of the prepared scans of the task
     * @param pretraining folder of the prepared scans to pretrain on
     * @param networks which networks; empty for the paper's
     * @param settings settings of all trainings
     * @param pretrainSettings further settings of pretrainings
     */
    public Experiment experiment(Task task, String data, String pretraining, List<String> networks, Map<String, String> settings,
            Map<String, String> pretrainSettings) {
        Map<String, String> pretrain = new TreeMap<>(settings);
        pretrain.keySet().removeAll(List.of("steps", "foreground"));
        pretrain.putAll(pretrainSettings);
        List<String> chosen = networks.isEmpty() ? this == TABLE4 ? TABLE4_NETWORKS : List.of("unet_b") : networks;
        List<Method> methods = new ArrayList<>();
        for (String network : chosen) {
            methods.addAll(switch (this) {
                case TABLE4, SHOTS -> scratchAndPretrained(network, pretraining, pretrain);
                case TABLE2 -> List.of(variant(network + ", standard decoder", network, pretraining, pretrain, "table2/standard",
                        Map.of("decoder", "standard", "augmentation", "none")),
                        variant(network + ", light-weight decoder", network, pretraining, pretrain, "table2/light", Map.of("augmentation", "none")));
                case TABLE3 -> List.of(variant(network + ", no augmentations", network, pretraining, pretrain, "table3/none", Map.of("augmentation", "none")),
                        variant(network + ", all augmentations", network, pretraining, pretrain, "table3/all", Map.of("augmentation", "all")));
            });
        }
        String baseline = chosen.size() == 1 && (this == TABLE2 || this == TABLE3) ? methods.getFirst().name() : "";
        return new Experiment(word() + " on " + task.title() + ": " + title, task, data, new Experiment.Parting("", 1, Optional.empty()), Task.FOLDS,
                this == SHOTS ? Task.SHOTS : List.of(Task.CASES), List.of(1L), settings, methods, baseline, true);
    }

    /** The paper has no pretraining of MedNeXt's own decoder. */
    private static List<Method> scratchAndPretrained(String network, String pretraining, Map<String, String> settings) {
        Method scratch = new Method(network + " from scratch", network, new Start.Scratch(), Map.of(), "");
        return network.equals(OWN_DECODER) ? List.of(scratch)
                : List.of(scratch, new Method(network + " pretrained", network, new Start.Pretraining(pretraining, settings), Map.of(), ""));
    }

    private static Method variant(String name, String network, String pretraining, Map<String, String> settings, String paper,
            Map<String, String> choice) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(choice);
        return new Method(name, network, new Start.Pretraining(pretraining, all), Map.of(), paper);
    }
}
