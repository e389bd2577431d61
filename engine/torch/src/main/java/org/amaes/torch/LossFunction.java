package org.amaes.torch;

import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Losses;
import org.amaes.core.recipe.Objective;
import org.bytedeco.pytorch.Tensor;

/** An objective on tensors, with its gradient written out; everything float32. */
interface LossFunction {

    /**
     * The loss of an output.
     *
     * @param output what the network gives the objective, C order; borrowed
     * @param batch what it should be
     * @param share what the gradient is multiplied by: one over the number of accumulated batches
     */
    Outcome of(Tensor output, Batch batch, double share);

    /**
     * A loss and where it falls.
     *
     * @param losses the loss and its parts
     * @param gradient of share · loss by the output, in its shape; owned by the caller
     */
    record Outcome(Losses losses, Tensor gradient) {
    }

    /** The function of an objective. */
    static LossFunction of(Objective objective, TorchDevice device) {
        return switch (objective) {
            case Objective.Reconstruction(boolean maskedOnly) -> new SquaredError(maskedOnly, device);
            case Objective.Segmentation() -> new CrossEntropyAndDice(device);
            case Objective.Views(double temperature) -> new ViewsLoss(temperature, device);
        };
    }
}
