package org.amaes.torch;

import java.util.function.Supplier;

import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
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

    /** A second handle of the same values, closed by its holder and by no scope. */
    static Tensor share(Tensor tensor) {
        return handedOver(new Tensor(tensor));
    }

    /**
     * The result of one operation. Every other handle that the operation made is freed at its end: left to the
     * end of the step, a mere view would hold a whole feature map until then.
     *
     * @return closed by its holder; null if the operation has no result
     */
    static Tensor alone(Supplier<Tensor> operation) {
        try (PointerScope _ = new PointerScope()) {
            Tensor result = operation.get();
            return result == null ? null : handedOver(result);
        }
    }

    /** Takes a handle out of the innermost scope: its holder closes it. */
    static Tensor handedOver(Tensor tensor) {
        tensor.retainReference();
        PointerScope.getInnerScope().detach(tensor);
        return tensor;
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
