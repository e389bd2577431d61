package org.amaes.runner.training;

import org.amaes.core.WorkbenchException;

/**
 * The endless stream of training samples: the cases of epoch 0 in its order, then those of epoch 1, ….
 *
 * <p>A sample depends on its position alone, so that the position is all a resumed run has to know.
 */
interface SampleSource {

    /** Cases in an epoch. */
    int cases();

    /** Something that one worker thread makes samples with; not to be shared. */
    Worker worker();

    /** Makes samples on one thread. */
    @FunctionalInterface
    interface Worker {

        /** Makes the sample at a position of the stream, into a place of a batch. */
        void fill(long position, BatchBuffer into, int place) throws WorkbenchException;
    }
}
