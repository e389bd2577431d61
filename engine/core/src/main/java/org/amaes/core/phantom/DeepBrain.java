package org.amaes.core.phantom;

/** What lies in the middle of the brain: callosal arch, ventricles, grey nuclei, hippocampus and brain stem. */
final class DeepBrain {

    // {x, y, z, radius} in mm along the lateral ventricle of a young adult
    private static final double[][] BODY = {
        {7, 34, 1, 2.8}, {8, 25, 7, 4.4}, {9, 8, 15, 4.2}, {13, -14, 20, 3.8}, {20, -32, 16, 4.4}, {25, -43, 8, 5.4},
        {25, -60, 4, 1.6}, {24, -72, 3, 0.4}};
    private static final double[][] TEMPORAL_HORN = {{25, -43, 8, 4}, {33, -33, -8, 1.6}, {32, -16, -18, 0.9}, {29, -6, -20, 0.5}};
    private static final double[][] CAUDATE = {{12.5, 23, 2, 6}, {15, 14, 9, 5.5}, {18, -4, 17, 3.2}, {23, -24, 18, 1.8}};
    private static final double[][] HIPPOCAMPUS = {{23, -3, -21, 6}, {27, -14, -19, 5}, {30, -28, -11, 4}, {26, -36, -2, 2.5}};
    private static final double[][] STEM = {{0, -34, -42, 9.5}, {0, -40, -60, 7}, {0, -46, -120, 6}};
    private static final double[][] PEDUNCLE = {{14, -10, -2, 6}, {8, -18, -16, 8}, {5, -23, -28, 9}};

    private static final double[][] ARM = {{12, -25, -30, 7.5}, {25, -50, -34, 6}}; // to the cerebellum

    private final Traits traits;

    DeepBrain(Traits traits) {
        this.traits = traits;
    }

    /** The signed distance to midbrain, pons and medulla. */
    double stem(double side, double y, double z) {
        double pons = SignedDistance.ellipsoid(side, y + 22, z + 30, 16.5, 13, 14);
        double midbrain = SignedDistance.ellipsoid(side, y + 29, z + 12, 12.5, 11, 11);
        double stem = SignedDistance.join(pons, SignedDistance.join(midbrain, chain(STEM, side, y, z, 0), 6), 5);
        double peduncles = Math.min(chain(PEDUNCLE, side, y, z, 0), SignedDistance.rod(side, y, z, ARM[0], ARM[1]));
        return SignedDistance.join(stem, peduncles, 4);
    }

    /** The signed distance to the fluid of the ventricles. */
    double ventricles(double side, double y, double z) {
        double wider = traits.ventricles();
        double lateral = Math.min(chain(BODY, side, y, z, wider), chain(TEMPORAL_HORN, side, y, z, 0.45 * wider));
        double roof = Cerebrum.arch(y, z) + 6.6 - 0.9 * Math.max(0, side - 11);
        lateral = SignedDistance.meet(lateral, roof, 3.5);
        lateral = Math.max(lateral, 0.8 - side); // the septum between them
        double third = SignedDistance.meet(side - 1.3 - 0.5 * wider, SignedDistance.ellipse(y + 11, z + 4, 14, 9), 5);
        double fourth = SignedDistance.ellipsoid(side, y + 41, z + 32, 7.5, 4.2 + 0.4 * wider, 8);
        return Math.min(lateral, Math.min(third, fourth));
    }

    /** Lays the callosum, the ventricles and the nuclei over white matter. */
    void paint(Paint paint, double side, double y, double z, double ventricles, double texture) {
        double arch = Cerebrum.arch(y, z);
        double reach = (y + 5) / 38;
        double half = 2.9 + 1.9 * reach * reach * reach * reach;
        double callosum = Math.max(Math.max(Math.abs(arch + half) - half, side - 26), (y > 0 ? -4 : 2) - z);
        paint.cover(Tissue.WHITE_MATTER, -callosum, texture);
        paint.blend(Tissue.DEEP_GREY, -putamen(side, y, z), 0.98 * texture, 1);
        paint.blend(Tissue.PALLIDUM, -pallidum(side, y, z), texture, 1.5);
        paint.blend(Tissue.DEEP_GREY, -thalamus(side, y, z), 1.06 * texture, 3);
        paint.cover(Tissue.CORTEX, -chain(HIPPOCAMPUS, side, y, z, 0), 1.02 * texture);
        paint.cover(Tissue.CSF, -ventricles);
        double caudate = chain(CAUDATE, side - 0.75 * traits.ventricles(), y, z, 0);
        paint.cover(Tissue.DEEP_GREY, -caudate, 0.97 * texture);
    }

    /** The signed distance to the nearest grey nucleus. */
    double nuclei(double side, double y, double z) {
        double caudate = chain(CAUDATE, side - 0.75 * traits.ventricles(), y, z, 0);
        return Math.min(Math.min(putamen(side, y, z), pallidum(side, y, z)), Math.min(thalamus(side, y, z), caudate));
    }

    private static double putamen(double side, double y, double z) {
        return SignedDistance.ellipsoid(side - 25.5 + 0.24 * (y - 2), y - 2, z - 1, 5.6, 17, 10.5);
    }

    private static double pallidum(double side, double y, double z) {
        return SignedDistance.ellipsoid(side - 18.5 + 0.38 * (y + 1), y + 1, z + 1, 3.4, 10, 7);
    }

    private double thalamus(double side, double y, double z) {
        double out = 0.4 * traits.ventricles();
        return SignedDistance.ellipsoid(side - 11 - out + 0.38 * (y + 18), y + 18, z - 5, 8.2, 15, 8.5);
    }

    /** The signed distance to a chain of rods, all thicker by {@code wider} mm. */
    private static double chain(double[][] points, double x, double y, double z, double wider) {
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < points.length; i++) {
            nearest = Math.min(nearest, SignedDistance.rod(x, y, z, points[i - 1], points[i]));
        }
        return nearest - wider;
    }
}
