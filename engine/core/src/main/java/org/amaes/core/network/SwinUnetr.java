package org.amaes.core.network;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * SwinUNETR: a transformer of four stages that attends within shifted windows, and around it a U-shaped
 * decoder of residual convolution blocks (SPEC section 13). Every stage halves the sides and doubles the
 * features; the patch embedding before them halves the sides too.
 *
 * <p>It is no tree of {@link Layer}s: each backend computes it by a class of its own.
 *
 * @param inChannels image channels, at least 1
 * @param outChannels channels of the image or the class scores that come out; of {@link Head#ENCODER} the deepest features
 * @param featureSize features of a token after the patch embedding, f; 48 in the paper
 * @param depths how many blocks each stage has
 * @param heads how many attention heads each stage has; they divide the stage's features
 * @param window voxels a side of a window, 7 in the paper
 * @param merging in which order eight neighbours meet between two stages
 * @param head what stands on the encoder
 */
public record SwinUnetr(int inChannels, int outChannels, int featureSize, List<Integer> depths, List<Integer> heads, int window,
        Merging merging, Head head) implements Architecture {

    /** Stages of the transformer. */
    public static final int STAGES = 4;
    /** How many times smaller the deepest features are along each axis. */
    public static final int REDUCTION = 32;
    /** Values of the contrastive head. */
    public static final int EMBEDDING = 512;
    /** Classes of the rotation head: turns by 0, 90, 180 and 270 degrees. */
    public static final int TURNS = 4;
    /** How many times wider the inner layer of a block's perceptron is. */
    public static final int EXPANSION = 4;

    /** The paper's features after the patch embedding. */
    static final int PAPER_FEATURES = 48;
    private static final List<Integer> PAPER_DEPTHS = List.of(2, 2, 2, 2);
    private static final List<Integer> PAPER_HEADS = List.of(3, 6, 12, 24);
    private static final int PAPER_WINDOW = 7;

    /** The order in which the eight voxels of a 2³ cube are put side by side; the tensors' extents are the same. */
    public enum Merging {
        /** Of every weight published before January 2025: two voxels appear twice and two never. */
        @JsonAlias("legacy") LEGACY(0b000, 0b100, 0b010, 0b001, 0b101, 0b010, 0b001, 0b111),
        /** The same order without the slip. */
        @JsonAlias("fixed") FIXED(0b000, 0b100, 0b010, 0b001, 0b110, 0b101, 0b011, 0b111),
        /** Lexicographic. */
        @JsonAlias("v2") V2(0b000, 0b001, 0b010, 0b011, 0b100, 0b101, 0b110, 0b111);

        private final List<Integer> corners;

        Merging(Integer... corners) {
            this.corners = List.of(corners);
        }

        /** The corners of the cube in their order: bits x, y, z from the highest. */
        public List<Integer> corners() {
            return corners;
        }
    }

    /** What stands on the encoder. */
    public enum Head {
        /** The decoder, which gives class scores. */
        @JsonAlias("segmentation") SEGMENTATION,
        /** The three heads of the pretraining: rotation, contrastive, reconstruction. */
        @JsonAlias("pretraining") PRETRAINING,
        /** Nothing: the file held the encoder alone, or with heads that are not used. */
        @JsonAlias("encoder") ENCODER
    }

    public SwinUnetr {
        depths = List.copyOf(depths);
        heads = List.copyOf(heads);
        Objects.requireNonNull(merging, "merging");
        Objects.requireNonNull(head, "head");
        require(inChannels >= 1 && outChannels >= 1, "SwinUNETR needs at least one input channel and one output channel.");
        require(window >= 2, "A window of SwinUNETR has at least two voxels a side, not " + window + ".");
        require(depths.size() == STAGES && heads.size() == STAGES && depths.stream().allMatch(depth -> depth >= 1),
                "SwinUNETR has four stages, each with at least one block.");
        for (int stage = 0; stage < STAGES; stage++) {
            int share = heads.get(stage);
            require(featureSize >= 1 && share >= 1 && (featureSize << stage) % share == 0, "featureSize must give each stage's heads ("
                    + heads + ") equally many features; " + featureSize + " does not. Choose a multiple of 3, such as 12 or 48.");
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** The pretraining network: the encoder and its three heads, one channel. */
    public static SwinUnetr pretraining(int featureSize) {
        return new SwinUnetr(1, 1, featureSize, PAPER_DEPTHS, PAPER_HEADS, PAPER_WINDOW, Merging.LEGACY, Head.PRETRAINING);
    }

    /** The segmentation network. */
    public static SwinUnetr segmentation(int featureSize, int inChannels, int classes) {
        return pretraining(featureSize).forSegmentation(inChannels, classes);
    }

    /** The same network with other channels and another head. */
    public SwinUnetr with(int channels, int out, Head other) {
        return new SwinUnetr(channels, out, featureSize, depths, heads, window, merging, other);
    }

    /** The same network with its neighbours merged in another order. */
    public SwinUnetr with(Merging other) {
        return new SwinUnetr(inChannels, outChannels, featureSize, depths, heads, window, other, head);
    }

    @Override
    public SwinUnetr forSegmentation(int channels, int classes) {
        return with(channels, classes, Head.SEGMENTATION);
    }

    /** The features of a token in a stage, 0 to 3; of {@value #STAGES}, of the deepest features. */
    public int features(int stage) {
        return featureSize << stage;
    }

    @Override
    public String title() {
        String kind = switch (head) {
            case SEGMENTATION -> "";
            case PRETRAINING -> ", pretraining heads";
            case ENCODER -> ", encoder alone";
        };
        return "SwinUNETR" + (featureSize == PAPER_FEATURES ? "" : ", feature size " + featureSize) + kind
                + ", " + merging.name().toLowerCase(java.util.Locale.ROOT) + " merging";
    }
}
