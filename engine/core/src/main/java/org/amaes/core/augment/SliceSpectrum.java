package org.amaes.core.augment;

/**
 * The k-space of a slice as people look at it: the logarithm of the magnitude of its two-dimensional
 * Fourier transform, low frequencies in the middle, scaled to 0 … 1.
 *
 * <p>For looking only: a plain sum over lines and columns, not the transform that artefacts are made with.
 */
public final class SliceSpectrum {

    private SliceSpectrum() {
    }

    /**
     * The spectrum of a slice.
     *
     * @param slice rows × columns intensities, row by row
     * @return rows × columns values from 0 (nothing) to 1 (the strongest frequency); all 0 for a slice of zeros
     */
    public static float[] of(float[] slice, int rows, int columns) {
        if (slice.length != rows * columns) {
            throw new IllegalArgumentException(slice.length + " values for " + rows + " x " + columns);
        }
        double[] real = new double[slice.length];
        double[] imaginary = new double[slice.length];
        for (int i = 0; i < slice.length; i++) {
            real[i] = slice[i];
        }
        for (int row = 0; row < rows; row++) {
            line(real, imaginary, row * columns, 1, columns);
        }
        for (int column = 0; column < columns; column++) {
            line(real, imaginary, column, columns, rows);
        }
        float[] out = new float[slice.length];
        double strongest = 0;
        for (int i = 0; i < slice.length; i++) {
            real[i] = Math.log1p(Math.hypot(real[i], imaginary[i]));
            strongest = Math.max(strongest, real[i]);
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int shown = (row + rows / 2) % rows * columns + (column + columns / 2) % columns;
                out[shown] = strongest > 0 ? (float) (real[row * columns + column] / strongest) : 0;
            }
        }
        return out;
    }

    /** Replaces one line of complex numbers by its discrete Fourier transform. */
    private static void line(double[] real, double[] imaginary, int from, int step, int n) {
        double[] re = new double[n];
        double[] im = new double[n];
        double[] cosine = new double[n];
        double[] sine = new double[n];
        for (int k = 0; k < n; k++) {
            cosine[k] = Math.cos(2 * Math.PI * k / n);
            sine[k] = Math.sin(2 * Math.PI * k / n);
        }
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                int turn = (int) ((long) j * k % n);
                double a = real[from + j * step];
                double b = imaginary[from + j * step];
                re[k] += a * cosine[turn] + b * sine[turn];
                im[k] += b * cosine[turn] - a * sine[turn];
            }
        }
        for (int k = 0; k < n; k++) {
            real[from + k * step] = re[k];
            imaginary[from + k * step] = im[k];
        }
    }
}
