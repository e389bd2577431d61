package org.amaes.core.phantom;

/**
 * Signed distances in millimetres to simple solids, negative inside, and the ways to join them.
 *
 * <p>The ellipsoid's is the usual first-order estimate: exact on the surface, a few per cent off near it.
 */
final class SignedDistance {

    private SignedDistance() {
    }

    /** To an ellipsoid at the origin with half axes a, b, c. */
    static double ellipsoid(double x, double y, double z, double a, double b, double c) {
        double perA = 1 / a; // for constant axes the compiler leaves no division
        double perB = 1 / b;
        double perC = 1 / c;
        double u = x * perA;
        double v = y * perB;
        double w = z * perC;
        double level = Math.sqrt(u * u + v * v + w * w);
        u *= perA;
        v *= perB;
        w *= perC;
        double slope = Math.sqrt(u * u + v * v + w * w);
        return slope < 1e-9 ? -Math.min(a, Math.min(b, c)) : level * (level - 1) / slope;
    }

    /** To an ellipse at the origin with half axes a, b. */
    static double ellipse(double x, double y, double a, double b) {
        return ellipsoid(x, y, 0, a, b, 1);
    }

    /** To a rod of changing thickness: {x, y, z, radius} at its two ends. */
    static double rod(double x, double y, double z, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double dz = to[2] - from[2];
        double px = x - from[0];
        double py = y - from[1];
        double pz = z - from[2];
        double t = (px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz);
        t = Math.max(0, Math.min(1, t));
        px -= t * dx;
        py -= t * dy;
        pz -= t * dz;
        return Math.sqrt(px * px + py * py + pz * pz) - from[3] - t * (to[3] - from[3]);
    }

    /** The nearer of two, the crease between them rounded over {@code rounding} mm. */
    static double join(double a, double b, double rounding) {
        double overlap = Math.max(rounding - Math.abs(a - b), 0);
        return Math.min(a, b) - overlap * overlap * (0.25 / rounding);
    }

    /** What lies in both, the edge rounded over {@code rounding} mm. */
    static double meet(double a, double b, double rounding) {
        return -join(-a, -b, rounding);
    }

    /** The length of (a, b). */
    static double length(double a, double b) {
        return Math.sqrt(a * a + b * b);
    }
}
