package org.amaes.dl4j;

import java.util.Set;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.backend.BackendConformance;
import org.amaes.core.backend.Execution;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Layer;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.Shapes.Features;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Precision;

class Dl4jConformanceTest extends BackendConformance {

    @Override
    protected Backend backend() {
        return new Dl4jBackend();
    }

    @Override
    protected boolean computes(Architecture architecture, Execution execution) {
        return architecture instanceof UNet && execution.precision() == Precision.FLOAT32 && !execution.recomputing();
    }

    @Override
    protected Set<String> refused() {
        return Set.of("grouped convolution", "depthwise convolution", "strided depthwise convolution", "transposed depthwise 3³ convolution",
                "transposed grouped convolution", "Gaussian error linear unit", "low padding", "sum with the identity", "upward block with low padding");
    }

    @Override
    protected float[] forward(Layer layer, StateDict weights, float[] input, int samples, Features features) throws WorkbenchException {
        try (Weights parameters = new Weights(Parameters.of(layer), weights);
                Feature in = Feature.of(input, samples, features.channels(), features.shape().x(), features.shape().y(), features.shape().z());
                Feature out = new NetworkBuilder(parameters).build(layer).forward(in, Tape.off())) {
            return out.values();
        }
    }
}
