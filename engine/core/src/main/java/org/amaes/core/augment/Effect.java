package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * One intensity artefact with its concrete numbers, as it happened to one channel of one patch.
 *
 * <p>Applying it is a pure function of the voxels and these numbers, and never leaves the range that the
 * voxels had before (SPEC section 6).
 */
public sealed interface Effect permits NoiseEffect, BlurEffect, GhostingEffect, RingingEffect, LowResolutionEffect,
        BiasEffect, GammaEffect {

    /**
     * Does it to a patch, in place.
     *
     * @param data the voxels, z fastest; may be longer than the shape
     * @param shape their shape
     * @param workspace scratch memory of this thread
     */
    void apply(float[] data, Shape shape, Workspace workspace);

    /** The artefact and its numbers in a few words, such as "ghosting: α 0.91, every 4th plane along y". */
    String describe();
}
