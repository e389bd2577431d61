package org.amaes.runner.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.CheckpointReader;
import org.amaes.core.checkpoint.LoadedCheckpoint;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Recognition;
import org.amaes.core.order.TrainingOrder;
import org.amaes.core.run.Checkpoints;

/**
 * Weights with the network they belong to, read from a checkpoint of ours or of another tool.
 *
 * @param file where it was read from
 * @param architecture the network: from the card, or recognised from names and shapes
 * @param weights every parameter
 * @param card what the file says about itself; empty for a file of another tool
 * @param notes what reading it was worth telling: prefixes, skipped objects
 */
public record Model(Path file, Architecture architecture, StateDict weights, Optional<ModelCard> card, List<String> notes) {

    /** Checkpoints as orders of trainings need to know them. */
    public static final TrainingOrder.Checkpoints CHECKPOINTS = new TrainingOrder.Checkpoints() {
        @Override
        public Path weights(Path checkpoint) throws WorkbenchException {
            return weightsFile(checkpoint);
        }

        @Override
        public Architecture architecture(Path checkpoint) throws WorkbenchException {
            return read(checkpoint).architecture();
        }
    };

    /**
     * Reads a model.
     *
     * @param path a checkpoint (safetensors, {@code .pth}, {@code .ckpt}), or a run folder, whose newest weights are taken
     * @throws WorkbenchException if there is none, it is damaged, or its network is unknown
     */
    public static Model read(Path path) throws WorkbenchException {
        Path file = weightsFile(path);
        LoadedCheckpoint loaded = CheckpointReader.read(file);
        Optional<ModelCard> card = ModelCard.of(file, loaded.metadata());
        Architecture architecture;
        if (card.isPresent()) {
            architecture = card.get().architecture();
            if (!Recognition.fits(architecture, loaded.weights())) {
                throw new WorkbenchException("The checkpoint " + file + " says it is a " + architecture.title()
                        + " but holds other weights; it is damaged. Use another copy.", file);
            }
            int classes = card.get().classes().size();
            if (classes != 0 && classes != architecture.outChannels()) {
                throw new WorkbenchException("The checkpoint " + file + " names " + classes + " classes for " + architecture.outChannels()
                        + " output channels; it is damaged. Use another copy.", file);
            }
        } else {
            architecture = Recognition.of(loaded.weights()).orElseThrow(() -> new WorkbenchException("The checkpoint " + file
                    + " is of an architecture that this version does not know; it knows U-Nets, MedNeXts and SwinUNETR with the published parameter names.", file));
        }
        return new Model(file, architecture, loaded.weights(), card, loaded.notes());
    }

    /** The weights' file that a path stands for: itself, or a run folder's newest weights, or its best if it was stopped to keep those. */
    public static Path weightsFile(Path path) throws WorkbenchException {
        return Checkpoints.weightsFile(path);
    }
}
