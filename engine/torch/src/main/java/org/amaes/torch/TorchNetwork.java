package org.amaes.torch;

import java.util.ArrayList;
import java.util.List;

import org.amaes.core.recipe.Precision;
import org.amaes.core.network.Layer;
import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Fork;
import org.amaes.core.network.Layer.Gelu;
import org.amaes.core.network.Layer.LeakyRelu;
import org.amaes.core.network.Layer.MaxPool;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Layer.PadLow;
import org.amaes.core.network.Layer.Sequence;
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
        this.operation = new Builder(weights).build(layers, true);
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

    private record Builder(WeightStore weights) {

        /** @param atImage whether the layer's input is the image itself */
        Operation build(Layer layer, boolean atImage) {
            return switch (layer) {
                case Conv conv -> convolution(conv, false, atImage);
                case Norm norm -> new Normalization(norm, weights, 1);
                case LeakyRelu relu -> Activations.leakyRelu(relu.slope());
                case Gelu _ -> Activations.gelu();
                case MaxPool pool -> Resizing.maxPool(pool.size());
                case PadLow _ -> Resizing.padLow();
                case Sequence sequence -> chain(sequence.layers(), atImage);
                case Fork fork -> new Branches(build(fork.left(), atImage), build(fork.right(), atImage), fork.join());
            };
        }

        private Operation convolution(Conv conv, boolean biasCancels, boolean atImage) {
            return weights.isOnCpu() && DepthwiseConvolution.is(conv) ? new DepthwiseConvolution(conv, weights, biasCancels)
                    : new Convolution(conv, weights, biasCancels, atImage);
        }

        /** Neighbours that are cheaper together are built together. */
        private Chain chain(List<Layer> layers, boolean atImage) {
            List<Operation> operations = new ArrayList<>();
            for (int i = 0; i < layers.size(); i++) {
                Layer layer = layers.get(i);
                Layer next = i + 1 < layers.size() ? layers.get(i + 1) : Sequence.identity();
                boolean first = atImage && i == 0;
                if (layer instanceof Conv conv && next instanceof Norm) {
                    operations.add(convolution(conv, true, first));
                } else if (layer instanceof Norm norm && next instanceof LeakyRelu(double slope) && slope > 0) {
                    operations.add(new Normalization(norm, weights, slope));
                    i++;
                } else {
                    operations.add(build(layer, first));
                }
            }
            return new Chain(operations);
        }
    }
}
