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
        PatchRandom random = new PatchRandom(key);
        SmoothField smooth = new SmoothField(shape, sigma);
        float[][] fields = new float[3][];
        for (int axis = 0; axis < 3; axis++) {
            fields[axis] = workspace.floats(FIELDS[axis], shape.length());
            smooth.fill((_, _, into, count) -> uniform(into, count, random), alpha, fields[axis], workspace);
        }
        return new Displacement(fields[0], fields[1], fields[2]);
    }

    /** Uniform in (−1, 1), never at the ends; two come from each 64 random bits. */
    static void uniform(float[] into, int count, PatchRandom random) {
        for (int i = 0; i < count; i += 2) {
            long bits = random.nextLong();
            into[i] = (((int) bits >> 8) + 0.5f) * 0x1p-23f;
            if (i + 1 < count) {
                into[i + 1] = (((int) (bits >>> 32) >> 8) + 0.5f) * 0x1p-23f;
            }
        }
    }
}
