package org.amaes.core.phantom;

/**
 * The pulse sequence a phantom is scanned with, as the signal each tissue gives, in the arbitrary
 * units of a scanner.
 *
 * <p>The ratios follow skull-stripped research scans at 3 T: on T1 white matter is brightest and
 * fluid dark; on FLAIR grey matter lies about a sixth above white matter, fluid is suppressed and
 * lesions are brightest.
 */
public enum Contrast {

    /** T1-weighted. */
    T1,

    /** Fluid-attenuated inversion recovery. */
    FLAIR;

    /** The mean signal of healthy tissue, before noise and coil sensitivity. */
    public double signal(Tissue tissue) {
        boolean t1 = this == T1;
        return switch (tissue) {
            case AIR -> 0;
            case SOFT -> t1 ? 330 : 118;
            case DIPLOE -> t1 ? 160 : 96;
            case BONE -> t1 ? 70 : 24;
            case CSF -> t1 ? 78 : 34;
            case CORTEX -> t1 ? 252 : 196;
            case WHITE_MATTER -> t1 ? 372 : 172;
            case DEEP_GREY -> t1 ? 296 : 186;
            case PALLIDUM -> t1 ? 338 : 160;
            case BRAIN_STEM -> t1 ? 332 : 168;
            case EYE -> t1 ? 62 : 30;
            case FAT -> t1 ? 430 : 150;
        };
    }

    /** The mean signal of a white-matter lesion, before noise and coil sensitivity. */
    public double lesionSignal() {
        return this == T1 ? 305 : 262;
    }
}
