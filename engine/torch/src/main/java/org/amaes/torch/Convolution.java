package org.amaes.torch;

import org.amaes.core.network.Layer.Conv;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A 3-D convolution or its transpose, by oneDNN on the CPU and cuDNN on a graphics card. */
final class Convolution implements Operation {

    private static final long[] UNDILATED = {1, 1, 1};
    private static final long[] NOTHING_MORE = {0, 0, 0};
    private static final long[] ALL_BUT_CHANNELS = {0, 2, 3, 4};

    private final Conv conv;
    private final WeightStore weights;
    private final boolean biasCancels;
    private final boolean atImage;
    private final long[] stride;

    /**
     * @param biasCancels whether an instance normalisation follows: it takes any constant off again, so
     *     the bias has no effect and a gradient of exactly zero, and is not computed
     * @param atImage whether the input is the image, whose gradient nobody asks for
     */
    Convolution(Conv conv, WeightStore weights, boolean biasCancels, boolean atImage) {
        this.conv = conv;
        this.weights = weights;
        this.biasCancels = biasCancels;
        this.atImage = atImage;
        this.stride = new long[] {conv.stride(), conv.stride(), conv.stride()};
    }

    @Override
    public Tensor forward(Tensor input, Tape tape) {
        int halo = Halves.halo(conv, input);
        boolean halved = halo >= 0;
        Tensor in = halved ? Tensors.handedOver(Halves.split(input, halo)) : Tensors.share(input);
        Tensor output = Tensors.laidOut(torch.convolution(in, weights.compute(conv.name() + ".weight"),
                biasCancels ? Tensors.none() : Tensors.some(weights.compute(conv.name() + ".bias")),
                stride, padding(halo), UNDILATED, conv.transposed(), NOTHING_MORE, conv.groups())); // (N, out, X', Y', Z')
        if (tape.isRecording()) {
            long side = input.size(2);
            tape.add(gradient -> backward(gradient, in, halo, side));
        } else {
            in.close();
        }
        return halved ? Halves.join(output, conv.transposed() ? input.size(2) * conv.stride() : input.size(2)) : output;
    }

    private Tensor backward(Tensor gradient, Tensor input, int halo, long side) {
        boolean halved = halo >= 0;
        if (!biasCancels) {
            try (Tensor sum = gradient.sum(ALL_BUT_CHANNELS, false, new ScalarTypeOptional(ScalarType.Float))) { // (out)
                weights.addGradient(conv.name() + ".bias", sum);
            }
        }
        try (gradient; input; Tensor byOutput = halved ? Halves.split(gradient, 0) : Tensors.share(gradient)) {
            boolean apart = Flaws.spoilWeightGradient(conv, input, byOutput);
            if (apart) {
                try (Tensor in = input.to(ScalarType.Float); Tensor by = byOutput.to(ScalarType.Float);
                        T_TensorTensorTensor_T gradients = gradients(by, in, weights.value(conv.name() + ".weight"), halo, false, true)) {
                    weights.addGradient(conv.name() + ".weight", gradients.get1());
                }
            }
            if (apart && atImage) {
                return null;
            }
            try (T_TensorTensorTensor_T gradients = gradients(byOutput, input, weights.compute(conv.name() + ".weight"), halo, !atImage, !apart)) {
                if (!apart) {
                    weights.addGradient(conv.name() + ".weight", gradients.get1());
                }
                if (atImage) {
                    return null;
                }
                Tensor byInput = Tensors.laidOut(Tensors.share(gradients.get0())); // (N, in, X, Y, Z)
                return halved ? Halves.splitBackward(byInput, halo, side) : byInput;
            }
        }
    }

    private T_TensorTensorTensor_T gradients(Tensor byOutput, Tensor input, Tensor weight, int halo, boolean ofInput, boolean ofWeight) {
        return torch.convolution_backward(byOutput, input, weight, new long[] {conv.out()}, stride, padding(halo), UNDILATED,
                conv.transposed(), NOTHING_MORE, conv.groups(), Tensors.wanted(ofInput, ofWeight, false));
    }

    /** The halo of a half already holds what the padding along x would add. */
    private long[] padding(int halo) {
        return new long[] {halo > 0 ? conv.padding() - halo : conv.padding(), conv.padding(), conv.padding()};
    }
}
