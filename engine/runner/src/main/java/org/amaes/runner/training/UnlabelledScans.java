package org.amaes.runner.training;

import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Split;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.StorePatches;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Pretraining;

/**
 * The scans of a pretraining: those that are trained on, and those held out.
 *
 * @param training scans to train on
 * @param seen the scans held out, or the training ones where none are: what previews show
 * @param validation the scans held out; may be empty
 */
record UnlabelledScans(StorePatches training, StorePatches seen, List<Entry> validation) {

    /**
     * Draws the scans that are held out.
     *
     * @throws WorkbenchException if a scan is not in the store, or has other channels than the network
     */
    static UnlabelledScans of(Pretraining recipe, VolumeStore store) throws WorkbenchException {
        List<String> held = heldOut(recipe);
        StorePatches training = new StorePatches(store, recipe.cases().stream().filter(id -> !held.contains(id)).toList());
        StorePatches seen = held.isEmpty() ? training : new StorePatches(store, held);
        if (training.channels() != recipe.architecture().inChannels()) {
            throw new WorkbenchException("The scans in " + store.folder() + " have " + training.channels()
                    + " channels; this pretraining takes " + recipe.architecture().inChannels()
                    + ". Prepare each sequence as a scan of its own (amaes prepare --for-pretraining).", store.folder());
        }
        return new UnlabelledScans(training, seen, held.isEmpty() ? List.of() : seen.scans());
    }

    /** The scans to validate on; at least one is left to train on. */
    private static List<String> heldOut(Pretraining recipe) throws WorkbenchException {
        int held = Math.min(recipe.cases().size() - 1, (int) Math.ceil(recipe.validationShare() * recipe.cases().size()));
        return Split.draw(recipe.cases(), held, recipe.plan().seed());
    }

    /** All scans that the run looks at. */
    List<Entry> all() {
        return Stream.concat(training.scans().stream(), validation.stream()).toList();
    }
}
