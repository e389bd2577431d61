package org.amaes.viewer.paint;

import java.util.Objects;
import java.util.Optional;

/**
 * How painting is done: with what, how wide, and where not.
 *
 * @param label what is painted, 0 to 255; 0 erases
 * @param radius of the brush in mm
 * @param solid whether the brush is a ball and fills go through all slices, or both stay in one slice
 * @param overwrite what may be painted over
 * @param range which intensities may be painted on; all where empty
 */
public record PaintSettings(int label, double radius, boolean solid, Overwrite overwrite, Optional<ValueRange> range) {

    /** The narrowest and the widest brush in mm. */
    public static final double LEAST_RADIUS = 0.25;
    public static final double MOST_RADIUS = 50;

    /** Label 1 with a brush of 3 mm radius, in one slice, over everything. */
    public static final PaintSettings START = new PaintSettings(1, 3, false, Overwrite.EVERYTHING, Optional.empty());

    public PaintSettings {
        if (label < 0 || label > 255) {
            throw new IllegalArgumentException("A label lies between 0 and 255: " + label);
        }
        radius = Math.clamp(radius, LEAST_RADIUS, MOST_RADIUS);
        Objects.requireNonNull(overwrite);
        Objects.requireNonNull(range);
    }

    /** The same, taking labels away. What only paints on background would erase nothing, so it erases everything. */
    public PaintSettings erasing() {
        return new PaintSettings(0, radius, solid, overwrite.equals(Overwrite.BACKGROUND) ? Overwrite.EVERYTHING : overwrite, range);
    }

    /** The same with another label. */
    public PaintSettings withLabel(int label) {
        return new PaintSettings(label, radius, solid, overwrite, range);
    }

    /** The same with another brush. */
    public PaintSettings withRadius(double radius) {
        return new PaintSettings(label, radius, solid, overwrite, range);
    }

    /** The same in one slice, or through all. */
    public PaintSettings withSolid(boolean solid) {
        return new PaintSettings(label, radius, solid, overwrite, range);
    }

    /** The same with other protected labels. */
    public PaintSettings withOverwrite(Overwrite overwrite) {
        return new PaintSettings(label, radius, solid, overwrite, range);
    }

    /** The same on other intensities. */
    public PaintSettings withRange(Optional<ValueRange> range) {
        return new PaintSettings(label, radius, solid, overwrite, range);
    }
}
