package org.amaes.core.plot;

/**
 * A part of an axis.
 *
 * @param low where it begins
 * @param high where it ends, beyond its beginning
 */
public record Stretch(double low, double high) {

    /** The whole, where nothing is known. */
    public static final Stretch UNIT = new Stretch(0, 1);

    public Stretch {
        if (!(high > low)) {
            throw new IllegalArgumentException("A stretch ends beyond its beginning: " + low + " to " + high);
        }
    }

    /** How long it is. */
    public double length() {
        return high - low;
    }

    /** The same, shorter or longer about a place that stays where it is. @param factor below 1: shorter */
    public Stretch zoomed(double about, double factor) {
        return new Stretch(about - (about - low) * factor, about + (high - about) * factor);
    }

    /** The same, elsewhere. */
    public Stretch moved(double by) {
        return new Stretch(low + by, high + by);
    }
}
