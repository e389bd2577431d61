package org.amaes.dl4j;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * The ways back through the layers passed so far, played backwards. Each takes the loss' gradient by its layer's output,
 * which it closes or changes, and returns the gradient by the input.
 */
final class Tape {

    private final boolean recording;
    private final Deque<UnaryOperator<Feature>> waysBack = new ArrayDeque<>();

    private Tape(boolean recording) {
        this.recording = recording;
    }

    /** An empty tape. */
    static Tape recording() {
        return new Tape(true);
    }

    /** The tape of a prediction: there is no way back. */
    static Tape off() {
        return new Tape(false);
    }

    /** An empty tape of the same kind, for a branch. */
    Tape branch() {
        return new Tape(recording);
    }

    boolean isRecording() {
        return recording;
    }

    /** Notes the way back through a layer. */
    void add(UnaryOperator<Feature> wayBack) {
        waysBack.push(wayBack);
    }

    /** Goes all the way back; the gradient is handed over, and so is the result. */
    Feature backward(Feature gradient) {
        Feature current = gradient;
        while (!waysBack.isEmpty()) {
            current = waysBack.pop().apply(current);
        }
        return current;
    }
}
