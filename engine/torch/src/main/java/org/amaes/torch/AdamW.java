package org.amaes.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.recipe.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * AdamW with PyTorch's order of operations, on the whole parameter vector.
 *
 * <p>For weights w, gradient g, rate r, and step t counted from 1: w ← w·(1 − r·decay);
 * m ← m + (1 − β1)·(g − m); v ← β2·v + (1 − β2)·g²; u = v, or with amsgrad u ← max(u, v);
 * w ← w − r/(1 − β1ᵗ) · m / (√u/√(1 − β2ᵗ) + ε).
 */
final class AdamW implements AutoCloseable {

    /** Values that are brought through all passes at once, so that they stay in the processor's cache. */
    private static final long CHUNK = 1 << 18;

    private static final String MEAN = ".exp_avg";
    private static final String SQUARE = ".exp_avg_sq";
    private static final String LARGEST = ".max_exp_avg_sq";

    private final Optimizer optimizer;
    private final WeightStore weights;
    private final Tensor mean;
    private final Tensor square;
    private final Tensor largest;
    private final List<Chunk> chunks = new ArrayList<>();
    private long steps;

    /** The same stretch of every vector. */
    private record Chunk(Tensor weights, Tensor gradient, Tensor mean, Tensor square, Tensor largest, Tensor scratch) {

        Stream<Tensor> tensors() {
            return Stream.of(weights, gradient, mean, square, largest, scratch);
        }
    }

    AdamW(Optimizer optimizer, WeightStore weights, TorchDevice device) {
        this.optimizer = optimizer;
        this.weights = weights;
        mean = weights.vector();
        square = weights.vector();
        // Without amsgrad the largest second moment is the present one: the same memory.
        largest = optimizer.amsgrad() ? weights.vector() : square;
        long length = weights.values().numel();
        long chunk = device.isCpu() ? Math.min(CHUNK, length) : length;
        Tensor scratch = torch.empty_like(weights.values().narrow(0, 0, chunk));
        for (long from = 0; from < length; from += chunk) {
            long count = Math.min(chunk, length - from);
            chunks.add(new Chunk(part(weights.values(), from, count), part(weights.gradients(), from, count), part(mean, from, count),
                    part(square, from, count), part(largest, from, count), part(scratch, 0, count)));
        }
    }

    private static Tensor part(Tensor vector, long from, long count) {
        return Tensors.keep(vector.narrow(0, from, count));
    }

    /** One update. */
    void step(double learningRate) {
        steps++;
        double bias1 = 1 - Math.pow(optimizer.beta1(), steps);
        double bias2 = 1 - Math.pow(optimizer.beta2(), steps);
        for (Chunk chunk : chunks) {
            chunk.weights().mul_(Tensors.scalar(1 - learningRate * optimizer.weightDecay()));
            chunk.mean().lerp_(chunk.gradient(), Tensors.scalar(1 - optimizer.beta1()));
            chunk.square().mul_(Tensors.scalar(optimizer.beta2()));
            chunk.square().addcmul_(chunk.gradient(), chunk.gradient(), Tensors.scalar(1 - optimizer.beta2()));
            if (optimizer.amsgrad()) {
                torch.maximum_out(chunk.largest(), chunk.largest(), chunk.square());
            }
            torch.sqrt_out(chunk.scratch(), chunk.largest());
            chunk.scratch().div_(Tensors.scalar(Math.sqrt(bias2))).add_(Tensors.scalar(optimizer.epsilon()));
            chunk.weights().addcdiv_(chunk.mean(), chunk.scratch(), Tensors.scalar(-learningRate / bias1));
        }
        weights.round();
    }

    /** Updates done so far. */
    long steps() {
        return steps;
    }

    /** A copy of the moments. */
    StateDict moments() {
        List<NamedArray> arrays = new ArrayList<>(weights.read(mean, MEAN).arrays());
        arrays.addAll(weights.read(square, SQUARE).arrays());
        if (optimizer.amsgrad()) {
            arrays.addAll(weights.read(largest, LARGEST).arrays());
        }
        return StateDict.of(arrays);
    }

    /** The moments, written over an earlier copy of them. */
    void moments(StateDict copy) {
        weights.read(mean, MEAN, copy);
        weights.read(square, SQUARE, copy);
        if (optimizer.amsgrad()) {
            weights.read(largest, LARGEST, copy);
        }
    }

    /**
     * Goes back to earlier moments.
     *
     * @throws IllegalArgumentException if they are of other parameters or another kind of optimiser
     */
    void restore(StateDict moments, long steps) {
        if (moments.size() != weights.names().size() * (optimizer.amsgrad() ? 3 : 2)) {
            throw new IllegalArgumentException("A snapshot of " + moments.size() + " moments is of another network or optimiser");
        }
        weights.write(moments, mean, MEAN);
        weights.write(moments, square, SQUARE);
        if (optimizer.amsgrad()) {
            weights.write(moments, largest, LARGEST);
        }
        this.steps = steps;
    }

    @Override
    public void close() {
        chunks.stream().flatMap(Chunk::tensors).forEach(Tensor::close);
        Stream.of(mean, square, largest).forEach(Tensor::close);
    }
}
