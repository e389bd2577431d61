package org.amaes.torch;

import org.bytedeco.pytorch.Tensor;

/**
 * A layer at work: a differentiable function of a feature map (N, C, X, Y, Z), channels last in memory.
 */
interface Operation {

    /**
     * The layer's output.
     *
     * @param input borrowed
     * @param tape where the way back is noted; {@link Tape#off()} in a prediction
     * @return owned by the caller; never the input's own handle
     */
    Tensor forward(Tensor input, Tape tape);
}
