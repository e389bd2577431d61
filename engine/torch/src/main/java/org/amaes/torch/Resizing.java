package org.amaes.torch;

import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The layers without parameters that change a feature map's size. */
final class Resizing {

    private static final long[] UNPADDED = {0, 0, 0};
    private static final long[] UNDILATED = {1, 1, 1};
    /** Low and high planes of the last axis, then of the one before, then of the first. */
    private static final long[] ONE_LOW_PLANE = {1, 0, 1, 0, 1, 0};

    private Resizing() {
    }

    /** The largest of each cube of voxels. */
    static Operation maxPool(int size) {
        long[] cube = {size, size, size};
        return (input, tape) -> {
            try (T_TensorTensor_T result = torch.max_pool3d_with_indices(input, cube, cube, UNPADDED, UNDILATED, false)) {
                if (tape.isRecording()) {
                    Tensor saved = Tensors.share(input);
                    Tensor winners = Tensors.share(result.get1()); // where in the input each maximum was
                    tape.add(gradient -> {
                        try (gradient; saved; winners) {
                            return torch.max_pool3d_with_indices_backward(gradient, saved, cube, cube, UNPADDED, UNDILATED, false, winners);
                        }
                    });
                }
                return Tensors.share(result.get0()); // (N, C, X/size, Y/size, Z/size)
            }
        };
    }

    /** One plane of zeros before the first voxel of every axis. */
    static Operation padLow() {
        return (input, tape) -> {
            if (tape.isRecording()) {
                tape.add(gradient -> {
                    try (gradient) {
                        return withoutLowPlanes(gradient);
                    }
                });
            }
            return Tensors.laidOut(torch.constant_pad_nd(input, ONE_LOW_PLANE)); // (N, C, X + 1, Y + 1, Z + 1)
        };
    }

    private static Tensor withoutLowPlanes(Tensor padded) {
        Tensor inner = padded;
        for (int axis = 2; axis <= 4; axis++) {
            inner = inner.narrow(axis, 1, inner.size(axis) - 1);
        }
        return Tensors.laidOut(inner);
    }
}
