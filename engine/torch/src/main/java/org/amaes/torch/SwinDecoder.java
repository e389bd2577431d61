package org.amaes.torch;

import java.util.List;

import org.amaes.core.network.SwinNames;
import org.amaes.core.network.SwinUnetr;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.LongArrayRef;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What stands on the transformer of SwinUNETR: the decoder of residual blocks, or the three heads of the
 * pretraining.
 *
 * @param network its numbers
 * @param weights its parameters in this pass
 */
record SwinDecoder(SwinUnetr network, SwinWeights weights) {

    /** The tokens that two of the heads look at. */
    private static final int ROTATION_TOKEN = 0;
    private static final int CONTRASTIVE_TOKEN = 1;

    /**
     * Class scores.
     *
     * @param image (N, C, X, Y, Z), float32
     * @param features of the transformer, at five depths
     * @return (N, C', X, Y, Z), float32
     */
    Tensor scores(Tensor image, List<Tensor> features) {
        Tensor deep = residual("encoder10.layer.", features.get(4));
        deep = up("decoder5.", deep, features.get(3));
        deep = up("decoder4.", deep, residual("encoder4.layer.", features.get(2)));
        deep = up("decoder3.", deep, residual("encoder3.layer.", features.get(1)));
        deep = up("decoder2.", deep, residual("encoder2.layer.", features.get(0)));
        deep = up("decoder1.", deep, residual("encoder1.layer.", image));
        return end("out.conv.conv", deep);
    }

    private Tensor up(String name, Tensor deep, Tensor skip) {
        Tensor both = Differentiation.part(() ->
                torch.cat(new TensorVector(weights.up(name + "transp_conv.conv", deep).to(ScalarType.Float), skip), 1));
        return residual(name + "conv_block.", both);
    }

    /** Two convolutions with norms, added to the input: itself, or through a convolution where the channels change. */
    private Tensor residual(String name, Tensor input) {
        return Differentiation.part(() -> {
            Tensor first = SwinWeights.leakyRelu(SwinWeights.instanceNorm(weights.convolution(name + "conv1.conv", input, 1, 1, false)));
            Tensor second = SwinWeights.instanceNorm(weights.convolution(name + "conv2.conv", first, 1, 1, false));
            Tensor beside = input.size(1) == second.size(1) ? input
                    : SwinWeights.instanceNorm(weights.convolution(name + "conv3.conv", input, 1, 0, false));
            return SwinWeights.leakyRelu(second.add(beside));
        });
    }

    /** The last convolution, in C order. */
    private Tensor end(String name, Tensor deep) {
        return Differentiation.part(() -> weights.convolution(name, deep, 1, 0, true).to(ScalarType.Float).contiguous());
    }

    /** The image that the deepest features remember, (N, C, X, Y, Z), float32. */
    Tensor reconstruction(Tensor deepest) {
        Tensor image = deepest;
        for (SwinNames.Upsampling step : SwinNames.reconstruction(network)) {
            Tensor small = image;
            image = Differentiation.part(() -> doubled(
                    SwinWeights.leakyRelu(SwinWeights.instanceNorm(weights.convolution(step.name(), small, 1, 1, true)))));
        }
        return end(SwinNames.RECONSTRUCTION_END, image);
    }

    private static Tensor doubled(Tensor input) {
        LongPointer sides = new LongPointer(2 * input.size(2), 2 * input.size(3), 2 * input.size(4));
        return torch.upsample_trilinear3d(input.contiguous(), new LongArrayRef(sides, sides.limit()), false);
    }

    /**
     * What all three heads say, a row a view: scores of the four rotations, the embedding, the reconstruction.
     *
     * @return (N, 4 + 512 + C·X·Y·Z), float32
     */
    Tensor answers(Tensor deepest) {
        Tensor tokens = deepest.flatten(2, 4); // (N, 16f, tokens)
        Tensor rotation = weights.linear("rotation_head", tokens.select(2, ROTATION_TOKEN)).to(ScalarType.Float); // (N, 4)
        Tensor embedding = weights.linear("contrastive_head", tokens.select(2, CONTRASTIVE_TOKEN)).to(ScalarType.Float); // (N, 512)
        return torch.cat(new TensorVector(rotation, embedding, reconstruction(deepest).flatten(1, 4)), 1);
    }
}
