package org.amaes.core.phantom;

import java.util.SplittableRandom;

/**
 * The two cerebral hemispheres: a smooth outline, and a cortex folded along sulci.
 *
 * <p>Sulci are the zero surfaces of a {@link WaveField} carried straight inwards from the outline to
 * the axis of the hemisphere, each to a depth of its own; the Sylvian fissure with the insula at its
 * bottom and the fissure between the hemispheres are placed by hand, since everyone has them.
 */
final class Cerebrum {

    /** The axis of a hemisphere runs front to back at this distance from the midline and this height. */
    private static final double AXIS_SIDE = 27;
    private static final double AXIS_HEIGHT = 8;
    private static final double AXIS_BACK = -62;
    private static final double AXIS_FRONT = 34;

    private final Traits traits;
    private final WaveField folds;
    private final WaveField reach;
    private final WaveField bends;
    private final WaveField dimples;

    Cerebrum(Traits traits, SplittableRandom random) {
        this.traits = traits;
        folds = new WaveField(random, 14, 25.5, 0.33);
        reach = new WaveField(random, 5, 46, 0.3);
        bends = new WaveField(random, 4, 19, 0.4);
        dimples = new WaveField(random, 8, 14.5, 0.3);
    }

    /** The signed distance to the smooth outline of both hemispheres, fissure closed. */
    double outline(double side, double y, double z) {
        double narrowing = 1 + 0.0010 * (y + 20); // broad at the back, narrow at the front
        double dome = SignedDistance.ellipsoid(side * narrowing, y + 16, z - 14, 69, 87, 62);
        double floor = y > 0 ? -22 + 0.08 * y : Math.max(-26, -22 + 0.2 * y);
        double vault = SignedDistance.meet(dome, floor - z, 10);
        double temporal = SignedDistance.ellipsoid(side - 40.5 + 0.09 * (y + 8), y + 11, z + 22 + 0.20 * (y + 10), 27, 45, 25);
        return SignedDistance.join(vault, temporal, 7);
    }

    /** The signed distance to the upper edge of the corpus callosum in the midline plane, an arch. */
    static double arch(double y, double z) {
        return SignedDistance.ellipse(y + 5, z + 8, 38, 34);
    }

    /**
     * How deep a point lies in the cortex, in mm: negative in fluid, 0 at the pial surface.
     *
     * @param depth mm below the outline, other structures carved out
     */
    double cortexDepth(double x, double y, double z, double depth) {
        double side = Math.abs(x);
        double below = Math.max(0, -arch(y, z));
        double fissure = SignedDistance.length(side, below);
        double surface = SignedDistance.join(depth, fissure - 0.1 - 0.4 * traits.sulci(), 2);
        if (surface > 26) {
            return surface;
        }
        double cortex = SignedDistance.join(surface, sulcus(x, y, z, surface), 4.5);
        return SignedDistance.join(cortex, sylvian(x, side, y, z), 2.5);
    }

    /** The distance to the wall of the nearest sulcus, deep or shallow. */
    private double sulcus(double x, double y, double z, double depth) {
        double side = Math.abs(x);
        double ay = Math.max(AXIS_BACK, Math.min(AXIS_FRONT, y));
        double rx = side - AXIS_SIDE;
        double ry = y - ay;
        double rz = z - AXIS_HEIGHT;
        double radius = Math.sqrt(rx * rx + ry * ry + rz * rz) + 1e-6;
        double outwards = Math.min((radius + Math.max(0, depth)) / radius, 4); // carries the point to the surface above it
        double sign = x < 0 ? -1 : 1;
        double qx = sign * (AXIS_SIDE + rx * outwards);
        double qy = ay + ry * outwards;
        double qz = AXIS_HEIGHT + rz * outwards;
        rx *= sign / radius;
        ry /= radius;
        rz /= radius;
        double deepest = reach.value(qx, qy, qz);
        double end = Math.max(4, Math.min(23, 14 + 6 * deepest));
        double wide = traits.sulci() * (0.1 + 4 / (2 + Math.max(0, depth))) - 0.15; // sulci open towards the skull
        double sulcus = SignedDistance.length(across(folds, qx, qy, qz, rx, ry, rz) / outwards, Math.max(0, depth - end)) - wide;
        if (depth > 11) {
            return sulcus;
        }
        double shallow = Math.max(1, 4.5 - 2.5 * deepest); // dimples fill what the deep sulci leave
        double dimple = SignedDistance.length(across(dimples, qx, qy, qz, rx, ry, rz) / outwards, Math.max(0, depth - shallow));
        return SignedDistance.join(sulcus, dimple - 0.6 * wide, 2);
    }

    /** The distance along the surface to where a field is zero; (rx, ry, rz) is the unit vector outwards. */
    private static double across(WaveField field, double x, double y, double z, double rx, double ry, double rz) {
        double value = field.valueAndSlope(x, y, z);
        double inwards = field.slopeX() * rx + field.slopeY() * ry + field.slopeZ() * rz; // this part is not seen
        double square = field.slopeX() * field.slopeX() + field.slopeY() * field.slopeY() + field.slopeZ() * field.slopeZ();
        return Math.abs(value) / Math.sqrt(Math.max(0, square - inwards * inwards) + 0.003);
    }

    /** The distance to the wall of the Sylvian fissure, its ascending branch and the surface of the insula below them. */
    private double sylvian(double x, double side, double y, double z) {
        if (side < 28 || y > 34 || y < -54) {
            return 30;
        }
        double wander = bends.value(x, y, z);
        double height = z + 9 - 0.40 * (16 - y) + 0.12 * (side - 40) + 1.6 * wander;
        double beyond = Math.max(0, Math.max(y - 24, -44 - y));
        double lid = Math.max(0, 37 - side);
        double cleft = SignedDistance.length(SignedDistance.length(0.92 * height, lid), beyond);
        double branch = SignedDistance.length(SignedDistance.length(y - 15 - 0.25 * z + 1.5 * wander, lid), Math.max(0, Math.abs(height - 7) - 9));
        double wall = Math.max(0, Math.abs(height - 1) - 11);
        double end = Math.max(0, Math.max(y - 19, -24 - y));
        double insula = SignedDistance.length(SignedDistance.length(side - 38 - 0.06 * y - 1.3 * wander, wall), end);
        return Math.min(Math.min(cleft, branch), insula) - 0.2 - 0.6 * traits.sulci();
    }
}
