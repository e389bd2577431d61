package org.amaes.torch;

import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** Handles of native memory. */
final class Tensors {

    /** Where the spatial axes' voxels hold their channels side by side: what convolutions are fastest on. */
    static final MemoryFormat LAYOUT = MemoryFormat.ChannelsLast3d;

    private Tensors() {
    }

    /** A second handle of the same values, to be closed by its holder. */
    static Tensor share(Tensor tensor) {
        return new Tensor(tensor);
    }

    /** A handle that outlives the step in which it was made; closed by its holder. */
    static <P extends Pointer> P keep(P pointer) {
        pointer.retainReference();
        return pointer;
    }

    static TensorOptional some(Tensor tensor) {
        return new TensorOptional(tensor);
    }

    static TensorOptional none() {
        return new TensorOptional();
    }

    static Scalar scalar(double value) {
        return new Scalar(value);
    }

    /** Which of three results are asked for. */
    static BoolPointer wanted(boolean first, boolean second, boolean third) {
        return new BoolPointer(3).put(0, first).put(1, second).put(2, third);
    }

    /** The tensor in the memory layout of feature maps: itself where it is so already. Hands the argument over. */
    static Tensor laidOut(Tensor tensor) {
        Tensor result = tensor.contiguous(LAYOUT);
        tensor.close();
        return result;
    }
}
