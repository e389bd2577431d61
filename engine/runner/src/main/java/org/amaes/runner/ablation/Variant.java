package org.amaes.runner.ablation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The method, or the method with one choice changed (paper section 3.1): which options its pretraining has
 * beside those that all share, and what the paper reports of it.
 *
 * <p>The paper's decoder and skip experiments were made before augmentations were added, so those here have
 * none either and are compared with {@link #NO_AUGMENTATION}. Its numbers are Dice in percent of a U-Net on
 * BraTS21, six folds.
 */
public enum Variant {
    /** The method. */
    ALL("all", "the method: light decoder, no skips, all augmentations", "59.85 ± 0.98", "--augmentation", "all"),
    /** Motion only. */
    SPATIAL("spatial", "spatial augmentations only", null, "--augmentation", "spatial"),
    /** The light decoder by itself. */
    NO_AUGMENTATION("no-augmentation", "light decoder, no augmentation", "58.61 ± 1.94 (31 h)", "--augmentation", "none"),
    /** Two convolutions a decoder stage. */
    STANDARD_DECODER("standard-decoder", "standard decoder, no augmentation", "56.65 ± 1.85 (39 h)",
            "--augmentation", "none", "--set", "decoder=standard"),
    /** Two convolutions and the encoder's features. */
    SKIPS("skips", "standard decoder with skips, no augmentation", "56.22", "--augmentation", "none", "--set", "decoder=standard",
            "--set", "skips=true"),
    /** The loss of a masked autoencoder. */
    MASKED_LOSS("masked-loss", "loss over masked voxels only", null, "--augmentation", "all", "--set", "maskedLossOnly=true"),
    /** Less hidden. */
    RATIO_30("ratio-30", "30 % of tokens masked", null, "--augmentation", "all", "--set", "masking.ratio=0.3"),
    /** More hidden. */
    RATIO_75("ratio-75", "75 % of tokens masked", null, "--augmentation", "all", "--set", "masking.ratio=0.75"),
    /** Larger holes. */
    TOKEN_8("token-8", "tokens of 8³ voxels", null, "--augmentation", "all", "--set", "masking.token=8"),
    /** Holes as large as the deepest features' voxels. */
    TOKEN_16("token-16", "tokens of 16³ voxels", null, "--augmentation", "all", "--set", "masking.token=16"),
    /** No pretraining. */
    SCRATCH("scratch", "no pretraining", "55.28 ± 1.75 (B), 56.00 ± 2.55 (XL)");

    private final String word;
    private final String title;
    private final String paper;
    private final List<String> options;

    Variant(String word, String title, String paper, String... options) {
        this.word = word;
        this.title = title;
        this.paper = paper;
        this.options = List.of(options);
    }

    /** The word people write. */
    public String word() {
        return word;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    /** The paper's Dice in percent on BraTS21, and its hours of pretraining; empty where it reports none. */
    public Optional<String> paper() {
        return Optional.ofNullable(paper);
    }

    /** Whether there is a pretraining at all. */
    public boolean isPretrained() {
        return this != SCRATCH;
    }

    /** The options of {@code amaes pretrain} that make it. */
    public List<String> options() {
        return options;
    }

    /** The variant of that name. */
    public static Optional<Variant> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equalsIgnoreCase(word.strip())).findFirst();
    }

    /** All words, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(Variant::word).collect(Collectors.joining(", "));
    }
}
