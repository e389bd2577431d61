package org.amaes.torch;

import java.util.ArrayDeque;
import java.util.Deque;

import org.bytedeco.pytorch.Tensor;

/** The pullbacks of the layers passed so far, played backwards. */
final class Tape {

    private static final Tape OFF = new Tape(false);

    private final boolean recording;
    private final Deque<Pullback> pullbacks = new ArrayDeque<>();

    private Tape(boolean recording) {
        this.recording = recording;
    }

    /** An empty tape. */
    static Tape recording() {
        return new Tape(true);
    }

    /** The tape of a prediction: there is no way back. */
    static Tape off() {
        return OFF;
    }

    /** A tape of the same kind for a branch. */
    Tape branch() {
        return recording ? recording() : OFF;
    }

    boolean isRecording() {
        return recording;
    }

    /** Notes the way back through a layer. */
    void add(Pullback pullback) {
        if (!recording) {
            throw new IllegalStateException("A prediction keeps no way back");
        }
        pullbacks.push(pullback);
    }

    /**
     * Goes all the way back, last layer first.
     *
     * @param gradient by the output; handed over
     * @return the gradient by the input, or null where nobody asks
     */
    Tensor backward(Tensor gradient) {
        Tensor current = gradient;
        while (!pullbacks.isEmpty() && current != null) {
            Pullback pullback = pullbacks.pop();
            Tensor handedOver = current;
            current = Tensors.alone(() -> pullback.apply(handedOver));
        }
        return current;
    }
}
