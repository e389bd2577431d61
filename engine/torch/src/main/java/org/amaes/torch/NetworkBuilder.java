package org.amaes.torch;

import java.util.ArrayList;
import java.util.List;

import org.amaes.core.network.Layer;
import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Fork;
import org.amaes.core.network.Layer.Gelu;
import org.amaes.core.network.Layer.LeakyRelu;
import org.amaes.core.network.Layer.MaxPool;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Layer.PadLow;
import org.amaes.core.network.Layer.Sequence;

/**
 * Makes operations of layers.
 *
 * @param weights where their parameters are
 * @param recomputing whether inner feature maps are computed again on the way back instead of kept
 */
record NetworkBuilder(WeightStore weights, boolean recomputing) {

    /** The operation of a whole network, whose input is the image. */
    Operation network(Layer layers) {
        return recomputing && layers instanceof Sequence sequence ? withLastKept(segments(sequence, true)) : build(layers, true);
    }

    /** The last part's way back begins where its way forwards ends: recomputing it would save nothing. */
    private static Chain withLastKept(List<Operation> parts) {
        List<Operation> operations = new ArrayList<>(parts);
        if (operations.getLast() instanceof Recomputed(Operation operation)) {
            operations.set(operations.size() - 1, operation);
        }
        return new Chain(operations);
    }

    /** @param atImage whether the layer's input is the image itself */
    private Operation build(Layer layer, boolean atImage) {
        return switch (layer) {
            case Conv conv -> convolution(conv, false, atImage);
            case Norm norm -> new Normalization(norm, weights, 1);
            case LeakyRelu relu -> Activations.leakyRelu(relu.slope());
            case Gelu _ -> Activations.gelu();
            case MaxPool pool -> Resizing.maxPool(pool.size());
            case PadLow _ -> Resizing.padLow();
            case Sequence sequence -> recomputing ? new Chain(segments(sequence, atImage)) : chain(sequence.layers(), atImage);
            case Fork fork -> new Branches(build(fork.left(), atImage), build(fork.right(), atImage), fork.join());
        };
    }

    private Operation convolution(Conv conv, boolean biasCancels, boolean atImage) {
        return weights.isOnCpu() && DepthwiseConvolution.is(conv) ? new DepthwiseConvolution(conv, weights, biasCancels)
                : new Convolution(conv, weights, biasCancels, atImage);
    }

    /** Neighbours that are cheaper together are built together. */
    private Chain chain(List<Layer> layers, boolean atImage) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Layer next = i + 1 < layers.size() ? layers.get(i + 1) : Sequence.identity();
            boolean first = atImage && i == 0;
            if (layer instanceof Conv conv && next instanceof Norm) {
                operations.add(convolution(conv, true, first));
            } else if (layer instanceof Norm norm && next instanceof LeakyRelu(double slope) && slope > 0) {
                operations.add(new Normalization(norm, weights, slope));
                i++;
            } else {
                operations.add(build(layer, first));
            }
        }
        return new Chain(operations);
    }

    /**
     * A sequence in parts that are recomputed each by itself. They end where the features are few, which is
     * after pooling and before upsampling, and at forks.
     */
    private List<Operation> segments(Sequence sequence, boolean atImage) {
        List<Operation> parts = new ArrayList<>();
        List<Layer> part = new ArrayList<>();
        for (Layer layer : flat(sequence)) {
            if (layer instanceof Fork || layer instanceof Conv(_, _, _, _, _, _, _, boolean transposed) && transposed) {
                close(part, parts, atImage);
            }
            if (layer instanceof Fork fork) {
                parts.add(fork(fork, atImage && parts.isEmpty()));
            } else {
                part.add(layer);
            }
            if (layer instanceof MaxPool) {
                close(part, parts, atImage);
            }
        }
        close(part, parts, atImage);
        return parts;
    }

    private void close(List<Layer> part, List<Operation> parts, boolean atImage) {
        if (!part.isEmpty()) {
            parts.add(new Recomputed(atImage && parts.isEmpty() ? beginning(part) : chain(part, false)));
            part.clear();
        }
    }

    /**
     * The part at the image, where the maps are largest: its first step (up to the first rectifier) costs little from
     * one channel, so that its maps are given up once more while the rest of the part goes back.
     */
    private Chain beginning(List<Layer> part) {
        int first = part.stream().filter(LeakyRelu.class::isInstance).findFirst().map(part::indexOf).orElse(-1) + 1;
        if (first == 0 || first == part.size()) {
            return chain(part, true);
        }
        return new Chain(List.of(new Recomputed(chain(part.subList(0, first), true)), chain(part.subList(first, part.size()), false)));
    }

    /** A fork around deeper levels has parts of its own; a block without any is one part. */
    private Operation fork(Fork fork, boolean atImage) {
        if (changesSize(fork.left()) && fork.right().equals(Sequence.identity())) {
            return build(fork, atImage);
        }
        return new Recomputed(new NetworkBuilder(weights, false).build(fork, atImage));
    }

    private static boolean changesSize(Layer layer) {
        return switch (layer) {
            case Conv conv -> conv.stride() > 1;
            case MaxPool _ -> true;
            case Norm _, LeakyRelu _, Gelu _, PadLow _ -> false;
            case Sequence sequence -> sequence.layers().stream().anyMatch(NetworkBuilder::changesSize);
            case Fork fork -> changesSize(fork.left()) || changesSize(fork.right());
        };
    }

    private static List<Layer> flat(Sequence sequence) {
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : sequence.layers()) {
            if (layer instanceof Sequence inner) {
                layers.addAll(flat(inner));
            } else {
                layers.add(layer);
            }
        }
        return layers;
    }
}
