package org.amaes.viewer.state;

/**
 * How closely, and at what, one plane is looked.
 *
 * @param zoom 1 shows the whole field of view, 2 half of its width
 * @param centre what is in the middle of the picture; its distance from the slice does not count
 */
public record Camera(double zoom, Position centre) {

    /** The smallest and the greatest zoom. */
    public static final double LEAST = 0.2;
    public static final double MOST = 60;

    public Camera {
        zoom = Math.clamp(zoom, LEAST, MOST);
    }
}
