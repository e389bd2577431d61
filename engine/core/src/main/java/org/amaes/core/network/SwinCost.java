package org.amaes.core.network;

import java.util.function.ToIntFunction;

import org.amaes.core.volume.Shape;

/** What a forward pass of a {@link SwinUnetr} costs: matrix products and convolutions, and what they leave behind. */
final class SwinCost {

    private final SwinUnetr network;
    private final Shape patch;
    private long macs;
    private long activations;

    private SwinCost(SwinUnetr network, Shape patch) {
        this.network = network;
        this.patch = patch;
    }

    static Cost of(SwinUnetr network, Shape patch) {
        SwinCost cost = new SwinCost(network, patch);
        cost.encoder();
        switch (network.head()) {
            case SEGMENTATION -> cost.decoder();
            case PRETRAINING -> cost.reconstruction();
            case ENCODER -> {
                // nothing more
            }
        }
        return new Cost(cost.macs, cost.activations, Parameters.count(network));
    }

    private void encoder() {
        product(voxels(1), network.inChannels() * 8L, network.featureSize());
        for (int stage = 0; stage < SwinUnetr.STAGES; stage++) {
            for (int block = 0; block < network.depths().get(stage); block++) {
                block(stage);
            }
            product(voxels(stage + 2), 8L * network.features(stage), network.features(stage + 1));
        }
    }

    private void block(int stage) {
        long tokens = voxels(stage + 1);
        int width = network.features(stage);
        Shape grid = new Shape(side(Shape::x, stage + 1), side(Shape::y, stage + 1), side(Shape::z, stage + 1));
        long padded = 1;
        long inWindow = 1;
        for (int axis = 0; axis < 3; axis++) {
            int window = Math.min(network.window(), grid.get(axis));
            padded *= (long) Math.ceilDiv(grid.get(axis), window) * window;
            inWindow *= window;
        }
        activations += 2 * tokens * width; // the two norms
        product(padded, width, 3L * width);
        macs += 2 * padded * inWindow * width; // queries with keys, weights with values
        activations += 2 * padded * inWindow * network.heads().get(stage);
        product(padded, width, width);
        product(tokens, width, (long) SwinUnetr.EXPANSION * width);
        product(tokens, (long) SwinUnetr.EXPANSION * width, width);
    }

    private void decoder() {
        int f = network.featureSize();
        residual(0, network.inChannels(), f);
        residual(1, f, f);
        residual(2, 2L * f, 2L * f);
        residual(3, 4L * f, 4L * f);
        residual(5, 16L * f, 16L * f);
        for (int level = 4; level >= 0; level--) {
            long out = network.features(Math.max(0, level - 1));
            product(voxels(level), network.features(level), out);
            residual(level, 2 * out, out);
        }
        product(voxels(0), f, network.outChannels());
    }

    /** Two 3³ convolutions with norms, and a 1³ one where the channels change. */
    private void residual(int level, long in, long out) {
        product(voxels(level), 27 * in, out);
        product(voxels(level), 27 * out, out);
        activations += 2 * voxels(level) * out;
        if (in != out) {
            product(voxels(level), in, out);
        }
    }

    private void reconstruction() {
        int level = SwinUnetr.STAGES + 1;
        for (SwinNames.Upsampling step : SwinNames.reconstruction(network)) {
            product(voxels(level), 27L * step.in(), step.out());
            level--;
            activations += voxels(level) * step.out();
        }
        product(voxels(0), network.featureSize(), network.outChannels());
    }

    /** Rows of {@code in} values turned into rows of {@code out}. */
    private void product(long rows, long in, long out) {
        macs += rows * in * out;
        activations += rows * out;
    }

    private long voxels(int halvings) {
        return (long) side(Shape::x, halvings) * side(Shape::y, halvings) * side(Shape::z, halvings);
    }

    private int side(ToIntFunction<Shape> axis, int halvings) {
        return Math.max(1, axis.applyAsInt(patch) >> halvings);
    }
}
