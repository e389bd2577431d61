package org.amaes.core.dataset;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Workspace;
import org.amaes.core.volume.Shape;

/**
 * What turns scans into training samples (SPEC section 5).
 *
 * <p>A sample depends on (seed, epoch, index) alone: any number of threads, each with its own workspace
 * and patch, in any order, get the same samples bit for bit.
 */
public sealed interface PatchSampler permits PretrainSampler, FinetuneSampler {

    /** How many samples an epoch has: one a scan. */
    int samplesPerEpoch();

    /** The samples' shape. */
    Shape shape();

    /** A new, empty sample of the right kind and size. */
    Patch newPatch();

    /**
     * Makes a sample.
     *
     * @param seed the run's seed
     * @param epoch 0, 1, …
     * @param index the place in the epoch, from 0; each round of {@link #samplesPerEpoch()} visits every scan once
     * @param workspace scratch memory of this thread
     * @param into receives the sample
     * @throws WorkbenchException if a scan cannot be read
     */
    void sample(long seed, int epoch, int index, Workspace workspace, Patch into) throws WorkbenchException;
}
