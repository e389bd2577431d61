package org.amaes.torch;

import java.util.Arrays;

import org.amaes.core.network.Layer.Norm;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

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

    /**
     * The statistics of one sample.
     *
     * @param mean μ, (C)
     * @param variance σ², (C)
     * @param scale 1/√(σ² + ε), (C)
     */
    private record Statistics(Tensor mean, Tensor variance, Tensor scale) implements AutoCloseable {

        @Override
        public void close() {
            mean.close();
            variance.close();
            scale.close();
        }
    }

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
        Statistics[] statistics = new Statistics[Math.toIntExact(input.size(0))];
        Tensor output = torch.empty_like(input); // (N, C, X, Y, Z)
        for (int n = 0; n < statistics.length; n++) {
            try (Tensor in = input.narrow(0, n, 1); Tensor out = output.narrow(0, n, 1)) {
                statistics[n] = statistics(in);
                torch.native_batch_norm_out(out, float32(0, in), float32(0, in), in, weight(), bias(),
                        Tensors.some(statistics[n].mean()), Tensors.some(statistics[n].variance()), false, 0, Norm.EPSILON);
            }
        }
        if (slope != 1) {
            torch.leaky_relu_(output, new Scalar(slope));
        }
        if (tape.isRecording()) {
            Tensor savedInput = Tensors.share(input);
            Tensor savedOutput = Tensors.share(output);
            tape.add(gradient -> backward(gradient, savedInput, savedOutput, statistics));
        } else {
            Arrays.stream(statistics).forEach(Statistics::close);
        }
        return output;
    }

    /**
     * Mean and variance in two stages: of every line along x and y by itself, then of the lines. LibTorch
     * adds up channels-last values one by one in float32, so that a whole patch would lose two digits
     * which the gradients of deep networks need.
     */
    private static Statistics statistics(Tensor sample) {
        long channels = sample.size(1);
        long lines = sample.size(4);
        long each = lines * channels;
        // Voxels along z taken for channels: the same memory, seen as (1, Z·C, X, Y, 1).
        Tensor seen = sample.permute(0, 2, 3, 4, 1).view(1, sample.size(2), sample.size(3), 1, each).permute(0, 4, 1, 2, 3);
        // Running statistics serve only to ask for float32; they are not kept.
        try (T_TensorTensor_T parts = torch.batch_norm_update_stats(seen, Tensors.some(float32(each, sample)),
                Tensors.some(float32(each, sample)), 0)) {
            Tensor means = parts.get0().view(lines, channels).to(ScalarType.Double); // (Z, C)
            Tensor variances = parts.get1().view(lines, channels).to(ScalarType.Double); // (Z, C)
            Tensor mean = means.mean(0); // (C)
            Tensor variance = variances.add_(means.sub_(mean).square_()).mean(0); // (C)
            Tensor scale = variance.add(new Scalar(Norm.EPSILON)).rsqrt_(); // (C)
            return new Statistics(kept(mean), kept(variance), kept(scale));
        }
    }

    /** In float32, beyond this operation's end. */
    private static Tensor kept(Tensor statistic) {
        return Tensors.handedOver(statistic.to(ScalarType.Float));
    }

    private static Tensor float32(long length, Tensor like) {
        return torch.zeros(new long[] {length}, like.options().dtype(new ScalarTypeOptional(ScalarType.Float)));
    }

    private Tensor backward(Tensor gradient, Tensor input, Tensor output, Statistics[] statistics) {
        if (slope != 1) {
            torch.leaky_relu_backward_out(gradient, gradient, output, new Scalar(slope), true);
        }
        output.close();
        for (int n = 0; n < statistics.length; n++) {
            try (Tensor part = gradient.narrow(0, n, 1);
                    Tensor in = input.narrow(0, n, 1);
                    T_TensorTensorTensor_T gradients = torch.native_batch_norm_backward(part, in, weight(), Tensors.none(), Tensors.none(),
                            Tensors.some(statistics[n].mean()), Tensors.some(statistics[n].scale()), true, Norm.EPSILON,
                            Tensors.wanted(true, true, true))) {
                weights.addGradient(norm.name() + ".weight", gradients.get1());
                weights.addGradient(norm.name() + ".bias", gradients.get2());
                statistics[n].close();
                if (statistics.length == 1) {
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
