package org.amaes.torch;

import java.util.List;

import org.bytedeco.pytorch.Tensor;

/**
 * One operation after the other; empty, it is the identity.
 *
 * @param operations in order
 */
record Chain(List<Operation> operations) implements Operation {

    Chain {
        operations = List.copyOf(operations);
    }

    @Override
    public Tensor forward(Tensor input, Tape tape) {
        Tensor current = Tensors.share(input);
        for (Operation operation : operations) {
            try (Tensor passed = current) {
                current = Tensors.alone(() -> operation.forward(passed, tape));
            }
        }
        return current;
    }
}
