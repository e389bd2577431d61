package org.amaes.viewer.volume3d;

import org.amaes.viewer.state.Turn;

/**
 * A parallel view onto a brick from a {@link Turn}: which directions in the patient run to the right, up and
 * towards the viewer in the picture, and how many mm a pixel is.
 */
public final class Gaze {

    /** The share of the shorter picture side that the brick's longest side takes at zoom 1. */
    private static final double FILL = 0.92;

    private final double[] right;
    private final double[] up;
    private final double[] towards;
    private final double millimetresPerPixel;

    /**
     * @param longestSide of the brick in mm
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    public Gaze(Turn turn, double longestSide, int width, int height) {
        double around = Math.toRadians(turn.around());
        double above = Math.toRadians(turn.above());
        towards = new double[] {-Math.sin(around) * Math.cos(above), Math.cos(around) * Math.cos(above), Math.sin(above)};
        right = new double[] {-Math.cos(around), -Math.sin(around), 0};
        up = new double[] { // towards × right
            towards[1] * right[2] - towards[2] * right[1],
            towards[2] * right[0] - towards[0] * right[2],
            towards[0] * right[1] - towards[1] * right[0]};
        millimetresPerPixel = longestSide / (FILL * Math.min(width, height) * turn.zoom());
    }

    /** The unit vector in the patient that runs to the picture's right. */
    public double[] right() {
        return right.clone();
    }

    /** The unit vector that runs up in the picture. */
    public double[] up() {
        return up.clone();
    }

    /** The unit vector that runs towards the viewer. */
    public double[] towards() {
        return towards.clone();
    }

    /** How many mm a pixel is. */
    public double millimetresPerPixel() {
        return millimetresPerPixel;
    }
}
