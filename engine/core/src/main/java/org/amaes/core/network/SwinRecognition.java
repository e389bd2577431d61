package org.amaes.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.SwinUnetr.Head;
import org.amaes.core.network.SwinUnetr.Merging;

/**
 * Tells a SwinUNETR from its weights. In which order it merges neighbours leaves no trace in them; files that
 * do not say are taken for {@link Merging#LEGACY}, as every one published before January 2025 is.
 */
final class SwinRecognition {

    private SwinRecognition() {
    }

    static Optional<Architecture> of(StateDict weights) {
        int[] embedding = shape(weights, SwinNames.ENCODER + "patch_embed.proj.weight", 5);
        if (embedding == null) {
            return Optional.empty();
        }
        List<Integer> depths = new ArrayList<>();
        List<Integer> heads = new ArrayList<>();
        int window = 0;
        for (int stage = 0; stage < SwinUnetr.STAGES; stage++) {
            int[] table = table(weights, stage, 0);
            if (table == null) {
                return Optional.empty();
            }
            window = ((int) Math.round(Math.cbrt(table[0])) + 1) / 2;
            heads.add(table[1]);
            int depth = 1;
            while (table(weights, stage, depth) != null) {
                depth++;
            }
            depths.add(depth);
        }
        return network(weights, embedding, depths, heads, window);
    }

    private static int[] table(StateDict weights, int stage, int block) {
        return shape(weights, SwinNames.block(stage, block) + "attn.relative_position_bias_table", 2);
    }

    private static Optional<Architecture> network(StateDict weights, int[] embedding, List<Integer> depths, List<Integer> heads, int window) {
        try {
            SwinUnetr encoder = new SwinUnetr(embedding[1], embedding[0] << SwinUnetr.STAGES, embedding[0], depths, heads, window,
                    Merging.LEGACY, Head.ENCODER);
            return List.of(Head.SEGMENTATION, Head.PRETRAINING).stream().flatMap(head -> headed(weights, encoder, head).stream())
                    .filter(each -> Recognition.fits(each, weights)).findFirst().or(() -> Optional.of(encoder));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // numbers that no such network has
        }
    }

    private static Optional<Architecture> headed(StateDict weights, SwinUnetr encoder, Head head) {
        int[] last = shape(weights, head == Head.SEGMENTATION ? "out.conv.conv.weight" : SwinNames.RECONSTRUCTION_END + ".weight", 5);
        return last == null ? Optional.empty() : Optional.of(encoder.with(encoder.inChannels(), last[0], head));
    }

    private static int[] shape(StateDict weights, String name, int axes) {
        return weights.find(name).map(NamedArray::shape).filter(shape -> shape.length == axes).orElse(null);
    }
}
