package org.amaes.core.metric;

import java.util.Arrays;

/** A number that says how well a predicted label agrees with the true one (SPEC section 10). */
public enum Metric {

    /** 2 TP / (2 TP + FP + FN), 0 to 1. */
    DICE("dice", "Dice", "", true),
    /** TP / (TP + FP + FN), 0 to 1. */
    JACCARD("jaccard", "Jaccard", "", true),
    /** TP / (TP + FN), 0 to 1: how much of the truth was found. */
    SENSITIVITY("sensitivity", "Sensitivity", "", true),
    /** TP / (TP + FP), 0 to 1: how much of what was found is true. */
    PRECISION("precision", "Precision", "", true),
    /** 1 − |FN − FP| / (2 TP + FP + FN), 0 to 1: agreement of the volumes alone. */
    VOLUME_SIMILARITY("volume_similarity", "Volume similarity", "", true),
    /** The largest distance of a surface voxel to the other surface. */
    HAUSDORFF("hausdorff", "Hausdorff distance", "mm", false),
    /** The larger of the two 95th percentiles of the distances to the other surface. */
    HAUSDORFF_95("hd95", "95 % Hausdorff distance", "mm", false),
    /** The mean distance to the other surface, over the voxels of both surfaces. */
    ASSD("assd", "Average symmetric surface distance", "mm", false),
    /** The share of both surfaces' voxels that lie within 1 mm of the other surface, 0 to 1. */
    SURFACE_DICE("surface_dice_1mm", "Surface Dice at 1 mm", "", true);

    private final String key;
    private final String title;
    private final String unit;
    private final boolean moreIsBetter;

    Metric(String key, String title, String unit, boolean moreIsBetter) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /** The name in files, such as "hd95". */
    public String key() {
        return key;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** "mm", or empty for a ratio. */
    public String unit() {
        return unit;
    }

    /** Whether larger is better; otherwise smaller is. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /**
     * By the name in files.
     *
     * @throws IllegalArgumentException if no metric has it
     */
    public static Metric ofKey(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No metric is called " + key));
    }
}
