package org.amaes.core.augment;

import org.amaes.core.volume.Shape;

/**
 * A bias field: x · (1 − Σ_d (i_d − c_d)² / n_d²), brightest at the centre c.
 *
 * @param centreX the centre voxel along x
 * @param centreY the centre voxel along y
 * @param centreZ the centre voxel along z
 */
public record BiasEffect(int centreX, int centreY, int centreZ) implements Effect {

    @Override
    public void apply(float[] data, Shape shape, Workspace workspace) {
        Extremes range = Extremes.of(data, shape.length());
        float[] along = workspace.floats(Workspace.Use.LINES, shape.z());
        for (int k = 0; k < shape.z(); k++) {
            along[k] = (float) fall(k, centreZ, shape.z());
        }
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                float top = (float) (1 - fall(i, centreX, shape.x()) - fall(j, centreY, shape.y()));
                weaken(data, shape.index(i, j, 0), along, shape.z(), top, range.smallest(), range.largest());
            }
        }
    }

    private static double fall(int index, int centre, int n) {
        double distance = index - centre;
        return distance * distance / ((double) n * n);
    }

    private static void weaken(float[] data, int from, float[] along, int length, float top, float smallest, float largest) {
        for (int k = 0; k < length; k++) {
            data[from + k] = Math.min(Math.max(data[from + k] * (top - along[k]), smallest), largest);
        }
    }

    @Override
    public String describe() {
        return "bias field: centre (" + centreX + ", " + centreY + ", " + centreZ + ")";
    }
}
