package org.amaes.core.augment;

import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.AxisRows;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.CubicSpline;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.SplineRows;

/**
 * A crop made ready to be sampled anywhere: the spline coefficients of the block that is needed, and the
 * crop's range.
 *
 * <p>Positions outside the crop have its minimum; spline values are clipped to its range. The
 * coefficients stand in the workspace, so there is one source at a time.
 */
final class SplineSource {

    /** Voxels around the needed ones that the spline filter is run over: |pole|¹⁴ is 10⁻⁸. */
    static final int MARGIN = 14;

    private final Shape source;
    private final Box box;
    private final Shape shape;
    private final float[] coefficients;
    private final Extremes range;

    private SplineSource(Shape source, Box box, float[] coefficients, Extremes range) {
        this.source = source;
        this.box = box;
        this.shape = box.shape();
        this.coefficients = coefficients;
        this.range = range;
    }

    /**
     * @param crop the voxels, z fastest; left as they are
     * @param source their shape
     * @param box the block that will be sampled, its margin included
     */
    static SplineSource of(float[] crop, Shape source, Box box, Workspace workspace) {
        Shape shape = box.shape();
        float[] coefficients = workspace.floats(Use.COEFFICIENTS, shape.length());
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                System.arraycopy(crop, source.index(box.x0() + i, box.y0() + j, box.z0()), coefficients, shape.index(i, j, 0), shape.z());
            }
        }
        SplineRows.prefilter(coefficients, shape, workspace.rows(SplineRows.scratchRows(shape), AxisRows.WIDTH));
        return new SplineSource(source, box, coefficients, Extremes.of(crop, source.length()));
    }

    /** Samples a patch into {@code into} from {@code offset} on. */
    void sample(CoordinateMap map, float[] into, int offset, Workspace workspace) {
        if (map.isSeparable()) {
            SeparableSampling.sample(coefficients, box, map, range, into, offset, workspace);
        } else {
            sampleAnywhere(map, into, offset, workspace.slabs());
        }
    }

    /** Cube by cube, each slab at once where it lies inside the block and voxel by voxel where it does not. */
    private void sampleAnywhere(CoordinateMap map, float[] into, int offset, SlabSampling slabs) {
        int side = SlabSampling.SIDE;
        Shape patch = map.patch();
        for (int i0 = 0; i0 < patch.x(); i0 += side) {
            for (int j = 0; j < patch.y(); j += side) {
                for (int k = 0; k < patch.z(); k += side) {
                    for (int i = i0; i < Math.min(i0 + side, patch.x()); i++) {
                        if (!slabs.sample(coefficients, box, map, range, i, j, k, into, offset)) {
                            sampleSlab(map, i, j, k, into, offset);
                        }
                    }
                }
            }
        }
    }

    private void sampleSlab(CoordinateMap map, int i, int j0, int k0, float[] into, int offset) {
        Shape patch = map.patch();
        for (int j = j0; j < Math.min(j0 + SlabSampling.SIDE, patch.y()); j++) {
            for (int k = k0; k < Math.min(k0 + SlabSampling.SIDE, patch.z()); k++) {
                int voxel = patch.index(i, j, k);
                into[offset + voxel] = at(map.position(0, i, j, k, voxel), map.position(1, i, j, k, voxel), map.position(2, i, j, k, voxel));
            }
        }
    }

    /** The value at a position in the crop. */
    private float at(double x, double y, double z) {
        if (!(x >= 0 && y >= 0 && z >= 0 && x <= source.x() - 1 && y <= source.y() - 1 && z <= source.z() - 1)) {
            return range.smallest();
        }
        float value = (float) CubicSpline.value(coefficients, shape, x - box.x0(), y - box.y0(), z - box.z0());
        return Math.min(Math.max(value, range.smallest()), range.largest());
    }
}
