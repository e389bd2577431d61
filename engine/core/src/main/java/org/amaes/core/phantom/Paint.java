package org.amaes.core.phantom;

/**
 * The signal that builds up at one point as tissues are laid over one another, each covering what lies
 * below as far as the point is inside it: edges come out as partial volumes.
 */
final class Paint {

    private final double[] signals = new double[Tissue.values().length];
    private final double softness;
    private double signal;
    private Tissue tissue;

    /**
     * @param contrast the signal of each tissue
     * @param softness half the width in mm over which one tissue gives way to the next
     */
    Paint(Contrast contrast, double softness) {
        for (Tissue each : Tissue.values()) {
            signals[each.ordinal()] = contrast.signal(each);
        }
        this.softness = softness;
    }

    void clear() {
        signal = signals[Tissue.AIR.ordinal()];
        tissue = Tissue.AIR;
    }

    /** Lays on a tissue whose surface is {@code inside} mm away; {@code gain} scales its signal. */
    void cover(Tissue with, double inside, double gain) {
        double share = share(inside);
        if (share > 0) {
            signal += share * (signals[with.ordinal()] * gain - signal);
            if (share >= 0.5) {
                tissue = with;
            }
        }
    }

    void cover(Tissue with, double inside) {
        cover(with, inside, 1);
    }

    /** Lays on a tissue that blends into the one below over {@code blend} mm, however fine the voxels. */
    void blend(Tissue with, double inside, double gain, double blend) {
        double half = softness + 0.5 * blend;
        double share = ramp(0.5 + inside / (2 * half));
        signal += share * (signals[with.ordinal()] * gain - signal);
        if (share >= 0.5) {
            tissue = with;
        }
    }

    /** Lays on a signal that leaves the tissue what it is. */
    void stain(double with, double share) {
        signal += share * (with - signal);
    }

    /** How much of the point a solid fills whose surface is {@code inside} mm away: 0 to 1. */
    double share(double inside) {
        return ramp(0.5 + inside / (2 * softness));
    }

    private static double ramp(double position) {
        double t = Math.max(0, Math.min(1, position));
        return t * t * (3 - 2 * t);
    }

    double signal() {
        return signal;
    }

    Tissue tissue() {
        return tissue;
    }
}
