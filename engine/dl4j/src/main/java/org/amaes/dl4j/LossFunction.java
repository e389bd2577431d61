package org.amaes.dl4j;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Losses;
import org.amaes.core.recipe.Objective;

/** An objective on plain arrays, with its gradient written out. */
interface LossFunction {

    /**
     * The loss of an output.
     *
     * @param output (N, C, X, Y, Z), z fastest
     * @param batch what it should be
     * @param share what the gradient is multiplied by: one over the number of accumulated batches
     */
    Outcome of(float[] output, Batch batch, double share);

    /**
     * A loss and where it falls.
     *
     * @param losses the loss and its parts
     * @param gradient of share · loss by the output, in its order
     */
    record Outcome(Losses losses, float[] gradient) {
    }

    /**
     * The function of an objective.
     *
     * @throws WorkbenchException if this engine does not train for it
     */
    static LossFunction of(Objective objective) throws WorkbenchException {
        return switch (objective) {
            case Objective.Reconstruction(boolean maskedOnly) -> new SquaredError(maskedOnly);
            case Objective.Segmentation() -> new CrossEntropyAndDice();
            case Objective.Views _ -> throw new WorkbenchException("The engine dl4j does not pretrain on pairs of views. Choose --engine torch for that.");
        };
    }
}
