package org.amaes.torch;

import org.amaes.core.recipe.Precision;
import org.amaes.core.network.Layer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A layer tree as LibTorch operations.
 *
 * <p>Feature maps are (N, C, X, Y, Z) in channels-last memory, in bfloat16 where the execution asks for
 * it; the output is float32 in C order.
 */
final class TorchNetwork implements Network {

    private final Operation operation;
    private final ScalarType type;

    TorchNetwork(Layer layers, WeightStore weights, Precision precision) {
        this(layers, weights, precision, false);
    }

    /** @param recomputing whether inner feature maps are computed again on the way back instead of kept */
    TorchNetwork(Layer layers, WeightStore weights, Precision precision, boolean recomputing) {
        this.operation = new NetworkBuilder(weights, recomputing).network(layers);
        this.type = precision == Precision.BFLOAT16 ? ScalarType.BFloat16 : ScalarType.Float;
    }

    @Override
    public Tensor forward(Tensor input, Tape tape) {
        try (Tensor in = Tensors.laidOut(input.to(type)); Tensor out = operation.forward(in, tape); Tensor floats = out.to(ScalarType.Float)) {
            return floats.contiguous();
        }
    }

    @Override
    public void backward(Tensor gradient, Tape tape) {
        Tensor byImage = tape.backward(Tensors.laidOut(gradient.to(type)));
        if (byImage != null) {
            byImage.close();
        }
    }
}
