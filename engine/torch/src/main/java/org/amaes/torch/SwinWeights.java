package org.amaes.torch;

import java.util.LinkedHashMap;
import java.util.Map;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The parameters in one pass of SwinUNETR, and the layers that need nothing but them.
 *
 * <p>Products and convolutions are computed in the execution's precision; norms and what is added up from block
 * to block in float32.
 */
final class SwinWeights {

    private static final double EPSILON = 1e-5;
    private static final double SLOPE = 0.01;
    private static final long[] NOTHING_MORE = {0, 0, 0};
    private static final long[] UNDILATED = {1, 1, 1};

    private final WeightStore store;
    private final ScalarType type;
    private final Map<String, Tensor> leaves;

    private SwinWeights(WeightStore store, ScalarType type, Map<String, Tensor> leaves) {
        this.store = store;
        this.type = type;
        this.leaves = leaves;
    }

    /** For a prediction. */
    static SwinWeights fixed(WeightStore store, ScalarType type) {
        return new SwinWeights(store, type, null);
    }

    /** For a step: LibTorch differentiates by them. */
    static SwinWeights differentiable(WeightStore store, ScalarType type) {
        Map<String, Tensor> leaves = new LinkedHashMap<>();
        store.names().forEach(name -> leaves.put(name, store.value(name).detach().set_requires_grad(true)));
        return new SwinWeights(store, type, leaves);
    }

    /** Hands the gradients of a step's parameters over. */
    void deliverGradients() {
        leaves.forEach((name, leaf) -> store.addGradient(name, leaf.grad()));
    }

    /** The tensor in the precision of products. */
    Tensor computed(Tensor tensor) {
        return tensor.to(type);
    }

    private Tensor computed(String name) {
        return leaves == null ? store.compute(name) : leaves.get(name).to(type);
    }

    /** A parameter in float32. */
    Tensor exact(String name) {
        return leaves == null ? store.value(name) : leaves.get(name);
    }

    /** x·Wᵀ + b along the last axis. */
    Tensor linear(String name, Tensor input) {
        return torch.linear(computed(input), computed(name + ".weight"), Tensors.some(computed(name + ".bias")));
    }

    /** x·Wᵀ along the last axis. */
    Tensor linearWithoutBias(String name, Tensor input) {
        return torch.linear(computed(input), computed(name + ".weight"));
    }

    /** Layer normalisation along the last axis, float32. */
    Tensor layerNorm(String name, Tensor input) {
        return torch.layer_norm(input.to(ScalarType.Float), new long[] {input.size(-1)}, Tensors.some(exact(name + ".weight")),
                Tensors.some(exact(name + ".bias")), EPSILON, true);
    }

    /** The same without weights. */
    static Tensor layerNorm(Tensor input) {
        return torch.layer_norm(input, new long[] {input.size(-1)}, Tensors.none(), Tensors.none(), EPSILON, true);
    }

    /** Instance normalisation without weights: one group a channel, which LibTorch is fastest on in C order. */
    static Tensor instanceNorm(Tensor input) {
        return torch.group_norm(input.to(ScalarType.Float).contiguous(), input.size(1), Tensors.none(), Tensors.none(), EPSILON, true);
    }

    static Tensor leakyRelu(Tensor input) {
        return torch.leaky_relu(input, Tensors.scalar(SLOPE));
    }

    /** A convolution with a cubic kernel. */
    Tensor convolution(String name, Tensor input, int stride, int padding, boolean bias) {
        return convolution(name, input, stride, padding, bias, false);
    }

    /** A transposed 2³ convolution of stride 2, without bias: twice the size. */
    Tensor up(String name, Tensor input) {
        return convolution(name, input, 2, 0, false, true);
    }

    private Tensor convolution(String name, Tensor input, int stride, int padding, boolean bias, boolean transposed) {
        boolean apart = Flaws.spoilWeightGradient(exact(name + ".weight").size(-1), input);
        Tensor in = apart ? input.to(ScalarType.Float) : computed(input);
        Tensor added = !bias ? null : apart ? exact(name + ".bias") : computed(name + ".bias");
        return torch.convolution(in, apart ? exact(name + ".weight") : computed(name + ".weight"), added == null ? Tensors.none() : Tensors.some(added),
                new long[] {stride, stride, stride}, new long[] {padding, padding, padding}, UNDILATED, transposed, NOTHING_MORE, 1);
    }
}
