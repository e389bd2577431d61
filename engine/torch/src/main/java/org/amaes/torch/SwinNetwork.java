package org.amaes.torch;

import java.util.List;

import org.amaes.core.network.SwinUnetr;
import org.amaes.core.recipe.Precision;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * SwinUNETR in LibTorch (SPEC section 13).
 *
 * <p>Unlike the layer trees, it is differentiated by LibTorch itself: two dozen kinds of operations, most of
 * which only move values, would each need a way back of their own. The price is that all of a step's features are
 * kept until the step is over. On the tape a whole pass is one entry; its graph is freed when it has been gone back through.
 */
final class SwinNetwork implements Network {

    private final SwinUnetr network;
    private final WeightStore weights;
    private final TorchDevice device;
    private final ScalarType type;

    /** @param weights made within a {@link Differentiation} */
    SwinNetwork(SwinUnetr network, WeightStore weights, TorchDevice device, Precision precision) {
        this.network = network;
        this.weights = weights;
        this.device = device;
        this.type = precision == Precision.BFLOAT16 ? ScalarType.BFloat16 : ScalarType.Float;
    }

    @Override
    public Tensor forward(Tensor input, Tape tape) {
        if (!tape.isRecording()) {
            return output(input, SwinWeights.fixed(weights, type), false);
        }
        try (Differentiation _ = Differentiation.on()) {
            SwinWeights leaves = SwinWeights.differentiable(weights, type);
            Tensor output = output(input.clone(), leaves, false);
            tape.add(gradient -> {
                try (Differentiation _ = Differentiation.on(); gradient; output) {
                    output.backward(gradient.clone(), new BoolOptional(), false, new TensorArrayRefOptional());
                    leaves.deliverGradients();
                }
                return null;
            });
            return output.detach();
        }
    }

    @Override
    public Tensor predict(Tensor input) {
        return output(input, SwinWeights.fixed(weights, type), true);
    }

    /** @param seen whether people look at it: then of the pretraining's heads only the reconstruction counts */
    private Tensor output(Tensor input, SwinWeights parameters, boolean seen) {
        List<Tensor> features = new SwinEncoder(network, parameters, device).features(input);
        SwinDecoder decoder = new SwinDecoder(network, parameters);
        return switch (network.head()) {
            case SEGMENTATION -> decoder.scores(input, features);
            case PRETRAINING -> seen ? decoder.reconstruction(features.getLast()) : decoder.answers(features.getLast());
            case ENCODER -> features.getLast();
        };
    }

    @Override
    public void backward(Tensor gradient, Tape tape) {
        tape.backward(Tensors.share(gradient));
    }
}
