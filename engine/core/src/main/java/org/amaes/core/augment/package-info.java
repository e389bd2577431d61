/**
 * What is done to a patch before the network sees it: one spatial resampling, then a chain of intensity
 * artefacts (SPEC sections 6 and 12).
 *
 * <p>An {@link org.amaes.core.augment.Augmentation} says how often and how strongly; drawing it gives an
 * {@link org.amaes.core.augment.Effect} or a {@link org.amaes.core.augment.SpatialTransform} with concrete
 * numbers; applying that is a pure function of the voxels and those numbers.
 */
package org.amaes.core.augment;
