package org.amaes.dl4j;

import org.amaes.core.network.Layer.Join;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Two branches from the same input and how they meet.
 *
 * @param left comes first where channels are concatenated
 * @param right comes second
 * @param join sum or concatenation
 */
record Branches(Operation left, Operation right, Join join) implements Operation {

    @Override
    public Feature forward(Feature input, Tape tape) {
        Tape leftTape = tape.branch();
        Tape rightTape = tape.branch();
        try (Feature a = left.forward(input, leftTape); Feature b = right.forward(input, rightTape)) {
            long leftChannels = a.size(1);
            long channels = leftChannels + b.size(1);
            if (tape.isRecording()) {
                tape.add(gradient -> switch (join) {
                    case SUM -> meet(leftTape.backward(Feature.of(gradient.array().dup('c'))), rightTape.backward(gradient));
                    case CONCAT -> {
                        try (gradient) {
                            yield meet(leftTape.backward(channels(gradient, 0, leftChannels)), rightTape.backward(channels(gradient, leftChannels, channels)));
                        }
                    }
                });
            }
            return Feature.of(switch (join) {
                case SUM -> a.array().add(b.array());
                case CONCAT -> Nd4j.concat(1, a.array(), b.array()); // (N, left + right, X, Y, Z)
            });
        }
    }

    private static Feature channels(Feature gradient, long from, long to) {
        INDArray part = gradient.array().get(NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.all());
        return Feature.of(part.dup('c'));
    }

    /** Both branches' gradients by the common input, added up. */
    private static Feature meet(Feature a, Feature b) {
        try (a; b) {
            return Feature.of(a.array().add(b.array()));
        }
    }
}
