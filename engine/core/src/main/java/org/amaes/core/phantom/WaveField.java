package org.amaes.core.phantom;

import java.util.SplittableRandom;

/**
 * A smooth random function of space with features of one size: a sum of plane waves in random
 * directions, variance about 1.
 *
 * <p>Half of the waves run in a space mirrored at the midline, so that left and right are alike
 * without being equal. Sine is a polynomial here (error below 2e-4): the same bits on every machine.
 */
final class WaveField {

    private final int waves;
    private final double[] kx;
    private final double[] ky;
    private final double[] kz;
    private final double[] phase;
    private final double[] weight;

    private double slopeX;
    private double slopeY;
    private double slopeZ;

    /**
     * @param random where directions, lengths and phases come from
     * @param waves how many waves, the even ones mirrored
     * @param wavelength mean wavelength in mm
     * @param spread how far wavelengths stray from the mean, as a fraction of it
     */
    WaveField(SplittableRandom random, int waves, double wavelength, double spread) {
        this.waves = waves;
        kx = new double[waves];
        ky = new double[waves];
        kz = new double[waves];
        phase = new double[waves];
        weight = new double[waves];
        for (int i = 0; i < waves; i++) {
            double cosine = (2 * (i + random.nextDouble()) / waves - 1); // stratified: no preferred direction
            double turn = random.nextDouble();
            double k = 1 / (wavelength * (1 + spread * (2 * random.nextDouble() - 1)));
            double across = k * Math.sqrt(1 - cosine * cosine);
            kx[i] = across * cosine(turn);
            ky[i] = across * cosine(turn - 0.25);
            kz[i] = k * cosine;
            phase[i] = random.nextDouble();
            weight[i] = Math.sqrt(2.0 / waves);
        }
    }

    /** The cosine of an angle in turns. */
    static double cosine(double turns) {
        double s = 0.25 - Math.abs(turns - Math.rint(turns));
        double q = s * s;
        return s * (6.283185307 + q * (-41.3417 + q * (81.6052 + q * -76.7059 + q * q * 42.0587)));
    }

    /** The value at (x, y, z) mm. */
    double value(double x, double y, double z) {
        double mirrored = Math.abs(x);
        double sum = 0;
        for (int i = 0; i < waves; i++) {
            double u = (i & 1) == 0 ? mirrored : x;
            sum += weight[i] * cosine(kx[i] * u + ky[i] * y + kz[i] * z + phase[i]);
        }
        return sum;
    }

    /** The value at (x, y, z) mm; leaves its gradient, per mm, in the slopes (x towards the side). */
    double valueAndSlope(double x, double y, double z) {
        double side = Math.signum(x);
        double mirrored = Math.abs(x);
        double sum = 0;
        double gx = 0;
        double gy = 0;
        double gz = 0;
        for (int i = 0; i < waves; i++) {
            boolean even = (i & 1) == 0;
            double turns = kx[i] * (even ? mirrored : x) + ky[i] * y + kz[i] * z + phase[i];
            sum += weight[i] * cosine(turns);
            double slope = weight[i] * -6.283185307 * cosine(turns - 0.25);
            gx += slope * (even ? kx[i] : kx[i] * side);
            gy += slope * ky[i];
            gz += slope * kz[i];
        }
        slopeX = gx;
        slopeY = gy;
        slopeZ = gz;
        return sum;
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
