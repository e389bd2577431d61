package org.amaes.core.augment;

import java.util.Locale;

import org.amaes.core.volume.Shape;

/**
 * Gaussian noise: x + n, or x + x·n if it is multiplicative, with n ~ N(0, σ²) for every voxel.
 *
 * @param sigma standard deviation; additive: in units of intensity, multiplicative: as a share of it
 * @param multiplicative whether the noise grows with the intensity
 * @param key what the noise field is drawn from; equal keys give equal fields
 */
public record NoiseEffect(double sigma, boolean multiplicative, long key) implements Effect {

    @Override
    public void apply(float[] data, Shape shape, Workspace workspace) {
        int count = shape.length();
        Extremes range = Extremes.of(data, count);
        GaussianNoise gaussian = workspace.gaussian();
        float[][] rows = workspace.rows(2, GaussianNoise.BLOCK);
        float[] values = rows[0];
        float[] noise = rows[1];
        for (int block = 0, from = 0; from < count; block++, from += values.length) {
            int length = Math.min(values.length, count - from);
            System.arraycopy(data, from, values, 0, length);
            gaussian.fill(key, block, noise);
            if (multiplicative) {
                multiply(values, noise, (float) sigma, range.smallest(), range.largest());
            } else {
                add(values, noise, (float) sigma, range.smallest(), range.largest());
            }
            System.arraycopy(values, 0, data, from, length);
        }
    }

    // Plain loops over whole arrays with one index: the form that the compiler turns into vector instructions.

    private static void add(float[] values, float[] noise, float sigma, float smallest, float largest) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(Math.max(values[i] + sigma * noise[i], smallest), largest);
        }
    }

    private static void multiply(float[] values, float[] noise, float sigma, float smallest, float largest) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(Math.max(values[i] + values[i] * (sigma * noise[i]), smallest), largest);
        }
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "%s noise: σ %.5f", multiplicative ? "multiplicative" : "additive", sigma);
    }
}
