package org.amaes.torch;

import org.amaes.core.network.Layer.Conv;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What the libraries under LibTorch compute wrongly, so that it is computed another way. */
final class Flaws {

    /** Planes along x with which the gradient of a 3³ convolution goes wrong. */
    private static final long FLAT = 2;
    /** Sides along any axis with which that of a strided one does. */
    private static final long SMALL = 4;

    private Flaws() {
    }

    /**
     * Whether the gradient of a convolution's weights, computed in bfloat16 on the CPU, would be made of
     * whatever the memory held before. oneDNN does that with 3³ kernels on maps of two planes along x (a
     * patch of 32 voxels has them in the U-Net's deepest stage), and with strided depthwise kernels on
     * maps little larger: different from run to run, and at times beyond every number. Such maps are small, and
     * float32 costs nothing there.
     */
    static boolean spoilWeightGradient(Conv conv, Tensor input, Tensor byOutput) {
        boolean suspect = conv.kernel() == 3 && input.is_cpu() && input.scalar_type().intern() == ScalarType.BFloat16;
        return suspect && (conv.stride() == 1 ? input.size(2) <= FLAT : Math.min(shortest(input), shortest(byOutput)) <= SMALL);
    }

    /** The same of a 3³ convolution of stride 1, asked before it is computed: whether it is better computed in float32. */
    static boolean spoilWeightGradient(long kernel, Tensor input) {
        return kernel == 3 && input.is_cpu() && input.size(2) <= FLAT;
    }

    /** The same of the two-dimensional depthwise convolutions that {@link DepthwiseConvolution} makes of its planes. */
    static boolean spoilPlaneGradient(Tensor fine, Tensor coarse) {
        return fine.scalar_type().intern() == ScalarType.BFloat16 && Math.min(shortest(fine), shortest(coarse)) <= SMALL;
    }

    private static long shortest(Tensor map) {
        return Math.min(map.size(2), Math.min(map.size(3), map.size(4)));
    }
}
