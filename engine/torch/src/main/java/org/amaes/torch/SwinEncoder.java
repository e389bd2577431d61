package org.amaes.torch;

import java.util.ArrayList;
import java.util.List;

import org.amaes.core.network.SwinNames;
import org.amaes.core.network.SwinUnetr;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The transformer of SwinUNETR: patch embedding, then four stages of blocks that attend within windows, each
 * followed by a merging of 2³ neighbours.
 *
 * @param network its numbers
 * @param weights its parameters in this pass
 * @param device where it is computed
 */
record SwinEncoder(SwinUnetr network, SwinWeights weights, TorchDevice device) {

    private static final long[] CHANNELS_LAST = {0, 2, 3, 4, 1};
    private static final long[] CHANNELS_FIRST = {0, 4, 1, 2, 3};
    private static final long[] CUBES_LAST = {0, 1, 3, 5, 2, 4, 6, 7};

    /**
     * The features at five depths, each half the sides of the one before, normalised over their channels.
     *
     * @param input (N, C, X, Y, Z), float32
     * @return (N, f, X/2, Y/2, Z/2), (N, 2f, X/4, …), … (N, 16f, X/32, …), float32
     */
    List<Tensor> features(Tensor input) {
        List<Tensor> depths = new ArrayList<>();
        Tensor tokens = Differentiation.part(() -> weights.convolution(SwinNames.ENCODER + "patch_embed.proj", input, 2, 0, true)
                .permute(CHANNELS_LAST).to(ScalarType.Float).contiguous()); // (N, X/2, Y/2, Z/2, f)
        depths.add(shown(tokens));
        for (int stage = 0; stage < SwinUnetr.STAGES; stage++) {
            for (int block = 0; block < network.depths().get(stage); block++) {
                tokens = block(stage, block, tokens);
            }
            tokens = merged(stage, tokens);
            depths.add(shown(tokens));
        }
        return depths;
    }

    private static Tensor shown(Tensor tokens) {
        return Differentiation.part(() -> SwinWeights.layerNorm(tokens).permute(CHANNELS_FIRST).contiguous());
    }

    /** x + attention(norm(x)), and to that its perceptron's answer; (N, X, Y, Z, C). */
    private Tensor block(int stage, int number, Tensor tokens) {
        String name = SwinNames.block(stage, number);
        int[] grid = {(int) tokens.size(1), (int) tokens.size(2), (int) tokens.size(3)};
        SwinWindows windows = SwinWindows.of(grid, network.window(), number % 2 == 1);
        Tensor attended = Differentiation.part(() -> {
            Tensor cut = windows.partition(weights.layerNorm(name + "norm1", tokens)); // (B, T, C), B = N · windows
            Tensor seen = attention(name + "attn.", network.heads().get(stage), windows, cut);
            return tokens.add(windows.join(seen, tokens.size(0)));
        });
        return Differentiation.part(() -> {
            Tensor inner = torch.gelu(weights.linear(name + "mlp.linear1", weights.layerNorm(name + "norm2", attended)));
            return attended.add(weights.linear(name + "mlp.linear2", inner));
        });
    }

    /** Softmax of (q·kᵀ/√d + bias of the relative position), times v, within each window; (B, T, C). */
    private Tensor attention(String name, int heads, SwinWindows windows, Tensor cut) {
        long batch = cut.size(0);
        long tokens = cut.size(1);
        long width = cut.size(2);
        Tensor all = weights.linear(name + "qkv", cut).reshape(batch, tokens, 3, heads, width / heads).permute(2, 0, 3, 1, 4); // (3, B, H, T, C/H)
        Tensor queries = all.select(0, 0).mul(Tensors.scalar(Math.pow((double) width / heads, -0.5)));
        Tensor scores = torch.matmul(queries, all.select(0, 1).transpose(-2, -1)).to(ScalarType.Float); // (B, H, T, T)
        Tensor bias = torch.embedding(weights.exact(name + "relative_position_bias_table"), windows.positions(device))
                .reshape(tokens, tokens, heads).permute(2, 0, 1).contiguous(); // (H, T, T)
        scores = scores.add(bias);
        Tensor mask = windows.mask(device);
        if (mask != null) {
            scores = scores.reshape(-1, mask.size(0), heads, tokens, tokens).add(mask).reshape(batch, heads, tokens, tokens);
        }
        Tensor shares = weights.computed(torch.softmax(scores, -1));
        Tensor seen = torch.matmul(shares, all.select(0, 2)).transpose(1, 2).reshape(batch, tokens, width);
        return weights.linear(name + "proj", seen);
    }

    /** Eight neighbours side by side in the network's order, normalised, brought to twice the channels. */
    private Tensor merged(int stage, Tensor tokens) {
        String name = SwinNames.merging(stage);
        return Differentiation.part(() -> {
            long x = tokens.size(1) / 2;
            long y = tokens.size(2) / 2;
            long z = tokens.size(3) / 2;
            long width = tokens.size(4);
            Tensor cubes = tokens.reshape(tokens.size(0), x, 2, y, 2, z, 2, width).permute(CUBES_LAST)
                    .reshape(tokens.size(0), x, y, z, 8, width)
                    .index_select(4, corners()).reshape(tokens.size(0), x, y, z, 8 * width);
            return weights.linearWithoutBias(name + "reduction", weights.layerNorm(name + "norm", cubes)).to(ScalarType.Float);
        });
    }

    private Tensor corners() {
        float[] order = new float[8];
        for (int i = 0; i < order.length; i++) {
            order[i] = network.merging().corners().get(i);
        }
        return device.upload(order, order.length).to(ScalarType.Long);
    }
}
