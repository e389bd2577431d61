package org.amaes.torch;

import org.bytedeco.pytorch.Tensor;

/**
 * Operations whose inner feature maps are not kept for the way back but computed once more there: less memory
 * for another pass forwards, and the same bits.
 *
 * @param operation what is computed; only its input is kept
 */
record Recomputed(Operation operation) implements Operation {

    @Override
    public Tensor forward(Tensor input, Tape tape) {
        if (tape.isRecording()) {
            Tensor saved = Tensors.share(input);
            tape.add(gradient -> backward(gradient, saved));
        }
        return operation.forward(input, Tape.off());
    }

    private Tensor backward(Tensor gradient, Tensor input) {
        Tape again = Tape.recording();
        try (input; Tensor output = operation.forward(input, again)) {
            output.close(); // only what the tape shares is needed
        }
        return again.backward(gradient);
    }
}
