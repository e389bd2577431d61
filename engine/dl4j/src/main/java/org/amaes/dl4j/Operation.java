package org.amaes.dl4j;

/** A layer at work: a differentiable function of a feature map. */
@FunctionalInterface
interface Operation {

    /**
     * The layer's output.
     *
     * @param input borrowed
     * @param tape where the way back is noted
     * @return held for the caller
     */
    Feature forward(Feature input, Tape tape);
}
