package org.amaes.torch;

import org.bytedeco.pytorch.Tensor;

/** A network at work in LibTorch: a differentiable function of an image. */
interface Network {

    /**
     * What the objective looks at.
     *
     * @param input (N, C, X, Y, Z), float32; borrowed
     * @param tape where the way back is noted
     * @return float32, C order; owned by the caller
     */
    Tensor forward(Tensor input, Tape tape);

    /**
     * What people see: a reconstruction or class scores.
     *
     * @param input (N, C, X, Y, Z), float32; borrowed
     * @return (N, C', X, Y, Z), float32, C order; owned by the caller
     */
    default Tensor predict(Tensor input) {
        return forward(input, Tape.off());
    }

    /**
     * Adds every parameter's gradient.
     *
     * @param gradient of the loss by what {@link #forward} gave, float32; borrowed
     */
    void backward(Tensor gradient, Tape tape);
}
