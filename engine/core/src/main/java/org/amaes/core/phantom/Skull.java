package org.amaes.core.phantom;

import java.util.SplittableRandom;

/** What lies around the brain: meninges, skull with marrow, scalp, orbits with eyes, sinuses, face and neck. */
final class Skull {

    private static final double[] NECK_TOP = {0, -30, -70, 46};
    private static final double[] NECK_BOTTOM = {0, -34, -150, 52};

    private static final double[][] SPINE = {{0, -20, -62, 8}, {0, -16, -150, 9}};
    private static final double[][] THROAT = {{0, 14, -60, 5}, {0, 2, -150, 7}};
    private static final double[][] NERVE = {{31, 58, -25, 2}, {18, 34, -22, 2.5}};

    private final WaveField lumps;
    private final WaveField fibres;
    private final double scalp;
    private final double bone;

    Skull(SplittableRandom random) {
        lumps = new WaveField(random, 3, 60, 0.4);
        fibres = new WaveField(random, 6, 15, 0.8);
        scalp = Traits.between(random, 4, 6.5);
        bone = Traits.between(random, 5.5, 7.5);
    }

    /** The signed distance to the skin. */
    double skin(double side, double y, double z, double cavity) {
        double calvarium = cavity - bone - scalp - 0.6 * lumps.value(side, y, z);
        double face = SignedDistance.ellipsoid(side, y - 42, z + 48, 60, 48, 62);
        double nose = SignedDistance.ellipsoid(side, y - 92, z + 42, 11, 12, 20);
        double neck = SignedDistance.rod(side, y, z, NECK_TOP, NECK_BOTTOM);
        double head = SignedDistance.join(calvarium, SignedDistance.join(face, nose, 10), 16);
        return SignedDistance.join(head, neck, 24);
    }

    /** Paints everything outside the cavity of the skull; {@code cavity} is the distance to it. */
    void paint(Paint paint, double x, double y, double z, double cavity, double skin) {
        double side = Math.abs(x);
        double lump = lumps.value(x, y, z);
        double fibre = fibres.value(x, y, z);
        paint.cover(Tissue.SOFT, -skin, 1 + 0.08 * fibre);
        paint.cover(Tissue.FAT, Math.min(-skin - 1.6, cavity - bone - 0.8), 1 + 0.06 * fibre);
        if (z < -22) {
            belowSkull(paint, side, y, z, cavity, skin, fibre);
        }
        double thick = bone + 0.9 * lump;
        paint.cover(Tissue.BONE, thick - cavity);
        paint.cover(Tissue.DIPLOE, Math.min(cavity - 1.7, thick - 1.5 - cavity) - 0.35 * (1 + fibre), 1 + 0.15 * fibre);
        face(paint, side, y, z, cavity, fibre);
    }

    /** Muscle in bundles with fat between them, the spine and the throat. */
    private void belowSkull(Paint paint, double side, double y, double z, double cavity, double skin, double fibre) {
        double muscle = Math.min(Math.min(-skin - 5, cavity - bone - 1), (-22 - z) * 0.4);
        paint.cover(Tissue.SOFT, Math.min(muscle, 6 * Math.abs(fibre) - 0.7), 0.78 + 0.05 * Math.abs(fibre));
        if (side < 30 && z < -52) {
            double spine = SignedDistance.rod(side, y, z, SPINE[0], SPINE[1]);
            paint.cover(Tissue.BONE, -spine);
            paint.cover(Tissue.DIPLOE, -spine - 1.6, 1 + 0.05 * fibre);
            paint.cover(Tissue.AIR, -SignedDistance.rod(side, y, z, THROAT[0], THROAT[1]));
        }
    }

    private void face(Paint paint, double side, double y, double z, double cavity, double fibre) {
        if (z > 12 || y < -45 || side > 70 || y < 4 && (z > -24 || side < 38)) {
            return; // the rest is plain skull and scalp
        }
        double orbit = SignedDistance.ellipsoid(side - 31 + 0.28 * (y - 56), y - 56, z + 25, 15, 21, 14.5);
        paint.cover(Tissue.BONE, 1.8 - orbit);
        paint.cover(Tissue.FAT, -orbit, 0.95);
        double nerve = SignedDistance.rod(side, y, z, NERVE[0], NERVE[1]);
        paint.cover(Tissue.SOFT, Math.min(-nerve, -orbit - 1), 0.7);
        double eye = SignedDistance.ellipsoid(side - 31, y - 66, z + 25, 12, 12, 12);
        paint.cover(Tissue.SOFT, -eye + 0.9, 0.85);
        paint.cover(Tissue.EYE, -eye);
        double nasal = SignedDistance.ellipsoid(side, y - 62, z + 44, 15, 30, 24);
        double maxillary = SignedDistance.ellipsoid(side - 31, y - 58, z + 58, 14, 16, 15);
        double sphenoid = SignedDistance.ellipsoid(side - 7, y - 20, z + 33, 8, 11, 8);
        double mastoid = SignedDistance.ellipsoid(side - 54, y + 26, z + 44, 11, 13, 15);
        paint.cover(Tissue.BONE, -mastoid);
        paint.cover(Tissue.SOFT, -nasal, 0.9);
        double level = z + 46 + 0.1 * (y - 60);
        double shell = SignedDistance.ellipse(side - 7.5, level - 11 * Math.rint(level / 11), 3.6, 3); // turbinates, one above another
        paint.cover(Tissue.AIR, Math.min(Math.min(-nasal, shell + 0.5 * fibre), side - 1.2));
        paint.cover(Tissue.AIR, -maxillary);
        paint.cover(Tissue.AIR, Math.min(-sphenoid, cavity - 2.5));
        paint.cover(Tissue.AIR, Math.min(-mastoid, 1.8 * fibre - 0.6));
    }
}
