package org.amaes.runner.inference;

import org.amaes.core.volume.Shape;

/** How the scores of overlapping windows become one. */
public enum Aggregation {
    /** Every window counts the same; as the public code does. */
    SUM,
    /**
     * A window counts most at its centre: a Gaussian of standard deviation P/8 along each axis, 1 at the
     * centre and nowhere 0.
     */
    GAUSSIAN;

    /** The smallest weight: the corner of a window alone must still decide its voxels. */
    private static final double FLOOR = 1e-4;

    /** The weight of every voxel of a window, z fastest. */
    float[] weights(Shape window) {
        float[] weights = new float[window.length()];
        if (this == SUM) {
            java.util.Arrays.fill(weights, 1);
            return weights;
        }
        double[][] profile = new double[3][];
        for (int axis = 0; axis < 3; axis++) {
            int n = window.get(axis);
            double sigma = n / 8.0;
            profile[axis] = new double[n];
            for (int i = 0; i < n; i++) {
                double d = (i - (n - 1) / 2.0) / sigma;
                profile[axis][i] = Math.exp(-d * d / 2);
            }
        }
        for (int i = 0, at = 0; i < window.x(); i++) {
            for (int j = 0; j < window.y(); j++) {
                for (int k = 0; k < window.z(); k++) {
                    weights[at++] = (float) Math.max(FLOOR, profile[0][i] * profile[1][j] * profile[2][k]);
                }
            }
        }
        return weights;
    }
}
