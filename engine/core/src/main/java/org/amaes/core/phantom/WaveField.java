package org.amaes.core.phantom;

import java.util.SplittableRandom;

/**
 * A smooth random function of space with features of one size: a sum of plane waves in random
 * directions, variance about 1.
 *
 * <p>Every third wave runs in a space mirrored at the midline, so that left and right are alike
 * without being equal. Cosines come from a table (steps of a 4096th turn): quick, and the same bits on
 * every machine.
 */
final class WaveField {

    private static final int TURN = 4096;
    private static final int QUARTER = TURN / 4;
    private static final int AHEAD = 512 * TURN; // keeps angles positive anywhere in a room
    private static final float[] COSINE = new float[TURN];

    static {
        for (int i = 0; i < TURN; i++) {
            COSINE[i] = (float) StrictMath.cos(2 * Math.PI * i / TURN);
        }
    }

    private final int waves;
    private final int mirrored;
    private final double[] kx;
    private final double[] ky;
    private final double[] kz;
    private final double[] phase;
    private final double weight;

    private double slopeX;
    private double slopeY;
    private double slopeZ;

    /**
     * @param random where directions, lengths and phases come from
     * @param waves how many waves, every third mirrored
     * @param wavelength mean wavelength in mm
     * @param spread how far wavelengths stray from the mean, as a fraction of it
     */
    WaveField(SplittableRandom random, int waves, double wavelength, double spread) {
        this.waves = waves;
        mirrored = (waves + 2) / 3;
        kx = new double[waves];
        ky = new double[waves];
        kz = new double[waves];
        phase = new double[waves];
        weight = Math.sqrt(2.0 / waves);
        for (int wave = 0; wave < waves; wave++) {
            double cosine = 2 * (wave + random.nextDouble()) / waves - 1; // stratified: no preferred direction
            int i = wave % 3 == 0 ? wave / 3 : mirrored + wave - wave / 3 - 1; // the mirrored ones stand first
            double turn = random.nextDouble();
            double k = 1 / (wavelength * (1 + spread * (2 * random.nextDouble() - 1))) * TURN;
            double across = k * Math.sqrt(1 - cosine * cosine);
            kx[i] = across * cosine(turn);
            ky[i] = across * cosine(turn - 0.25);
            kz[i] = k * cosine;
            phase[i] = AHEAD + TURN * random.nextDouble();
        }
    }

    /** The cosine of an angle in turns. */
    static double cosine(double turns) {
        return COSINE[(int) (turns * TURN + AHEAD) & TURN - 1];
    }

    /** The value at (x, y, z) mm. */
    double value(double x, double y, double z) {
        double side = Math.abs(x);
        double sum = 0;
        for (int i = 0; i < mirrored; i++) {
            sum += COSINE[(int) (kx[i] * side + ky[i] * y + kz[i] * z + phase[i]) & TURN - 1];
        }
        for (int i = mirrored; i < waves; i++) {
            sum += COSINE[(int) (kx[i] * x + ky[i] * y + kz[i] * z + phase[i]) & TURN - 1];
        }
        return sum * weight;
    }

    /** The value at (x, y, z) mm; leaves its gradient, per mm, in the slopes. */
    double valueAndSlope(double x, double y, double z) {
        double side = Math.signum(x);
        double sum = 0;
        double gx = 0;
        double gy = 0;
        double gz = 0;
        for (int i = 0; i < waves; i++) {
            double k = i < mirrored ? kx[i] * side : kx[i];
            int angle = (int) (k * x + ky[i] * y + kz[i] * z + phase[i]);
            sum += COSINE[angle & TURN - 1];
            double falling = COSINE[angle - QUARTER & TURN - 1]; // the sine
            gx -= falling * k;
            gy -= falling * ky[i];
            gz -= falling * kz[i];
        }
        double perMillimetre = weight * 2 * Math.PI / TURN;
        slopeX = gx * perMillimetre;
        slopeY = gy * perMillimetre;
        slopeZ = gz * perMillimetre;
        return sum * weight;
    }

    double slopeX() {
        return slopeX;
    }

    double slopeY() {
        return slopeY;
    }

    double slopeZ() {
        return slopeZ;
    }
}
