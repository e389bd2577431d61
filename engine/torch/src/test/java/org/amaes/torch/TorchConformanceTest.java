package org.amaes.torch;

import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.backend.BackendConformance;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Layer;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.Shapes.Features;
import org.amaes.core.recipe.Precision;
import org.bytedeco.pytorch.Tensor;

class TorchConformanceTest extends BackendConformance {

    @Override
    protected Backend backend() {
        return new TorchBackend();
    }

    @Override
    protected float[] forward(Layer layer, StateDict weights, float[] input, int samples, Features features) throws WorkbenchException {
        TorchDevice device = TorchDevice.of("cpu");
        List<Parameters.Parameter> parameters = Parameters.of(layer);
        try (Work _ = Work.begin(2); WeightStore store = WeightStore.of(parameters, weights, device, Precision.FLOAT32, false)) {
            TorchNetwork network = new TorchNetwork(layer, store, Precision.FLOAT32);
            Tensor in = device.upload(input, samples, features.channels(), features.shape().x(), features.shape().y(), features.shape().z());
            Tensor out = network.forward(in, Tape.off());
            return device.download(out, Math.toIntExact(out.numel()));
        }
    }
}
