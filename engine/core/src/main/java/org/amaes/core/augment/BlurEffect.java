package org.amaes.core.augment;

import java.util.Locale;

import org.amaes.core.volume.AxisRows;
import org.amaes.core.volume.GaussianFilter;
import org.amaes.core.volume.GaussianFilter.Boundary;
import org.amaes.core.volume.Shape;

/**
 * Gaussian blur, mirrored about the outer voxel faces (the reference values are SciPy's default,
 * "reflect").
 *
 * @param sigma standard deviation in voxels, the same along all axes; below 0.125 nothing changes
 */
public record BlurEffect(double sigma) implements Effect {

    @Override
    public void apply(float[] data, Shape shape, Workspace workspace) {
        Extremes range = Extremes.of(data, shape.length());
        float[][] scratch = workspace.rows(GaussianFilter.scratchRows(shape), AxisRows.WIDTH);
        GaussianFilter.filter(data, shape, 0, sigma, Boundary.REFLECT, scratch);
        GaussianFilter.filter(data, shape, 1, sigma, Boundary.REFLECT, scratch);
        int rows = GaussianFilter.rowsAlong(shape, sigma);
        if (rows > 0) {
            GaussianFilter.filterAlongRows(data, shape, sigma, Boundary.REFLECT, workspace.rows(rows, GaussianFilter.ROW));
        } else {
            GaussianFilter.filter(data, shape, 2, sigma, Boundary.REFLECT, scratch);
        }
        range.clip(data, shape.length());
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "blur: σ %.2f voxels", sigma);
    }
}
