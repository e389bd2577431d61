package org.amaes.app.train.form;

import java.nio.file.Path;
import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.CheckpointReader;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Recognition;
import org.amaes.core.order.TrainingOrder;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.Checkpoints;
import org.amaes.core.run.RunFolder;

/** Starting points: runs, whose recipes say their network, and files, in whose weights it is recognised. */
final class KnownCheckpoints implements TrainingOrder.Checkpoints {

    private Path lastFile;
    private Architecture lastArchitecture;

    @Override
    public Path weights(Path checkpoint) throws WorkbenchException {
        return Checkpoints.weightsFile(checkpoint);
    }

    @Override
    public synchronized Architecture architecture(Path checkpoint) throws WorkbenchException {
        Path file = weights(checkpoint).toAbsolutePath().normalize();
        Path run = file.getParent() == null ? null : file.getParent().getParent();
        if (run != null && file.startsWith(new RunFolder(run).checkpoints()) && RunFolder.isRun(run)) {
            return RecipeJson.read(RunFolder.open(run).recipe()).architecture();
        }
        if (!file.equals(lastFile)) {
            lastArchitecture = Recognition.of(CheckpointReader.read(file).weights()).orElseThrow(() -> new WorkbenchException("The checkpoint " + file
                    + " is of an architecture that this version does not know; it knows U-Nets, MedNeXts and SwinUNETR with the published parameter names.", file));
            lastFile = file;
        }
        return lastArchitecture;
    }
}
