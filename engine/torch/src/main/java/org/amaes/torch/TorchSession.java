package org.amaes.torch;

import java.util.OptionalLong;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Session;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Shapes;
import org.amaes.core.volume.Shape;
import org.bytedeco.pytorch.Tensor;

/** A network with its weights in LibTorch. */
final class TorchSession implements Session {

    private final Architecture architecture;
    private final TorchDevice device;
    private final int threads;
    private final WeightStore weights;
    private final TorchNetwork network;

    private TorchSession(Architecture architecture, TorchDevice device, int threads, WeightStore weights, TorchNetwork network) {
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
            WeightStore weights = WeightStore.of(architecture, state, device, execution.precision(), training);
            TorchNetwork network = new TorchNetwork(architecture.layers(), weights, execution.precision(), execution.recomputing());
            return new TorchSession(architecture, device, execution.threads(), weights, network);
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

    /** The output for an input: (N, C', X, Y, Z), owned by the caller. */
    Tensor forward(float[] input, int samples, Shape shape, Tape tape) {
        Shapes.output(architecture, shape);
        try (Tensor in = device.upload(input, samples, architecture.inChannels(), shape.x(), shape.y(), shape.z())) {
            return network.forward(in, tape);
        }
    }

    void backward(Tensor gradient, Tape tape) {
        network.backward(gradient, tape);
    }

    @Override
    public float[] predict(float[] input, int samples, Shape shape) throws WorkbenchException {
        try (Work _ = Work.begin(threads); Tensor output = forward(input, samples, shape, Tape.off())) {
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
