package org.amaes.dl4j;

import java.util.ArrayList;
import java.util.List;

import org.amaes.core.WorkbenchException;
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
 * Makes operations of the layers that the U-Net family is built of; any other is refused by name.
 *
 * @param weights where their parameters are
 */
record NetworkBuilder(Weights weights) {

    Operation build(Layer layer) throws WorkbenchException {
        return switch (layer) {
            case Conv conv -> convolution(conv, false);
            case Norm norm -> new Normalization(norm, weights);
            case LeakyRelu relu -> Simple.leakyRelu(relu.slope());
            case Gelu _ -> throw refusal("a Gaussian error linear unit");
            case MaxPool pool -> Simple.maxPool(pool.size());
            case PadLow _ -> throw refusal("padding at the low side");
            case Sequence sequence -> chain(sequence);
            case Fork fork -> new Branches(build(fork.left()), build(fork.right()), fork.join());
        };
    }

    private Operation convolution(Conv conv, boolean biasCancels) throws WorkbenchException {
        if (conv.groups() != 1) {
            throw refusal("the convolution '" + conv.name() + "' in " + conv.groups() + " groups, as depthwise ones of MedNeXt are");
        }
        return new Convolution(conv, weights, biasCancels);
    }

    private Operation chain(Sequence sequence) throws WorkbenchException {
        List<Operation> operations = new ArrayList<>();
        List<Layer> layers = sequence.layers();
        for (int i = 0; i < layers.size(); i++) {
            boolean normalised = i + 1 < layers.size() && layers.get(i + 1) instanceof Norm;
            operations.add(layers.get(i) instanceof Conv conv ? convolution(conv, normalised) : build(layers.get(i)));
        }
        return (input, tape) -> {
            Feature current = input.share();
            for (Operation operation : operations) {
                try (Feature passed = current) {
                    current = operation.forward(passed, tape);
                }
            }
            return current;
        };
    }

    private static WorkbenchException refusal(String layer) {
        return new WorkbenchException("The engine dl4j does not compute " + layer + ". It computes networks of the U-Net family; "
                + "choose --engine torch for this one.");
    }
}
