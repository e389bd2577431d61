package org.amaes.core.network;

import java.util.ArrayList;
import java.util.List;

import org.amaes.core.network.Parameters.Parameter;
import org.amaes.core.network.Parameters.Start;

/**
 * The parameters of a {@link SwinUnetr}, in the order and under the names of the public implementation, which
 * starts linear layers and convolutions as PyTorch does and tables of relative positions normally.
 */
final class SwinParameters {

    /** Deviation of the tables of relative positions at the start. */
    private static final double TABLE_DEVIATION = 0.02;

    private final SwinUnetr network;
    private final List<Parameter> all = new ArrayList<>();

    private SwinParameters(SwinUnetr network) {
        this.network = network;
    }

    static List<Parameter> of(SwinUnetr network) {
        SwinParameters parameters = new SwinParameters(network);
        parameters.encoder();
        switch (network.head()) {
            case SEGMENTATION -> parameters.decoder();
            case PRETRAINING -> parameters.pretrainingHeads();
            case ENCODER -> {
                // nothing stands on it
            }
        }
        return List.copyOf(parameters.all);
    }

    private void encoder() {
        convolution(SwinNames.ENCODER + "patch_embed.proj", network.featureSize(), network.inChannels(), 2, true);
        for (int stage = 0; stage < SwinUnetr.STAGES; stage++) {
            for (int block = 0; block < network.depths().get(stage); block++) {
                block(SwinNames.block(stage, block), network.features(stage), network.heads().get(stage));
            }
            int merged = 8 * network.features(stage);
            linear(SwinNames.merging(stage) + "reduction", network.features(stage + 1), merged, false);
            norm(SwinNames.merging(stage) + "norm", merged);
        }
    }

    private void block(String name, int width, int heads) {
        int side = 2 * network.window() - 1;
        norm(name + "norm1", width);
        add(name + "attn.relative_position_bias_table", new Start.Normal(TABLE_DEVIATION), side * side * side, heads);
        linear(name + "attn.qkv", 3 * width, width, true);
        linear(name + "attn.proj", width, width, true);
        norm(name + "norm2", width);
        linear(name + "mlp.linear1", SwinUnetr.EXPANSION * width, width, true);
        linear(name + "mlp.linear2", width, SwinUnetr.EXPANSION * width, true);
    }

    private void decoder() {
        int f = network.featureSize();
        residual("encoder1.layer.", network.inChannels(), f);
        residual("encoder2.layer.", f, f);
        residual("encoder3.layer.", 2 * f, 2 * f);
        residual("encoder4.layer.", 4 * f, 4 * f);
        residual("encoder10.layer.", 16 * f, 16 * f);
        up("decoder5.", 16 * f, 8 * f);
        up("decoder4.", 8 * f, 4 * f);
        up("decoder3.", 4 * f, 2 * f);
        up("decoder2.", 2 * f, f);
        up("decoder1.", f, f);
        convolution("out.conv.conv", network.outChannels(), f, 1, true);
    }

    private void residual(String name, int in, int out) {
        convolution(name + "conv1.conv", out, in, 3, false);
        convolution(name + "conv2.conv", out, out, 3, false);
        if (in != out) {
            convolution(name + "conv3.conv", out, in, 1, false);
        }
    }

    private void up(String name, int in, int out) {
        // A transposed kernel has its input channels first; the fan-in is taken from the second extent.
        add(name + "transp_conv.conv.weight", Start.ofFanIn(out * 8L), in, out, 2, 2, 2);
        residual(name + "conv_block.", 2 * out, out);
    }

    private void pretrainingHeads() {
        int deepest = network.features(SwinUnetr.STAGES);
        linear("rotation_head", SwinUnetr.TURNS, deepest, true);
        linear("contrastive_head", SwinUnetr.EMBEDDING, deepest, true);
        for (SwinNames.Upsampling step : SwinNames.reconstruction(network)) {
            convolution(step.name(), step.out(), step.in(), 3, true);
        }
        convolution(SwinNames.RECONSTRUCTION_END, network.outChannels(), network.featureSize(), 1, true);
    }

    private void norm(String name, int width) {
        add(name + ".weight", new Start.Constant(1), width);
        add(name + ".bias", new Start.Constant(0), width);
    }

    private void linear(String name, int out, int in, boolean bias) {
        Start start = Start.ofFanIn(in);
        add(name + ".weight", start, out, in);
        if (bias) {
            add(name + ".bias", start, out);
        }
    }

    private void convolution(String name, int out, int in, int kernel, boolean bias) {
        Start start = Start.ofFanIn((long) in * kernel * kernel * kernel);
        add(name + ".weight", start, out, in, kernel, kernel, kernel);
        if (bias) {
            add(name + ".bias", start, out);
        }
    }

    private void add(String name, Start start, Integer... shape) {
        all.add(new Parameter(name, List.of(shape), start));
    }
}
