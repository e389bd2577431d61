package org.amaes.app.place;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;

/**
 * Work on the window's thread cut into pieces, of which one is done in each frame, so that the window answers
 * between them. Rests while the node it is for is not in a scene, and for good once all is done.
 */
public final class Gradual {

    private final Deque<Runnable> pieces = new ArrayDeque<>();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            step();
        }
    };
    private final Node node;

    /** @param node what grows */
    public Gradual(Node node) {
        this.node = node;
        node.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null && !pieces.isEmpty()) {
                frames.start();
            } else {
                frames.stop();
            }
        });
    }

    /** Does a piece in a frame of its own, after those that were added before. */
    public void then(Runnable piece) {
        pieces.add(piece);
        if (node.getScene() != null) {
            frames.start();
        }
    }

    /** Does at once what is left: for whoever cannot wait. */
    public void finish() {
        while (!pieces.isEmpty()) {
            step();
        }
    }

    private void step() {
        Runnable piece = pieces.poll();
        if (pieces.isEmpty()) {
            frames.stop();
        }
        if (piece != null) {
            piece.run();
        }
    }

    /** Whether all is done. */
    public boolean isDone() {
        return pieces.isEmpty();
    }
}
