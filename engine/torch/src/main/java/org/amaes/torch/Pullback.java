package org.amaes.torch;

import org.bytedeco.pytorch.Tensor;

/** The way back through a layer: carries the loss' gradient from the layer's output to its input. */
@FunctionalInterface
interface Pullback {

    /**
     * Adds the gradients of the layer's parameters and goes on to its input.
     *
     * @param gradient of the loss by the output; handed over, may be overwritten
     * @return the gradient by the input, owned by the caller; null where nobody asks, which is at the image
     */
    Tensor apply(Tensor gradient);
}
