package org.amaes.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.amaes.core.network.Layer.MaxPool;

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
public record UNet(int inChannels, int outChannels, int filters, Decoder decoder, boolean skips, Head head) implements Layered {

    /** How many times the encoder halves the size. */
    public static final int LEVELS = 4;

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
    public UNet forSegmentation(int channels, int classes) {
        return segmentation(filters, channels, classes);
    }

    @Override
    public Layer layers() {
        List<Layer> top = UNetDecoder.convolutions("encoder.in_conv", inChannels, filters, 2);
        return new UNetDecoder(head.prefix, filters, decoder, skips).around(top, this::deeper, outChannels);
    }

    /** The way down to a stage of the encoder, and its convolutions. */
    private List<Layer> deeper(int depth) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new MaxPool(2));
        layers.addAll(UNetDecoder.convolutions("encoder.encoder_conv" + depth, filters << (depth - 1), filters << depth, 2));
        return layers;
    }

    @Override
    public String title() {
        String size = filters == 32 ? "U-Net B" : filters == 64 ? "U-Net XL" : "U-Net, " + filters + " filters";
        return size + ", " + (decoder == Decoder.LIGHT ? "light" : "standard") + " decoder" + (skips ? " with skips" : "");
    }
}
