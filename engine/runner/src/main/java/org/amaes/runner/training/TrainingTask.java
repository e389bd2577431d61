package org.amaes.runner.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.runner.model.ModelCard;

/**
 * What differs between pretraining and fine-tuning; the loop around it is the same.
 */
interface TrainingTask extends AutoCloseable {

    /**
     * Weights that a fresh run begins with.
     *
     * @param weights every parameter of the network
     * @param notes what is worth telling about them, such as a transfer report
     */
    record Beginning(StateDict weights, List<String> notes) {
    }

    /**
     * A look at the validation cases.
     *
     * @param loss mean loss
     * @param dice mean Dice by class name, null where undefined; empty for a reconstruction
     * @param score what the best checkpoint is chosen by: larger is better
     */
    record Validation(double loss, Map<String, Double> dice, double score) {

        /**
         * What to tell at the end of a training about classes of which the network has found nothing: with few
         * steps one of several classes may not have come up yet, which a mean over classes hides.
         */
        Optional<String> neverFound() {
            List<String> names = dice.entrySet().stream().filter(each -> each.getValue() != null && each.getValue() == 0).map(Map.Entry::getKey).toList();
            return names.isEmpty() ? Optional.empty() : Optional.of("The network finds no " + String.join(" and no ", names)
                    + " in the validation scans. Train for more steps, or with a higher learning rate; another seed begins elsewhere.");
        }
    }

    /** Weights that a fresh run begins with. */
    Beginning beginning() throws WorkbenchException;

    /** SHA-256 over the prepared scans that the recipe names. */
    String dataFingerprint();

    /** The training samples. */
    SampleSource samples();

    /** The number of validation cases. */
    int validationCases();

    /** Forward passes of one patch that a look at the validation cases takes. */
    long validationPasses();

    /** Forward passes of one patch that a preview takes. */
    long previewPasses();

    /** Looks at the validation cases; changes nothing in the session. */
    Validation validate(TrainingSession session) throws WorkbenchException;

    /**
     * Writes the volumes that show how far the network is.
     *
     * @return files by role: input, masked, reconstruction, target, or image, prediction, truth
     */
    Map<String, Path> preview(TrainingSession session, long step, Path folder) throws WorkbenchException;

    /** What a checkpoint of this step says about itself. */
    ModelCard card(long step);

    @Override
    void close();
}
