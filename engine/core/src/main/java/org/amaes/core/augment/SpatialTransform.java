package org.amaes.core.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where each voxel of a patch is taken from: displaced, then rotated, then scaled about the centre
 * (SPEC section 6).
 *
 * <p>For coordinates c counted from the patch's centre: c += displacement; c = (cᵀ · Rx·Ry·Rz)ᵀ; c *= s;
 * then the source's centre is added.
 *
 * @param elastic the displacement, or null if there is none
 * @param rotationX angle about x in radians
 * @param rotationY angle about y in radians
 * @param rotationZ angle about z in radians
 * @param scale s; below 1 zooms in
 */
public record SpatialTransform(ElasticField elastic, double rotationX, double rotationY, double rotationZ, double scale) {

    /** The transform that moves nothing. */
    public static final SpatialTransform IDENTITY = new SpatialTransform(null, 0, 0, 0, 1);

    public SpatialTransform {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("scale " + scale);
        }
    }

    /** The displacement, where there is one. */
    public Optional<ElasticField> elasticField() {
        return Optional.ofNullable(elastic);
    }

    /** Whether nothing moves. */
    public boolean isIdentity() {
        return elastic == null && isRotationFree() && scale == 1;
    }

    /** Whether no axis turns. */
    public boolean isRotationFree() {
        return rotationX == 0 && rotationY == 0 && rotationZ == 0;
    }

    /** The same rotation and scale without the displacement. */
    public SpatialTransform withoutElastic() {
        return new SpatialTransform(null, rotationX, rotationY, rotationZ, scale);
    }

    /**
     * The 3×3 matrix M, row by row, with which a column of centred coordinates is multiplied:
     * M = s · (Rx·Ry·Rz)ᵀ.
     */
    public double[] matrix() {
        double cx = Math.cos(rotationX);
        double sx = Math.sin(rotationX);
        double cy = Math.cos(rotationY);
        double sy = Math.sin(rotationY);
        double cz = Math.cos(rotationZ);
        double sz = Math.sin(rotationZ);
        double[] x = {1, 0, 0, 0, cx, -sx, 0, sx, cx};
        double[] y = {cy, 0, sy, 0, 1, 0, -sy, 0, cy};
        double[] z = {cz, -sz, 0, sz, cz, 0, 0, 0, 1};
        double[] product = times(times(x, y), z);
        double[] out = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                out[row * 3 + column] = scale * product[column * 3 + row];
            }
        }
        return out;
    }

    private static double[] times(double[] a, double[] b) {
        double[] out = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    out[row * 3 + column] += a[row * 3 + k] * b[k * 3 + column];
                }
            }
        }
        return out;
    }

    /** What moves, in a few words, such as "rotation: 12° about x; scale: 0.95"; "none" if nothing does. */
    public String describe() {
        List<String> parts = new ArrayList<>();
        if (elastic != null) {
            parts.add(String.format(Locale.ROOT, "elastic: α %.0f, σ %.1f voxels", elastic.alpha(), elastic.sigma()));
        }
        double[] angles = {rotationX, rotationY, rotationZ};
        for (int axis = 0; axis < 3; axis++) {
            if (angles[axis] != 0) {
                parts.add(String.format(Locale.ROOT, "rotation: %.1f° about %s", Math.toDegrees(angles[axis]), "xyz".charAt(axis)));
            }
        }
        if (scale != 1) {
            parts.add(String.format(Locale.ROOT, "scale: %.3f", scale));
        }
        return parts.isEmpty() ? "none" : String.join("; ", parts);
    }
}
