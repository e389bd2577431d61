package org.amaes.torch;

import org.amaes.core.network.Layer.Join;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Two branches from the same input and how they meet.
 *
 * @param left comes first where channels are concatenated
 * @param right comes second
 * @param join sum or concatenation
 */
record Branches(Operation left, Operation right, Join join) implements Operation {

    @Override
    public Tensor forward(Tensor input, Tape tape) {
        Tape leftTape = tape.branch();
        Tape rightTape = tape.branch();
        try (Tensor a = left.forward(input, leftTape); Tensor b = right.forward(input, rightTape)) {
            long leftChannels = a.size(1);
            long rightChannels = b.size(1);
            if (tape.isRecording()) {
                tape.add(gradient -> switch (join) {
                    case SUM -> meet(leftTape.backward(gradient.clone()), rightTape.backward(gradient));
                    case CONCAT -> {
                        try (gradient) {
                            yield meet(leftTape.backward(channels(gradient, 0, leftChannels)),
                                    rightTape.backward(channels(gradient, leftChannels, rightChannels)));
                        }
                    }
                });
            }
            return switch (join) {
                case SUM -> a.add(b);
                case CONCAT -> torch.cat(new TensorVector(a, b), 1); // (N, left + right, X, Y, Z)
            };
        }
    }

    private static Tensor channels(Tensor gradient, long from, long count) {
        return Tensors.laidOut(gradient.narrow(1, from, count));
    }

    /** Both branches' gradients by the common input, added up; null where that is the image. */
    private static Tensor meet(Tensor a, Tensor b) {
        if (a == null || b == null) {
            return null;
        }
        try (b) {
            a.add_(b);
            return a;
        }
    }
}
