package org.amaes.torch;

import org.amaes.core.network.Layer.Norm;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * An instance normalisation, with the leaky rectifier that follows it where one does.
 *
 * <p>Statistics of one sample's channels are a batch normalisation of that sample alone, which LibTorch
 * computes fast on channels-last memory, with float32 statistics also of bfloat16 values; its
 * group and instance normalisations do not. The rectifier overwrites the normalised values, and its
 * way back needs only their sign, which it keeps.
 */
final class Normalization implements Operation {

    private final Norm norm;
    private final WeightStore weights;
    private final double slope;

    /** @param slope of the leaky rectifier for negative values, above 0; 1 where there is none */
    Normalization(Norm norm, WeightStore weights, double slope) {
        if (!(slope > 0)) {
            throw new IllegalArgumentException("A rectifier of slope " + slope + " loses the sign that its way back needs");
        }
        this.norm = norm;
        this.weights = weights;
        this.slope = slope;
    }

    @Override
    public Tensor forward(Tensor input, Tape tape) {
        int samples = Math.toIntExact(input.size(0));
        Tensor output = torch.empty_like(input); // (N, C, X, Y, Z)
        Tensor[] means = new Tensor[samples]; // (C) each
        Tensor[] scales = new Tensor[samples]; // (C) each: 1/√(σ² + ε)
        for (int n = 0; n < samples; n++) {
            means[n] = torch.empty(0);
            scales[n] = torch.empty(0);
            try (Tensor in = input.narrow(0, n, 1); Tensor out = output.narrow(0, n, 1)) {
                torch.native_batch_norm_out(out, means[n], scales[n], in, weight(), bias(), Tensors.none(), Tensors.none(),
                        true, 0, Norm.EPSILON);
            }
        }
        if (slope != 1) {
            torch.leaky_relu_(output, new Scalar(slope));
        }
        if (tape.isRecording()) {
            Tensor savedInput = Tensors.share(input);
            Tensor savedOutput = Tensors.share(output);
            tape.add(gradient -> backward(gradient, savedInput, savedOutput, means, scales));
        }
        return output;
    }

    private Tensor backward(Tensor gradient, Tensor input, Tensor output, Tensor[] means, Tensor[] scales) {
        if (slope != 1) {
            torch.leaky_relu_backward_out(gradient, gradient, output, new Scalar(slope), true);
        }
        output.close();
        for (int n = 0; n < means.length; n++) {
            try (Tensor part = gradient.narrow(0, n, 1);
                    Tensor in = input.narrow(0, n, 1);
                    T_TensorTensorTensor_T gradients = torch.native_batch_norm_backward(part, in, weight(), Tensors.none(), Tensors.none(),
                            Tensors.some(means[n]), Tensors.some(scales[n]), true, Norm.EPSILON, Tensors.wanted(true, true, true))) {
                weights.addGradient(norm.name() + ".weight", gradients.get1());
                weights.addGradient(norm.name() + ".bias", gradients.get2());
                if (means.length == 1) {
                    gradient.close();
                    input.close();
                    return Tensors.share(gradients.get0());
                }
                part.copy_(gradients.get0());
            }
        }
        input.close();
        return gradient;
    }

    private TensorOptional weight() {
        return Tensors.some(weights.value(norm.name() + ".weight"));
    }

    private TensorOptional bias() {
        return Tensors.some(weights.value(norm.name() + ".bias"));
    }
}
