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
    T1(new double[] {0, 330, 160, 70, 78, 252, 372, 296, 338, 338, 62, 430}, 305),

    /** Fluid-attenuated inversion recovery. */
    FLAIR(new double[] {0, 118, 96, 24, 34, 196, 172, 186, 160, 168, 30, 150}, 262);

    private final double[] signals;
    private final double lesion;

    Contrast(double[] signals, double lesion) {
        this.signals = signals;
        this.lesion = lesion;
    }

    /** The mean signal of healthy tissue, before noise and coil sensitivity. */
    public double signal(Tissue tissue) {
        return signals[tissue.ordinal()];
    }

    /** The mean signal of a white-matter lesion, before noise and coil sensitivity. */
    public double lesionSignal() {
        return lesion;
    }
}
