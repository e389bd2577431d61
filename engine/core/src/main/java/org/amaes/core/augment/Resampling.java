package org.amaes.core.augment;

import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * Making a patch from the larger crop around its window, through a {@link SpatialTransform}: images by
 * cubic splines, labels by the nearest voxel (SPEC section 6).
 *
 * <p>The displacement of an elastic transform is computed once and used for every channel and for the
 * labels; it lies in the workspace, so a resampling is used up before the next one is made there.
 */
public final class Resampling {

    private final SpatialTransform transform;
    private final Shape source;
    private final Shape patch;
    private final Workspace workspace;
    private final CoordinateMap full;
    private final CoordinateMap rigid;

    /**
     * @param transform where voxels are taken from
     * @param source the crop's shape
     * @param patch the patch's shape
     * @param workspace scratch memory of this thread
     */
    public Resampling(SpatialTransform transform, Shape source, Shape patch, Workspace workspace) {
        this(transform, transform.elasticField().map(field -> field.displacement(patch, workspace)).orElse(null), source, patch, workspace);
    }

    /** With the displacement given. */
    Resampling(SpatialTransform transform, Displacement displacement, Shape source, Shape patch, Workspace workspace) {
        this.transform = transform;
        this.source = source;
        this.patch = patch;
        this.workspace = workspace;
        this.rigid = CoordinateMap.of(transform, null, patch, source);
        this.full = displacement == null ? rigid : CoordinateMap.of(transform, displacement, patch, source);
    }

    /**
     * Samples an image through the whole transform.
     *
     * @param crop the source's voxels, z fastest; left as they are
     * @param into receives the patch from {@code offset} on
     */
    public void image(float[] crop, float[] into, int offset) {
        SplineSource.of(crop, source, full.reach(SplineSource.MARGIN), workspace).sample(full, into, offset, workspace);
    }

    /**
     * Samples an image twice: through the whole transform, and without its displacement (for a target that
     * an elastic deformation does not move).
     */
    public void imageAndRigid(float[] crop, float[] into, int offset, float[] rigidInto, int rigidOffset) {
        Box reach = union(full.reach(SplineSource.MARGIN), rigid.reach(SplineSource.MARGIN));
        SplineSource spline = SplineSource.of(crop, source, reach, workspace);
        spline.sample(full, into, offset, workspace);
        spline.sample(rigid, rigidInto, rigidOffset, workspace);
    }

    private static Box union(Box a, Box b) {
        return new Box(Math.min(a.x0(), b.x0()), Math.min(a.y0(), b.y0()), Math.min(a.z0(), b.z0()),
                Math.max(a.x1(), b.x1()), Math.max(a.y1(), b.y1()), Math.max(a.z1(), b.z1()));
    }

    /** Samples labels at the nearest voxel (halves upwards); 0 outside the crop. */
    public void labels(byte[] crop, byte[] into) {
        double[] m = full.matrix();
        Displacement moved = full.displacement();
        int at = 0;
        for (int i = 0; i < patch.x(); i++) {
            for (int j = 0; j < patch.y(); j++) {
                for (int k = 0; k < patch.z(); k++, at++) {
                    double a = full.centred(i, 0) + (moved == null ? 0 : moved.x()[at]);
                    double b = full.centred(j, 1) + (moved == null ? 0 : moved.y()[at]);
                    double c = full.centred(k, 2) + (moved == null ? 0 : moved.z()[at]);
                    double x = m[0] * a + m[1] * b + m[2] * c + full.centre(0);
                    double y = m[3] * a + m[4] * b + m[5] * c + full.centre(1);
                    double z = m[6] * a + m[7] * b + m[8] * c + full.centre(2);
                    boolean inside = x >= 0 && y >= 0 && z >= 0
                            && x <= source.x() - 1 && y <= source.y() - 1 && z <= source.z() - 1;
                    into[at] = inside
                            ? crop[source.index((int) Math.floor(x + 0.5), (int) Math.floor(y + 0.5), (int) Math.floor(z + 0.5))]
                            : 0;
                }
            }
        }
    }

    /** The transform. */
    public SpatialTransform transform() {
        return transform;
    }
}
