package org.amaes.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Fork;
import org.amaes.core.network.Layer.Join;
import org.amaes.core.network.Layer.LeakyRelu;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Layer.Sequence;
import org.amaes.core.network.UNet.Decoder;

/**
 * The U-Net's decoder, which U-Nets and MedNeXts share: at each level a transposed 2³ convolution, then one or
 * two 3³ convolutions on what came up, with the encoder's features beside it where there are skips.
 *
 * @param prefix of its parameters' names
 * @param filters channels of the first stage, f; stage d has 2ᵈ·f
 * @param decoder how many convolutions a stage has
 * @param skips whether encoder features are concatenated
 */
record UNetDecoder(String prefix, int filters, Decoder decoder, boolean skips) {

    /** Slope of the leaky rectifier for negative values. */
    private static final double SLOPE = 0.01;

    /**
     * An encoder with this decoder around it.
     *
     * @param top the encoder's first stage
     * @param deeper stages 1 to 4, each from the features of the one before
     * @param outChannels channels that come out
     */
    Sequence around(List<Layer> top, IntFunction<List<Layer>> deeper, int outChannels) {
        List<Layer> all = new ArrayList<>(top);
        all.add(level(1, deeper));
        all.addAll(stage(UNet.LEVELS));
        all.add(Conv.point(prefix + ".out_conv", filters, outChannels));
        return new Sequence(all);
    }

    /** Everything below a skip: encoder stage, the deeper levels, upsampling; with the skip beside it. */
    private Layer level(int depth, IntFunction<List<Layer>> deeper) {
        int width = filters << depth;
        List<Layer> down = new ArrayList<>(deeper.apply(depth));
        if (depth < UNet.LEVELS) {
            down.add(level(depth + 1, deeper));
            down.addAll(stage(UNet.LEVELS - depth));
        }
        down.add(Conv.up2(prefix + ".upsample" + (UNet.LEVELS + 1 - depth), width, width / 2));
        Sequence below = new Sequence(down);
        return skips ? new Fork(below, Sequence.identity(), Join.CONCAT) : below;
    }

    /** Decoder stage 1 is the deepest, 4 has full resolution. */
    private List<Layer> stage(int number) {
        int width = filters << (UNet.LEVELS - number);
        return convolutions(prefix + ".decoder_conv" + number, skips ? 2 * width : width, width, decoder == Decoder.LIGHT ? 1 : 2);
    }

    /** 3³ convolutions, each with its normalisation and rectifier. */
    static List<Layer> convolutions(String name, int in, int out, int count) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            layers.add(Conv.same3(name + ".conv" + i + ".conv", i == 1 ? in : out, out));
            layers.add(new Norm(name + ".conv" + i + ".norm", out));
            layers.add(new LeakyRelu(SLOPE));
        }
        return layers;
    }
}
