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
        int length = shape.y() * shape.z();
        float[][] rows = workspace.rows(2, length);
        float[] falls = rows[0];
        float[] plane = rows[1];
        fallsOfPlane(shape, falls);
        for (int i = 0; i < shape.x(); i++) {
            System.arraycopy(data, i * length, plane, 0, length);
            weaken(plane, falls, (float) (1 - fall(i, centreX, shape.x())), range.smallest(), range.largest());
            System.arraycopy(plane, 0, data, i * length, length);
        }
    }

    /** What y and z take away, the same for every plane: (Y, Z). */
    private void fallsOfPlane(Shape shape, float[] into) {
        for (int k = 0; k < shape.z(); k++) {
            into[k] = (float) fall(k, centreZ, shape.z());
        }
        for (int j = shape.y() - 1; j >= 0; j--) { // the first row, which all are made from, last
            float fall = (float) fall(j, centreY, shape.y());
            for (int k = 0; k < shape.z(); k++) {
                into[j * shape.z() + k] = into[k] + fall;
            }
        }
    }

    private static double fall(int index, int centre, int n) {
        double distance = index - centre;
        return distance * distance / ((double) n * n);
    }

    /** A plain loop over whole arrays with one index: the form that the compiler turns into vector instructions. */
    private static void weaken(float[] plane, float[] falls, float top, float smallest, float largest) {
        for (int q = 0; q < plane.length; q++) {
            plane[q] = Math.min(Math.max(plane[q] * (top - falls[q]), smallest), largest);
        }
    }

    @Override
    public String describe() {
        return "bias field: centre (" + centreX + ", " + centreY + ", " + centreZ + ")";
    }
}
