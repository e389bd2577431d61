package org.amaes.core.network;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.UNet.Decoder;
import org.amaes.core.network.UNet.Head;

/**
 * Tells which network a set of weights belongs to, from the names and shapes of its arrays alone: for
 * published files, which do not say.
 */
public final class Recognition {

    private Recognition() {
    }

    /** The architecture whose every parameter is in the weights with its shape, and nothing else is. */
    public static Optional<Architecture> of(StateDict weights) {
        return unet(weights).or(() -> mednext(weights)).or(() -> SwinRecognition.of(weights))
                .filter(architecture -> fits(architecture, weights));
    }

    /**
     * Whether weights and architecture have the same names and shapes. An encoder alone is also in weights that
     * hold heads besides, which stay unused.
     */
    public static boolean fits(Architecture architecture, StateDict weights) {
        List<Parameters.Parameter> parameters = Parameters.of(architecture);
        Set<String> names = new HashSet<>(weights.names());
        for (Parameters.Parameter parameter : parameters) {
            if (!names.remove(parameter.name())
                    || !Arrays.equals(weights.get(parameter.name()).shape(), parameter.extents())) {
                return false;
            }
        }
        return architecture instanceof SwinUnetr swin && swin.head() == SwinUnetr.Head.ENCODER
                ? names.stream().noneMatch(name -> name.startsWith(SwinNames.ENCODER)) : names.isEmpty();
    }

    private static Optional<Architecture> unet(StateDict weights) {
        int[] first = kernel(weights, "encoder.in_conv.conv1.conv");
        return first == null ? Optional.empty() : Arrays.stream(Head.values()).flatMap(head -> uNetDecoder(weights, head).stream())
                .<Architecture>map(seen -> new UNet(first[1], seen.out, first[0], seen.decoder, seen.skips, seen.head)).findFirst();
    }

    /** What a U-Net's decoder shows of itself. */
    private record SeenDecoder(int out, Decoder decoder, boolean skips, Head head) {
    }

    private static Optional<SeenDecoder> uNetDecoder(StateDict weights, Head head) {
        int[] last = kernel(weights, head.prefix() + ".out_conv");
        int[] deepest = kernel(weights, head.prefix() + ".decoder_conv1.conv1.conv");
        if (last == null || deepest == null) {
            return Optional.empty();
        }
        boolean standard = weights.find(head.prefix() + ".decoder_conv1.conv2.conv.weight").isPresent();
        return Optional.of(new SeenDecoder(last[0], standard ? Decoder.STANDARD : Decoder.LIGHT, deepest[1] == 2 * deepest[0], head));
    }

    private static Optional<Architecture> mednext(StateDict weights) {
        int[] stem = kernel(weights, "encoder.stem");
        List<SeenStage> encoder = IntStream.rangeClosed(0, UNet.LEVELS)
                .mapToObj(depth -> stage(weights, depth == UNet.LEVELS ? "encoder.bottleneck" : "encoder.enc_block_" + depth)).toList();
        if (stem == null || encoder.stream().anyMatch(each -> each.blocks == 0)) {
            return Optional.empty();
        }
        return Arrays.stream(Head.values()).flatMap(head -> mednext(weights, stem, encoder, head).stream()).findFirst();
    }

    private static Optional<Architecture> mednext(StateDict weights, int[] stem, List<SeenStage> encoder, Head head) {
        Stages expansion = Stages.mirrored(encoder.stream().map(SeenStage::expansion).toList());
        Stages blocks = Stages.mirrored(encoder.stream().map(SeenStage::blocks).toList());
        int[] out = kernel(weights, head.prefix() + ".out_0.conv_out");
        List<SeenStage> own = IntStream.range(0, UNet.LEVELS).mapToObj(up -> stage(weights, head.prefix() + ".dec_block_" + (UNet.LEVELS - 1 - up)))
                .toList();
        if (out == null || own.stream().anyMatch(each -> each.blocks == 0)) {
            return uNetDecoder(weights, head).map(seen -> new MedNeXt(stem[1], seen.out, stem[0], expansion, blocks,
                    seen.decoder == Decoder.LIGHT ? MedNeXt.Decoder.LIGHT : MedNeXt.Decoder.STANDARD, seen.skips, head));
        }
        List<SeenStage> all = Stream.concat(encoder.stream(), own.stream()).toList();
        // Added skips leave no trace in the weights; the published networks have them.
        return Optional.of(new MedNeXt(stem[1], out[1], stem[0], new Stages(all.stream().map(SeenStage::expansion).toList()),
                new Stages(all.stream().map(SeenStage::blocks).toList()), MedNeXt.Decoder.OWN, true, head));
    }

    /** What the blocks of a MedNeXt's stage show of themselves; no blocks where the stage is not in the weights. */
    private record SeenStage(int expansion, int blocks) {
    }

    private static SeenStage stage(StateDict weights, String name) {
        int[] widened = kernel(weights, name + ".0.conv2");
        int blocks = 0;
        while (weights.find(name + "." + blocks + ".conv2.weight").isPresent()) {
            blocks++;
        }
        return widened == null || widened[0] < widened[1] ? new SeenStage(0, 0) : new SeenStage(widened[0] / widened[1], blocks);
    }

    /** The extents of a convolution's weight; null if the weights have none of that name. */
    private static int[] kernel(StateDict weights, String name) {
        return weights.find(name + ".weight").map(NamedArray::shape).filter(shape -> shape.length == 5 && shape[0] > 0 && shape[1] > 0).orElse(null);
    }
}
