package org.amaes.core.network;

import java.util.List;
import java.util.stream.IntStream;

/** What SwinUNETR's parameters are called in the files of the public implementation. */
public final class SwinNames {

    /** Where the transformer's tensors are. */
    public static final String ENCODER = "swinViT.";
    /** The last convolution of the reconstruction head. */
    public static final String RECONSTRUCTION_END = "conv.20";

    /** How many layers of the public reconstruction head one of its steps has: convolution, norm, rectifier, upsampling. */
    private static final int LAYERS_OF_STEP = 4;
    private static final int STEPS = 5;

    private SwinNames() {
    }

    /** What a block's names start with. */
    public static String block(int stage, int block) {
        return stage(stage) + "blocks." + block + ".";
    }

    /** What the names of the merging after a stage start with. */
    public static String merging(int stage) {
        return stage(stage) + "downsample.";
    }

    private static String stage(int stage) {
        return ENCODER + "layers" + (stage + 1) + ".0.";
    }

    /**
     * A step of the reconstruction head: a 3³ convolution, after which the sides double.
     *
     * @param name prefix of {@code .weight} and {@code .bias}
     * @param in channels in
     * @param out channels out
     */
    public record Upsampling(String name, int in, int out) {
    }

    /** The steps of the reconstruction head, deepest first: 16f → 8f → 4f → 2f → f → f. */
    public static List<Upsampling> reconstruction(SwinUnetr network) {
        return IntStream.range(0, STEPS).mapToObj(step -> new Upsampling("conv." + step * LAYERS_OF_STEP,
                network.features(SwinUnetr.STAGES - step), network.features(Math.max(0, SwinUnetr.STAGES - 1 - step)))).toList();
    }
}
