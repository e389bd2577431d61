package org.amaes.core.recipe;

import java.util.List;
import java.util.Objects;

import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Shapes;

/**
 * Fine-tuning: learn to segment from a few labelled scans, from a pretrained encoder or from scratch
 * (paper section 3.2).
 *
 * @param format of the run folder
 * @param preset whose word counts where paper and published code differ
 * @param architecture a network with one output channel a class
 * @param data the folder of the prepared scans, absolute
 * @param training the labelled scans to train on, by id
 * @param validation labelled scans to validate on, by id; may be empty
 * @param checkpoint the pretrained weights' file, absolute; null for a start from scratch
 * @param plan sizes, steps, optimiser, machine
 * @param augmentation motion (and, from scratch, damage) of the input
 * @param foreground probability that a patch must contain a labelled voxel, in [0, 1]
 * @param classes the classes, background first
 * @param aggregation "gaussian" or "sum": how overlapping windows are joined in prediction
 * @param whole whether the checkpoint's whole network is taken over, as to go on with a fine-tuning; else its encoder alone
 */
public record Finetune(int format, Edition preset, Architecture architecture, String data, List<String> training, List<String> validation,
        String checkpoint, Plan plan, Pipeline augmentation, double foreground, List<LabelClass> classes, String aggregation,
        boolean whole) implements Recipe {

    public Finetune {
        Objects.requireNonNull(preset, "preset");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(augmentation, "augmentation");
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        classes = List.copyOf(classes);
        if (training.isEmpty()) {
            throw new IllegalArgumentException("There is no labelled scan to train on.");
        }
        if (validation.stream().anyMatch(training::contains)) {
            throw new IllegalArgumentException("A scan cannot be both for training and for validation.");
        }
        if (!(foreground >= 0 && foreground <= 1)) {
            throw new IllegalArgumentException("foreground is a probability between 0 and 1: " + foreground);
        }
        if (architecture.outChannels() != classes.size() || classes.size() < 2) {
            throw new IllegalArgumentException("The network has " + architecture.outChannels() + " output channels for " + classes.size()
                    + " classes (background included); it needs one a class, and at least two.");
        }
        if (classes.getFirst().value() != 0) {
            throw new IllegalArgumentException("The first class is the background, with the value 0.");
        }
        if (!"gaussian".equals(aggregation) && !"sum".equals(aggregation)) {
            throw new IllegalArgumentException("aggregation is gaussian or sum, not " + aggregation + ".");
        }
        if (whole && checkpoint == null) {
            throw new IllegalArgumentException("A whole network can be taken over from a checkpoint only.");
        }
        Shapes.output(architecture, plan.patch());
        plan.requireHoldable(architecture.inChannels());
    }

    @Override
    public Objective objective() {
        return new Objective.Segmentation();
    }

    @Override
    public Finetune with(Plan other) {
        return new Finetune(format, preset, architecture, data, training, validation, checkpoint, other, augmentation, foreground, classes,
                aggregation, whole);
    }

    /** The same, going on with the whole network of its checkpoint. */
    public Finetune withWhole() {
        return new Finetune(format, preset, architecture, data, training, validation, checkpoint, plan, augmentation, foreground, classes,
                aggregation, true);
    }
}
