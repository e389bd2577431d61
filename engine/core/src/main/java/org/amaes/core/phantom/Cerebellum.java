package org.amaes.core.phantom;

import java.util.SplittableRandom;

/** The cerebellum: two hemispheres and the vermis, leafed by fissures that fan out from the fourth ventricle. */
final class Cerebellum {

    private static final double HUB_Y = -46;
    private static final double HUB_Z = -36;

    private final WaveField ripple;
    private final double fissures;
    private final double[] depths = new double[64];

    Cerebellum(SplittableRandom random) {
        ripple = new WaveField(random, 8, 24, 0.4);
        fissures = Traits.between(random, 29, 33);
        for (int i = 0; i < depths.length; i++) {
            depths[i] = i % 3 == 0 ? Traits.between(random, 10, 17) : Traits.between(random, 4, 8);
        }
    }

    /** The signed distance to the cerebellum's smooth outline. */
    double outline(double side, double y, double z) {
        double lobe = SignedDistance.ellipsoid(side - 25, y + 66, z + 36 + 0.12 * (side - 24), 29, 28, 23);
        double vermis = SignedDistance.ellipsoid(side, y + 63, z + 33, 14, 25, 23);
        return SignedDistance.join(lobe, vermis, 8);
    }

    void paint(Paint paint, double x, double y, double z, double outline) {
        double depth = -outline;
        double leaf = Math.min(depth, fissure(x, y, z, depth) - 0.3);
        paint.cover(Tissue.CORTEX, leaf, 0.97);
        paint.cover(Tissue.WHITE_MATTER, leaf - 2, 0.97);
    }

    /** The distance to the nearest fissure. */
    private double fissure(double x, double y, double z, double depth) {
        double wobble = ripple.value(x, y, z);
        double dy = y - HUB_Y;
        double dz = z - HUB_Z + 0.0035 * x * x; // leaves arch downwards to the sides
        double radius = SignedDistance.length(dy, dz) + 1e-6;
        double turn = angle(dy, dz) + 0.014 * wobble;
        double position = turn * fissures;
        double index = Math.rint(position);
        double across = Math.abs(position - index) * radius * 6.2832 / fissures;
        double reach = depths[(int) index & 63];
        return SignedDistance.length(across, Math.max(0, depth - reach));
    }

    /** The direction of (a, b) as a monotone function of its angle, in turns: 0 to 1. */
    private static double angle(double a, double b) {
        double bend = b / (Math.abs(a) + Math.abs(b));
        double quarter = 0.25 * bend * (1 + 0.14 * (1 - Math.abs(bend)));
        return a < 0 ? 0.5 - quarter : quarter < 0 ? 1 + quarter : quarter;
    }
}
