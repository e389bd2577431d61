package org.amaes.viewer.paint;

/**
 * One step of a painting: a change that was made, or taken back.
 *
 * @param forward whether it was made
 */
record JournalEntry(LabelDelta delta, boolean forward) {

    /** Does the step. */
    void apply(byte[] labels) {
        delta.apply(labels, forward);
    }
}
