package org.amaes.runner.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.preprocess.CropRule;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.PreprocessingJson;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.Pretrain;
import org.amaes.core.recipe.PretrainViews;
import org.amaes.core.recipe.Recipe;

/** Makes the task of a recipe. */
final class Tasks {

    private Tasks() {
    }

    static TrainingTask of(Recipe recipe) throws WorkbenchException {
        return switch (recipe) {
            case Pretrain pretrain -> PretrainTask.open(pretrain);
            case PretrainViews views -> ViewsTask.open(views);
            case Finetune finetune -> FinetuneTask.open(finetune);
        };
    }

    /** The store of a recipe; a sentence if it has gone. */
    static VolumeStore store(Recipe recipe) throws WorkbenchException {
        Path folder = Path.of(recipe.data());
        if (!Files.isDirectory(folder)) {
            throw new WorkbenchException("The prepared scans of this run were in " + folder
                    + ", which is gone. Bring the folder back (or prepare the scans again, there) and resume the run.", folder);
        }
        return VolumeStore.open(folder);
    }

    /** What there is to say where scans were prepared by another preset's rule than the recipe's (SPEC section 12). */
    static List<String> preparedOtherwise(Recipe recipe, VolumeStore store) {
        CropRule crop = store.settings().preprocessing().crop();
        if (crop == Defaults.preprocessing(recipe.preset()).crop()) {
            return List.of();
        }
        return List.of("The scans in " + store.folder() + " were cropped " + (crop == CropRule.EXACT ? "exactly" : "as the published code does")
                + ", the run's preset would crop them " + (crop == CropRule.EXACT ? "as the published code does" : "exactly")
                + "; prepare them with the same --preset for a run true to it.");
    }

    /** SHA-256 over how scans were prepared, and their ids, sizes and source voxels. */
    static String fingerprint(VolumeStore store, List<Entry> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String settings = PreprocessingJson.write(store.settings().preprocessing()) + " " + store.settings().precision() + "\n";
            digest.update(settings.getBytes(StandardCharsets.UTF_8));
            for (Entry entry : entries) {
                String line = entry.id() + " " + entry.shape() + " " + entry.sourceHashes() + " " + entry.labelHistogram() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
