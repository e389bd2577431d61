package org.amaes.torch;

import java.util.function.Supplier;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;

/**
 * A stretch of a {@link Work} in which LibTorch notes its operations, to differentiate them itself. What is to
 * be differentiated must have been made in such a stretch: LibTorch forbids it to anything else.
 */
final class Differentiation implements AutoCloseable {

    private final InferenceMode mode = new InferenceMode(false);

    private Differentiation() {
    }

    static Differentiation on() {
        return new Differentiation();
    }

    /** A part of a pass, whose handles are freed at its end, all but the result's; LibTorch itself keeps what it needs. */
    static Tensor part(Supplier<Tensor> part) {
        Tensor result;
        try (PointerScope _ = new PointerScope()) {
            result = Tensors.keep(part.get());
        }
        PointerScope.getInnerScope().attach(result);
        result.releaseReference();
        return result;
    }

    @Override
    public void close() {
        mode.deallocate();
    }
}
