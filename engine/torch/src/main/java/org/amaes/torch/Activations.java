package org.amaes.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The layers without parameters that act on each voxel alone. */
final class Activations {

    private Activations() {
    }

    /** A leaky rectifier that stands alone; one after a normalisation is part of {@link Normalization}. */
    static Operation leakyRelu(double slope) {
        return (input, tape) -> {
            Tensor output = torch.leaky_relu(input, new Scalar(slope));
            if (tape.isRecording()) {
                Tensor saved = Tensors.share(input);
                tape.add(gradient -> {
                    try (gradient; saved) {
                        return torch.leaky_relu_backward(gradient, saved, new Scalar(slope), false);
                    }
                });
            }
            return output;
        };
    }

    /** The Gaussian error linear unit, by the exact error function. */
    static Operation gelu() {
        return (input, tape) -> {
            Tensor output = torch.gelu(input);
            if (tape.isRecording()) {
                Tensor saved = Tensors.share(input);
                tape.add(gradient -> {
                    try (gradient; saved) {
                        return torch.gelu_backward(gradient, saved);
                    }
                });
            }
            return output;
        };
    }
}
