package org.amaes.core.augment;

/**
 * How far each voxel of a patch is displaced along x, y and z, in voxels; three arrays in the patch's
 * order, which may be longer than the patch.
 */
record Displacement(float[] x, float[] y, float[] z) {
}
