package org.amaes.core.augment;

import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.Shape;

/**
 * A smooth random displacement of every voxel: α · gaussian_σ(U(−1, 1)), one field an axis, the noise
 * 0 outside the patch, the kernel cut at 4σ (SPEC section 6).
 *
 * @param alpha α, in voxels
 * @param sigma σ, in voxels
 * @param key what the noise is drawn from
 */
public record ElasticField(double alpha, double sigma, long key) {

    private static final Use[] FIELDS = {Use.DISPLACEMENT_X, Use.DISPLACEMENT_Y, Use.DISPLACEMENT_Z};

    /** The displacements along x, y and z in voxels, in the workspace's own arrays. */
    Displacement displacement(Shape shape, Workspace workspace) {
        SmoothField smooth = new SmoothField(shape, sigma);
        float[][] fields = new float[3][];
        for (int axis = 0; axis < 3; axis++) {
            fields[axis] = workspace.floats(FIELDS[axis], shape.length());
            smooth.fill(noise(axis, workspace.uniform()), alpha, fields[axis], workspace);
        }
        return new Displacement(fields[0], fields[1], fields[2]);
    }

    /** The noise of one axis, block by block in the order in which it is asked for. */
    private SmoothField.Noise noise(int axis, UniformNoise uniform) {
        long axisKey = PatchRandom.mix(key ^ axis + 1);
        int[] block = {0};
        return (_, _, into, _) -> uniform.fill(axisKey, block[0]++, into);
    }
}
