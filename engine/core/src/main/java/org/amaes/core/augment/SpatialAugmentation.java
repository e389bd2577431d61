package org.amaes.core.augment;

/** An augmentation that moves voxels: image, target and labels alike, through one resampling. */
public sealed interface SpatialAugmentation extends Augmentation permits Elastic, Rotation, Scale {

    @Override
    SpatialAugmentation withProbability(double probability);
}
