package org.amaes.viewer.state;

/**
 * A place in the patient, in RAS+ millimetres: the coordinates that volumes on different grids share.
 *
 * @param x towards the patient's right
 * @param y towards the front
 * @param z upwards
 */
public record Position(double x, double y, double z) {

    /** The world's origin. */
    public static final Position ORIGIN = new Position(0, 0, 0);

    /** From {x, y, z}. */
    public static Position of(double[] world) {
        return new Position(world[0], world[1], world[2]);
    }

    /** This place moved by the way from one place to another. */
    public Position movedBy(Position from, Position to) {
        return new Position(x + to.x - from.x, y + to.y - from.y, z + to.z - from.z);
    }

    /** The place on the straight way to another: 0 here, 1 there. */
    public Position towards(Position other, double share) {
        return new Position(x + share * (other.x - x), y + share * (other.y - y), z + share * (other.z - z));
    }
}
