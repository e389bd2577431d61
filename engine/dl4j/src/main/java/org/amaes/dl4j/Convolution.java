package org.amaes.dl4j;

import java.util.stream.IntStream;

import org.amaes.core.network.Layer.Conv;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** A 3-D convolution of all channels, or its transpose, by oneDNN under ND4J. */
final class Convolution implements Operation {

    /** ND4J's numbers for: padding as given, channels first, kernels as (out, in, k, k, k), transposed (in, out, k, k, k). */
    private static final int[] LAYOUT = {0, 0, 1};

    private final Conv conv;
    private final Weights weights;
    private final boolean biasCancels;

    /** @param biasCancels whether a normalisation follows, which takes the bias away again: its gradient is zero, and only rounding would be computed */
    Convolution(Conv conv, Weights weights, boolean biasCancels) {
        this.conv = conv;
        this.weights = weights;
        this.biasCancels = biasCancels;
    }

    @Override
    public Feature forward(Feature input, Tape tape) {
        Feature output = Feature.empty(input.size(0), conv.out(), side(input.size(2)), side(input.size(3)), side(input.size(4))); // (N, out, X', Y', Z')
        Nd4j.exec(operation("").addInputs(input.array(), weight(), bias()).addOutputs(output.array()).build());
        if (tape.isRecording()) {
            Feature saved = input.share();
            tape.add(gradient -> backward(gradient, saved));
        }
        return output;
    }

    private Feature backward(Feature gradient, Feature input) {
        try (gradient; input;
                INDArray byWeight = Nd4j.createUninitialized(DataType.FLOAT, weight().shape(), 'c');
                INDArray byBias = Nd4j.createUninitialized(DataType.FLOAT, bias().shape(), 'c')) {
            Feature byInput = Feature.empty(input.array().shape());
            Nd4j.exec(operation("_bp").addInputs(input.array(), weight(), bias(), gradient.array())
                    .addOutputs(byInput.array(), byWeight, byBias).build());
            weights.addGradient(conv.name() + ".weight", byWeight.data().asFloat());
            if (!biasCancels) {
                weights.addGradient(conv.name() + ".bias", byBias.data().asFloat());
            }
            return byInput;
        }
    }

    private DynamicCustomOp.DynamicCustomOpsBuilder operation(String direction) {
        int k = conv.kernel();
        int s = conv.stride();
        int p = conv.padding();
        int[] geometry = {k, k, k, s, s, s, p, p, p, 1, 1, 1};
        return DynamicCustomOp.builder((conv.transposed() ? "deconv3d" : "conv3dnew") + direction)
                .addIntegerArguments(IntStream.concat(IntStream.of(geometry), IntStream.of(LAYOUT)).toArray());
    }

    private long side(long side) {
        return conv.transposed() ? (side - 1) * conv.stride() - 2L * conv.padding() + conv.kernel()
                : (side + 2L * conv.padding() - conv.kernel()) / conv.stride() + 1;
    }

    private INDArray weight() {
        return weights.array(conv.name() + ".weight");
    }

    private INDArray bias() {
        return weights.array(conv.name() + ".bias");
    }
}
