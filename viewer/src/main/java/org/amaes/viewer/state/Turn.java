package org.amaes.viewer.state;

/**
 * From where the whole volume is looked at.
 *
 * @param around degrees around the body's long axis: 0 from the front, 90 from the patient's left
 * @param above degrees above the horizon, −90 (from the feet) to 90 (from above)
 * @param zoom 1 fits the volume whatever the turn
 */
public record Turn(double around, double above, double zoom) {

    /** From the front, a little to the side and from above. */
    public static final Turn START = new Turn(30, 15, 1);

    public Turn {
        around = ((around + 180) % 360 + 360) % 360 - 180;
        above = Math.clamp(above, -90.0, 90.0);
        zoom = Math.clamp(zoom, 0.3, 8.0);
    }

    /** Turned further. */
    public Turn by(double around, double above) {
        return new Turn(this.around + around, this.above + above, zoom);
    }

    /** Looked at more closely. */
    public Turn closer(double factor) {
        return new Turn(around, above, zoom * factor);
    }
}
