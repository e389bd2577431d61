package org.amaes.core.phantom;

import java.util.SplittableRandom;

/**
 * One subject's head as a function of place: what stands at a point given in scanner millimetres
 * (x to the right, y to the front, z up; the origin lies near the anterior commissure).
 *
 * <p>Not safe for use by two threads at once: it works in its own scratch fields.
 */
final class Anatomy {

    private static final double GAP = 2.2; // subarachnoid space between brain and skull, mm
    private static final double FAR = 30;

    private final Traits traits;
    private final boolean brainOnly;
    private final WaveField[] warp = new WaveField[3];
    private final WaveField mottle;
    private final WaveField grain;
    private final Cerebrum cerebrum;
    private final Cerebellum cerebellum;
    private final DeepBrain deep;
    private final Skull skull;
    private final Lesions lesions;

    // the point that was asked for last, in the coordinates that anatomy is drawn in
    private double x;
    private double y;
    private double z;
    private double outline;
    private double cerebellumOutline;
    private double stem;
    private double lesion;

    /** @param brainOnly whether to leave out what brain extraction takes away: quicker */
    Anatomy(Traits traits, boolean withLesions, boolean brainOnly) {
        this.traits = traits;
        this.brainOnly = brainOnly;
        SplittableRandom random = new SplittableRandom(Traits.mix(traits.seed(), 1));
        for (int axis = 0; axis < 3; axis++) {
            warp[axis] = new WaveField(random, 3, 78, 0.35);
        }
        mottle = new WaveField(random, 4, 30, 0.4);
        grain = new WaveField(random, 8, 7, 0.6);
        cerebrum = new Cerebrum(traits, random);
        cerebellum = new Cerebellum(random);
        deep = new DeepBrain(traits);
        skull = new Skull(random);
        lesions = new Lesions(new SplittableRandom(Traits.mix(traits.seed(), 2)), withLesions ? traits.lesionLoad() : 0,
                traits.ventricles(), this::whiteMatterDepth);
    }

    /** Paints what stands at a scanner position; {@code lesionSignal} is what lesions give. */
    void paint(Paint paint, double scannerX, double scannerY, double scannerZ, double lesionSignal) {
        paint.clear();
        lesion = 0;
        outline = FAR;
        cerebellumOutline = FAR;
        stem = FAR;
        toAnatomy(scannerX, scannerY, scannerZ);
        if (isSurelyAir()) {
            return;
        }
        bend();
        outlines();
        double brain = brainOutline();
        if (brainOnly && brain > GAP) {
            return;
        }
        double cavity = Math.min(SignedDistance.join(SignedDistance.join(outline, cerebellumOutline, 16), stem - 1.5, 12),
                brain) - GAP;
        if (cavity > -1 && !brainOnly) {
            double skin = skull.skin(Math.abs(x), y, z, cavity);
            if (skin > 2) {
                return;
            }
            skull.paint(paint, x, y, z, cavity, skin);
        }
        paint.cover(Tissue.CSF, -cavity);
        if (brain < 2) {
            paintBrain(paint, lesionSignal);
        }
    }

    /** How much of the last painted point is lesion: 0 to 1. */
    double lesion() {
        return lesion;
    }

    /** Whether the last painted point lies within what brain extraction keeps. */
    boolean isWithinBrain() {
        return Math.max(brainOutline(), -60 - z) < 0.6; // the cord is cut off
    }

    private double brainOutline() {
        return Math.min(outline, Math.min(cerebellumOutline, stem));
    }

    private void paintBrain(Paint paint, double lesionSignal) {
        double side = Math.abs(x);
        double texture = 1 + 0.016 * mottle.value(x, y, z) + 0.011 * grain.value(x, y, z);
        if (cerebellumOutline < 2) {
            cerebellum.paint(paint, x, y, z, cerebellumOutline);
        }
        double depth = cerebrumDepth();
        double cortex = -FAR;
        if (depth > -2) {
            cortex = cerebrum.cortexDepth(x, y, z, depth);
            paint.cover(Tissue.CORTEX, cortex, texture);
            double white = cortex - traits.cortex();
            // fibres thin out towards the gyri, so white matter fades there
            paint.blend(Tissue.WHITE_MATTER, white, texture * (1.015 - 0.30 / (3.5 + Math.max(0, white))), 1.2);
        }
        paint.cover(Tissue.BRAIN_STEM, -stem, texture);
        if (side < 45 && y > -85 && y < 50 && z > -45 && z < 45) {
            double ventricles = deep.ventricles(side, y, z);
            deep.paint(paint, side, y, z, ventricles, texture);
            lesion(paint, Math.min(cortex - traits.cortex(), ventricles - 0.4), lesionSignal);
        } else {
            lesion(paint, cortex - traits.cortex(), lesionSignal);
        }
    }

    private void lesion(Paint paint, double white, double lesionSignal) {
        if (white > -1 && paint.tissue() == Tissue.WHITE_MATTER) {
            double inside = Math.min(lesions.inside(x, y, z), white - 0.2);
            lesion = paint.share(inside);
            double core = 0.82 + 0.18 * Math.min(1, Math.max(0, inside) / 2.5); // brightest in the middle
            paint.stain(lesionSignal, lesion * core);
        }
    }

    /** How deep in cerebral white matter an anatomical point lies, clear of nuclei, ventricles and callosum. */
    private double whiteMatterDepth(double ax, double ay, double az) {
        x = ax;
        y = ay;
        z = az;
        outlines();
        double side = Math.abs(x);
        double white = cerebrum.cortexDepth(x, y, z, cerebrumDepth()) - traits.cortex();
        double clear = Math.min(deep.ventricles(side, y, z), deep.nuclei(side, y, z));
        return Math.min(Math.min(white, clear), Math.min(stem, Math.max(side - 15, Cerebrum.arch(y, z))));
    }

    /** Depth below the cerebrum's outline, the cerebellum, the stem and their cisterns carved out. */
    private double cerebrumDepth() {
        double besideStem = stem - 2.6 + 1.3 * Math.max(0, z + 14); // higher up the stem grows into the hemispheres
        return Math.min(-outline, Math.min(cerebellumOutline - 1.8, besideStem));
    }

    private void outlines() {
        double side = Math.abs(x);
        outline = cerebrum.outline(side, y, z);
        cerebellumOutline = z < 8 && y < -20 ? cerebellum.outline(side, y, z) : FAR;
        stem = z < 12 && side < 42 ? deep.stem(side, y, z) : FAR;
    }

    /** Undoes the head's pose and size. */
    private void toAnatomy(double scannerX, double scannerY, double scannerZ) {
        double px = scannerX - traits.shift()[0];
        double py = scannerY - traits.shift()[1];
        double pz = scannerZ - traits.shift()[2];
        double nod = 6.2832 * traits.tilt()[0];
        double roll = 6.2832 * traits.tilt()[1];
        double shake = 6.2832 * traits.tilt()[2];
        double ax = px - shake * py + roll * pz; // small rotations, to first order
        double ay = py + shake * px - nod * pz;
        double az = pz - roll * px + nod * py;
        ax /= traits.width();
        ay /= traits.length();
        az /= traits.height();
        x = ax;
        y = ay;
        z = az;
    }

    /** Whether a point is so far out that no bend brings it into a head; saves half of the work. */
    private boolean isSurelyAir() {
        double u = x / 96;
        double v = (y + 6) / 128;
        double w = Math.max(0, z) / 108;
        return u * u + v * v + w * w > 1;
    }

    /** Undoes the subject's own smooth deformation, which spares the midline. */
    private void bend() {
        double dx = 0.6 * warp[0].value(x, y, z);
        double dy = 1.2 * warp[1].value(x, y, z);
        double dz = 1.2 * warp[2].value(x, y, z);
        x += dx;
        y += dy;
        z += dz;
    }
}
