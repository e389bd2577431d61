package org.amaes.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Fork;
import org.amaes.core.network.Layer.Join;
import org.amaes.core.network.Layer.LeakyRelu;
import org.amaes.core.network.Layer.MaxPool;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Layer.Sequence;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * A 3-D U-Net: an encoder of five stages (f, 2f, 4f, 8f, 16f channels) with max-pooling between them,
 * and a decoder that mirrors it with transposed convolutions (SPEC section 8).
 *
 * <p>U-Net B has 32 filters, U-Net XL has 64. Pretraining uses the light decoder without skips and a
 * reconstruction head; segmentation the standard decoder with skips and a prediction head.
 *
 * @param inChannels image channels, at least 1
 * @param outChannels 1 for a reconstruction, one a class for a segmentation
 * @param filters channels of the first stage, f
 * @param decoder how many convolutions a decoder stage has
 * @param skips whether encoder features are concatenated into the decoder
 * @param head which head it is: it names the decoder's parameters
 */
public record UNet(int inChannels, int outChannels, int filters, Decoder decoder, boolean skips, Head head) implements Architecture {

    /** How many times the encoder halves the size. */
    public static final int LEVELS = 4;

    /** Slope of the leaky rectifier for negative values. */
    private static final double SLOPE = 0.01;

    /** How many convolutions a decoder stage has. */
    public enum Decoder {
        /** One. */
        @JsonAlias("light") LIGHT,
        /** Two. */
        @JsonAlias("standard") STANDARD
    }

    /** What the decoder is for; its name is the prefix of the decoder's parameters in published files. */
    public enum Head {
        /** Reconstruction of the image. */
        RECONSTRUCTION("rec_head"),
        /** Prediction of class scores. */
        SEGMENTATION("pred_head");

        private final String prefix;

        Head(String prefix) {
            this.prefix = prefix;
        }

        /** The prefix of the decoder's parameters. */
        public String prefix() {
            return prefix;
        }
    }

    public UNet {
        Objects.requireNonNull(decoder, "decoder");
        Objects.requireNonNull(head, "head");
        if (inChannels < 1 || outChannels < 1 || filters < 1) {
            throw new IllegalArgumentException("A U-Net needs at least one input channel, one output channel and one filter.");
        }
    }

    /** The pretraining network: light decoder, no skips, one channel in and out. */
    public static UNet pretraining(int filters) {
        return new UNet(1, 1, filters, Decoder.LIGHT, false, Head.RECONSTRUCTION);
    }

    /** The segmentation network: standard decoder with skips. */
    public static UNet segmentation(int filters, int inChannels, int classes) {
        return new UNet(inChannels, classes, filters, Decoder.STANDARD, true, Head.SEGMENTATION);
    }

    @Override
    public Layer layers() {
        List<Layer> all = new ArrayList<>();
        all.addAll(stage("encoder.in_conv", inChannels, filters, 2));
        all.add(level(1));
        all.addAll(decoderStage(LEVELS));
        all.add(Conv.point(head.prefix + ".out_conv", filters, outChannels));
        return new Sequence(all);
    }

    /** Everything below a skip: pooling, encoder stage, the deeper levels, upsampling; with the skip beside it. */
    private Layer level(int depth) {
        int width = filters << depth;
        List<Layer> down = new ArrayList<>();
        down.add(new MaxPool(2));
        down.addAll(stage("encoder.encoder_conv" + depth, width / 2, width, 2));
        if (depth < LEVELS) {
            down.add(level(depth + 1));
            down.addAll(decoderStage(LEVELS - depth));
        }
        down.add(Conv.up2(head.prefix + ".upsample" + (LEVELS + 1 - depth), width, width / 2));
        Sequence deeper = new Sequence(down);
        return skips ? new Fork(deeper, Sequence.identity(), Join.CONCAT) : deeper;
    }

    /** Decoder stage 1 is the deepest, 4 has full resolution. */
    private List<Layer> decoderStage(int number) {
        int width = filters << (LEVELS - number);
        return stage(head.prefix + ".decoder_conv" + number, skips ? 2 * width : width, width, decoder == Decoder.LIGHT ? 1 : 2);
    }

    private static List<Layer> stage(String name, int in, int out, int convolutions) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= convolutions; i++) {
            layers.add(Conv.same3(name + ".conv" + i + ".conv", i == 1 ? in : out, out));
            layers.add(new Norm(name + ".conv" + i + ".norm", out));
            layers.add(new LeakyRelu(SLOPE));
        }
        return layers;
    }

    @Override
    public String title() {
        String size = filters == 32 ? "U-Net B" : filters == 64 ? "U-Net XL" : "U-Net, " + filters + " filters";
        return size + ", " + (decoder == Decoder.LIGHT ? "light" : "standard") + " decoder" + (skips ? " with skips" : "");
    }
}
