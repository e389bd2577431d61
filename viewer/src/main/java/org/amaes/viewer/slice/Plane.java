package org.amaes.viewer.slice;

/** One of the three planes in which heads are looked at, named by the world axis that it is cut across. */
public enum Plane {
    /** Cut across left-right, seen from the side: the front to the left, up at the top. */
    SAGITTAL(0, 1, 2),
    /** Cut across front-back, seen from the front: up at the top. */
    CORONAL(1, 0, 2),
    /** Cut across up-down, seen from the feet: the front at the top. */
    AXIAL(2, 0, 1);

    private final int normal;
    private final int across;
    private final int upwards;

    Plane(int normal, int across, int upwards) {
        this.normal = normal;
        this.across = across;
        this.upwards = upwards;
    }

    /** The world axis (0 right-left, 1 front-back, 2 up-down) that slices follow one another along. */
    public int normal() {
        return normal;
    }

    /** The world axis along a row of pixels. */
    public int across() {
        return across;
    }

    /** The world axis along a column of pixels. */
    public int upwards() {
        return upwards;
    }
}
