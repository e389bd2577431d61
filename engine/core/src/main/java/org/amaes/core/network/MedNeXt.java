package org.amaes.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Fork;
import org.amaes.core.network.Layer.Gelu;
import org.amaes.core.network.Layer.Join;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Layer.PadLow;
import org.amaes.core.network.Layer.Sequence;
import org.amaes.core.network.UNet.Head;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * A 3-D MedNeXt: an encoder of residual blocks, each a depthwise 3³ convolution and two 1³ convolutions
 * between which the channels are expanded, with strided blocks between its five stages (SPEC section 8).
 *
 * <p>Pretraining uses the U-Net's light decoder without skips; segmentation the U-Net's standard decoder with
 * concatenated skips, or MedNeXt's own decoder of the same blocks with added skips.
 *
 * @param inChannels image channels, at least 1
 * @param outChannels 1 for a reconstruction, one a class for a segmentation
 * @param filters channels of the first stage, f; 32 in the paper
 * @param expansion by how much a block of each stage widens; the last four only matter to the own decoder
 * @param blocks how many blocks each stage has; the last four only matter to the own decoder
 * @param decoder which decoder it is
 * @param skips whether encoder features reach the decoder
 * @param head which head it is: it names the decoder's parameters
 */
public record MedNeXt(int inChannels, int outChannels, int filters, Stages expansion, Stages blocks, Decoder decoder, boolean skips,
        Head head) implements Layered {

    /** The paper's channels of the first stage. */
    static final int PAPER_FILTERS = 32;

    /** The two sizes of the paper. */
    public enum Size {
        /** 3 to 4 blocks a stage. */
        M(List.of(2, 3, 4, 4, 4), List.of(3, 4, 4, 4, 4)),
        /** 3 to 8 blocks a stage. */
        L(List.of(3, 4, 8, 8, 8), List.of(3, 4, 8, 8, 8));

        private final Stages expansion;
        private final Stages blocks;

        Size(List<Integer> expansion, List<Integer> blocks) {
            this.expansion = Stages.mirrored(expansion);
            this.blocks = Stages.mirrored(blocks);
        }
    }

    /** What carries the features back to full resolution. */
    public enum Decoder {
        /** The U-Net's, one convolution a stage. */
        @JsonAlias("light") LIGHT,
        /** The U-Net's, two convolutions a stage. */
        @JsonAlias("standard") STANDARD,
        /** MedNeXt's own: the encoder's blocks mirrored. */
        @JsonAlias({"own", "mednext"}) OWN
    }

    public MedNeXt {
        Objects.requireNonNull(expansion, "expansion");
        Objects.requireNonNull(blocks, "blocks");
        Objects.requireNonNull(decoder, "decoder");
        Objects.requireNonNull(head, "head");
        if (inChannels < 1 || outChannels < 1 || filters < 1) {
            throw new IllegalArgumentException("A MedNeXt needs at least one input channel, one output channel and one filter.");
        }
    }

    /** The pretraining network: light decoder, no skips, one channel in and out. */
    public static MedNeXt pretraining(Size size, int filters) {
        return new MedNeXt(1, 1, filters, size.expansion, size.blocks, Decoder.LIGHT, false, Head.RECONSTRUCTION);
    }

    /** A segmentation network with skips. */
    public static MedNeXt segmentation(Size size, int filters, Decoder decoder, int inChannels, int classes) {
        return new MedNeXt(inChannels, classes, filters, size.expansion, size.blocks, decoder, true, Head.SEGMENTATION);
    }

    @Override
    public MedNeXt forSegmentation(int channels, int classes) {
        return new MedNeXt(channels, classes, filters, expansion, blocks, Decoder.STANDARD, true, Head.SEGMENTATION);
    }

    @Override
    public Layer layers() {
        return switch (decoder) {
            case LIGHT -> uNetDecoder(UNet.Decoder.LIGHT);
            case STANDARD -> uNetDecoder(UNet.Decoder.STANDARD);
            case OWN -> ownDecoder();
        };
    }

    private Layer uNetDecoder(UNet.Decoder convolutions) {
        return new UNetDecoder(head.prefix(), filters, convolutions, skips).around(top(), this::deeper, outChannels);
    }

    private Layer ownDecoder() {
        List<Layer> all = new ArrayList<>(top());
        all.add(level(1));
        all.addAll(decoderBlocks(0));
        all.add(new Conv(head.prefix() + ".out_0.conv_out", filters, outChannels, 1, 1, 0, 1, true));
        return new Sequence(all);
    }

    /** Everything below a skip, which is added to what comes up. */
    private Layer level(int depth) {
        List<Layer> down = new ArrayList<>(deeper(depth));
        if (depth < UNet.LEVELS) {
            down.add(level(depth + 1));
            down.addAll(decoderBlocks(depth));
        }
        down.add(up(depth - 1));
        Sequence below = new Sequence(down);
        return skips ? new Fork(below, Sequence.identity(), Join.SUM) : below;
    }

    private List<Layer> top() {
        List<Layer> layers = new ArrayList<>();
        layers.add(Conv.point("encoder.stem", inChannels, filters));
        layers.addAll(repeated("encoder.enc_block_0", blocks.down(0), filters, expansion.down(0)));
        return layers;
    }

    /** The way down to a stage of the encoder, and its blocks. */
    private List<Layer> deeper(int depth) {
        List<Layer> layers = new ArrayList<>();
        layers.add(down(depth));
        String name = depth == UNet.LEVELS ? "encoder.bottleneck" : "encoder.enc_block_" + depth;
        layers.addAll(repeated(name, blocks.down(depth), filters << depth, expansion.down(depth)));
        return layers;
    }

    private List<Layer> decoderBlocks(int stage) {
        return repeated(head.prefix() + ".dec_block_" + stage, blocks.up(stage), filters << stage, expansion.up(stage));
    }

    private static List<Layer> repeated(String name, int count, int width, int expansion) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String block = name + "." + i;
            List<Layer> way = way(block, new Conv(block + ".conv1", width, width, 3, 1, 1, width, false), expansion, width);
            layers.add(new Fork(new Sequence(way), Sequence.identity(), Join.SUM));
        }
        return layers;
    }

    /** Half the size and twice the channels; expanded as the stage it leads to. */
    private Layer down(int depth) {
        int width = filters << (depth - 1);
        String block = "encoder.down_" + (depth - 1);
        List<Layer> way = way(block, new Conv(block + ".conv1", width, width, 3, 2, 1, width, false), expansion.down(depth), 2 * width);
        return new Fork(new Sequence(way), new Conv(block + ".res_conv", width, 2 * width, 1, 2, 0, 1, false), Join.SUM);
    }

    /** Twice the size and half the channels: both ways give 2n − 1 voxels, and one plane of zeros before them. */
    private Layer up(int stage) {
        int width = filters << (stage + 1);
        String block = head.prefix() + ".up_" + stage;
        List<Layer> way = way(block, new Conv(block + ".conv1", width, width, 3, 2, 1, width, true), expansion.up(stage), width / 2);
        way.add(new PadLow());
        return new Fork(new Sequence(way),
                Sequence.of(new Conv(block + ".res_conv", width, width / 2, 1, 2, 0, 1, true), new PadLow()), Join.SUM);
    }

    /** A block beside its residual: depthwise convolution, normalisation, wider, GELU, narrower. */
    private static List<Layer> way(String block, Conv depthwise, int expansion, int out) {
        int width = depthwise.out();
        return new ArrayList<>(List.of(depthwise, new Norm(block + ".norm", width), Conv.point(block + ".conv2", width, expansion * width),
                new Gelu(), Conv.point(block + ".conv3", expansion * width, out)));
    }

    @Override
    public String title() {
        String size = "MedNeXt";
        for (Size each : Size.values()) {
            if (expansion.equals(each.expansion) && blocks.equals(each.blocks)) {
                size += " " + each;
            }
        }
        String kind = switch (decoder) {
            case LIGHT -> "light decoder";
            case STANDARD -> "standard decoder";
            case OWN -> "own decoder";
        };
        return size + (filters == PAPER_FILTERS ? "" : ", " + filters + " filters") + ", " + kind + (skips ? " with skips" : "");
    }
}
