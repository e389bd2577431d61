package org.amaes.app.pipeline;

import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;

/**
 * A pipeline that needs no file.
 *
 * @param selection which augmentations are on
 * @param edition whose word counts where paper and published code differ
 */
public record PresetName(Selection selection, Edition edition) {

    /** Everything, corrected: what pretraining uses unless told otherwise. */
    public static final PresetName STANDARD = new PresetName(Selection.ALL, Edition.CORRECTED);

    /** The pipeline itself. */
    public Pipeline pipeline() {
        return Pipeline.preset(selection, edition);
    }

    /** Such as "all, corrected". */
    public String words() {
        return words(selection) + ", " + words(edition);
    }

    /** A selection for people. */
    public static String words(Selection selection) {
        return switch (selection) {
            case NONE -> "none";
            case SPATIAL -> "spatial";
            case ALL -> "all";
        };
    }

    /** An edition for people. */
    public static String words(Edition edition) {
        return switch (edition) {
            case PAPER -> "paper";
            case AS_CODED -> "as coded";
            case CORRECTED -> "corrected";
        };
    }
}
