package org.amaes.torch;

import org.amaes.core.network.Layer.Conv;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A depthwise 3³ convolution or its transpose on the CPU, where LibTorch is fast forwards only.
 *
 * <p>All it does is made of what is fast. The gradient by the input is a convolution with the mirrored
 * kernel, of the gradient with zeros between its voxels where the layer is strided; a transposed layer
 * is the same with the directions exchanged. The gradient by the weight is computed for each of the
 * kernel's three planes as that of a two-dimensional depthwise convolution, which oneDNN has a fast
 * routine for: in channels-last memory a map's planes along x are two-dimensional samples already.
 */
final class DepthwiseConvolution implements Operation {

    private static final long KERNEL = 3;
    private static final long[] EACH = {1, 1, 1};
    private static final long[] NOTHING_MORE = {0, 0, 0};
    private static final long[] EACH_OF_PLANE = {1, 1};
    private static final long[] NOTHING_MORE_OF_PLANE = {0, 0};
    private static final long[] ALL_BUT_CHANNELS = {0, 2, 3, 4};

    private final Conv conv;
    private final WeightStore weights;
    private final boolean biasCancels;

    /** @param biasCancels whether an instance normalisation follows, which takes the bias off again */
    DepthwiseConvolution(Conv conv, WeightStore weights, boolean biasCancels) {
        this.conv = conv;
        this.weights = weights;
        this.biasCancels = biasCancels;
    }

    /** Whether a convolution is one of these. */
    static boolean is(Conv conv) {
        return conv.groups() > 1 && conv.groups() == conv.in() && conv.in() == conv.out() && conv.kernel() == KERNEL && conv.padding() == 1;
    }

    @Override
    public Tensor forward(Tensor input, Tape tape) {
        Tensor output = conv.transposed() ? spread(input, 2 * input.size(2) - 1, 2 * input.size(3) - 1, 2 * input.size(4) - 1) : gather(input);
        if (!biasCancels) {
            output.add_(weights.compute(conv.name() + ".bias").view(1, conv.out(), 1, 1, 1));
        }
        if (tape.isRecording()) {
            Tensor saved = Tensors.share(input);
            tape.add(gradient -> backward(gradient, saved));
        }
        return output; // (N, C, X', Y', Z')
    }

    private Tensor backward(Tensor gradient, Tensor input) {
        if (!biasCancels) {
            try (Tensor sum = gradient.sum(ALL_BUT_CHANNELS, false, new ScalarTypeOptional(ScalarType.Float))) { // (C)
                weights.addGradient(conv.name() + ".bias", sum);
            }
        }
        try (gradient; input) {
            weightGradient(conv.transposed() ? gradient : input, conv.transposed() ? input : gradient);
            return conv.transposed() ? gather(gradient) : spread(gradient, input.size(2), input.size(3), input.size(4));
        }
    }

    /** Coarse from fine: coarse[i] = Σₜ fine[stride·i + t − 1] · w[t]. */
    private Tensor gather(Tensor fine) {
        return convolution(fine, weights.compute(conv.name() + ".weight"), conv.stride());
    }

    /** Fine from coarse, the other way round: fine[stride·i + t − 1] += coarse[i] · w[t]. */
    private Tensor spread(Tensor coarse, long x, long y, long z) {
        try (Tensor mirrored = weights.compute(conv.name() + ".weight").flip(2, 3, 4)) {
            if (conv.stride() == 1) {
                return convolution(coarse, mirrored, 1);
            }
            try (Tensor apart = torch.zeros(new long[] {coarse.size(0), x, y, z, conv.in()}, coarse.options())) {
                Tensor map = apart.permute(0, 4, 1, 2, 3);
                Tensor places = map;
                for (int axis = 2; axis <= 4; axis++) {
                    places = places.slice(axis, new LongOptional(0), new LongOptional(map.size(axis)), conv.stride());
                }
                places.copy_(coarse);
                return convolution(map, mirrored, 1);
            }
        }
    }

    private Tensor convolution(Tensor map, Tensor kernel, long stride) {
        return Tensors.laidOut(torch.convolution(map, kernel, Tensors.none(), new long[] {stride, stride, stride}, EACH, EACH, false, NOTHING_MORE,
                conv.groups()));
    }

    private void weightGradient(Tensor fine, Tensor coarse) {
        if (Flaws.spoilPlaneGradient(fine, coarse)) {
            weightGradient(fine.to(ScalarType.Float), coarse.to(ScalarType.Float), weights.value(conv.name() + ".weight"));
        } else {
            weightGradient(fine, coarse, weights.compute(conv.name() + ".weight"));
        }
    }

    /** ∂/∂w[t] = Σᵢ fine[stride·i + t − 1] · coarse[i]. */
    private void weightGradient(Tensor fine, Tensor coarse, Tensor weight) {
        try (Tensor sum = torch.zeros(new long[] {KERNEL, conv.in(), 1, KERNEL, KERNEL}, weights.value(conv.name() + ".weight").options())) {
            for (long n = 0; n < fine.size(0); n++) {
                for (long plane = 0; plane < KERNEL; plane++) {
                    addPlane(planes(fine, n), planes(coarse, n), weight.select(2, plane), plane, sum.select(0, plane));
                }
            }
            weights.addGradient(conv.name() + ".weight", sum.permute(1, 2, 0, 3, 4)); // (C, 1, 3, 3, 3)
        }
    }

    /** Adds up what one plane of the kernel connects; planes outside the map are zero and left out. */
    private void addPlane(Tensor fine, Tensor coarse, Tensor weight, long plane, Tensor sum) {
        long stride = conv.stride();
        long first = plane == 0 ? 1 : 0; // coarse plane 0 would look at fine plane −1
        long last = Math.min(coarse.size(0), (fine.size(0) - plane) / stride + 1); // exclusive
        if (last <= first) {
            return;
        }
        long from = stride * first + plane - 1;
        try (Tensor seen = fine.slice(0, new LongOptional(from), new LongOptional(stride * (last - 1) + plane), stride);
                Tensor by = coarse.narrow(0, first, last - first);
                T_TensorTensorTensor_T gradients = torch.convolution_backward(by, seen, weight,
                        new long[] {conv.out()}, new long[] {stride, stride}, EACH_OF_PLANE, EACH_OF_PLANE, false, NOTHING_MORE_OF_PLANE,
                        conv.groups(), Tensors.wanted(false, true, false))) {
            sum.add_(gradients.get1()); // (C, 1, 3, 3)
        }
    }

    /** The planes along x of one sample as two-dimensional samples, (X, C, Y, Z): the same memory. */
    private static Tensor planes(Tensor map, long sample) {
        return map.select(0, sample).permute(1, 0, 2, 3);
    }
}
