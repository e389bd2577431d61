package org.amaes.torch;

import java.util.OptionalLong;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Session;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Layered;
import org.amaes.core.network.Shapes;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.volume.Shape;
import org.bytedeco.pytorch.Tensor;

/** A network with its weights in LibTorch. */
final class TorchSession implements Session {

    private final Architecture architecture;
    private final TorchDevice device;
    private final int threads;
    private final WeightStore weights;
    private final Network network;

    private TorchSession(Architecture architecture, TorchDevice device, int threads, WeightStore weights, Network network) {
        this.architecture = architecture;
        this.device = device;
        this.threads = threads;
        this.weights = weights;
        this.network = network;
    }

    /** @param training whether gradients are kept beside the weights */
    static TorchSession open(Architecture architecture, StateDict state, Execution execution, boolean training) throws WorkbenchException {
        TorchDevice device = TorchDevice.of(execution.device());
        try (Work _ = Work.begin(execution.threads())) {
            return switch (architecture) {
                case Layered layered -> {
                    WeightStore weights = WeightStore.of(architecture, state, device, execution.precision(), training);
                    yield new TorchSession(architecture, device, execution.threads(), weights,
                            new TorchNetwork(layered.layers(), weights, execution.precision(), execution.recomputing()));
                }
                case SwinUnetr swin -> {
                    if (execution.recomputing()) {
                        throw new WorkbenchException("SwinUNETR keeps all features of a step and cannot compute them again instead."
                                + " Take fewer patches at once (--set accumulate=N).");
                    }
                    try (Differentiation _ = Differentiation.on()) {
                        WeightStore weights = WeightStore.of(architecture, state, device, execution.precision(), training);
                        yield new TorchSession(architecture, device, execution.threads(), weights,
                                new SwinNetwork(swin, weights, device, execution.precision()));
                    }
                }
            };
        } catch (RuntimeException e) {
            throw Problems.translate(e, device);
        }
    }

    TorchDevice device() {
        return device;
    }

    int threads() {
        return threads;
    }

    WeightStore weights() {
        return weights;
    }

    /** What the objective looks at, for an input: for most networks (N, C', X, Y, Z); owned by the caller. */
    Tensor forward(float[] input, int samples, Shape shape, Tape tape) {
        try (Tensor in = image(input, samples, shape)) {
            return network.forward(in, tape);
        }
    }

    private Tensor image(float[] input, int samples, Shape shape) {
        Shapes.output(architecture, shape);
        return device.upload(input, samples, architecture.inChannels(), shape.x(), shape.y(), shape.z());
    }

    void backward(Tensor gradient, Tape tape) {
        network.backward(gradient, tape);
    }

    @Override
    public float[] predict(float[] input, int samples, Shape shape) throws WorkbenchException {
        try (Work _ = Work.begin(threads); Tensor in = image(input, samples, shape); Tensor output = network.predict(in)) {
            return device.download(output, Math.toIntExact(output.numel()));
        } catch (RuntimeException e) {
            throw Problems.translate(e, device);
        }
    }

    @Override
    public OptionalLong deviceBytes() {
        return device.peakBytes();
    }

    @Override
    public void close() {
        weights.close();
    }
}
