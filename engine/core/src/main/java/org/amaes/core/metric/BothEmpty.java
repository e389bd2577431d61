package org.amaes.core.metric;

/**
 * What an overlap score is worth where a label is neither in the truth nor in the prediction. Published
 * Dice scores use both conventions, so a number is only comparable when it says which.
 */
public enum BothEmpty {

    /** The score does not exist (NaN here, shown as such) and is left out of means; SPEC section 10's choice. */
    UNDEFINED,
    /** The score is 1: nothing was there and nothing was found. */
    PERFECT;

    /** NaN or 1. */
    double score() {
        return this == PERFECT ? 1 : Double.NaN;
    }
}
