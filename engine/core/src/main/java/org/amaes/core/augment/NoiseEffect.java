package org.amaes.core.augment;

import java.util.Locale;

import org.amaes.core.augment.Workspace.Use;
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
        int row = Math.min(count, 4096);
        Extremes range = Extremes.of(data, count);
        float[] noise = workspace.floats(Use.NOISE, row);
        PatchRandom random = new PatchRandom(key);
        for (int from = 0; from < count; from += row) {
            int length = Math.min(row, count - from);
            GaussianNoise.fill(noise, length, random);
            if (multiplicative) {
                multiply(data, from, noise, length, (float) sigma, range);
            } else {
                add(data, from, noise, length, (float) sigma, range);
            }
        }
    }

    private static void add(float[] data, int from, float[] noise, int length, float sigma, Extremes range) {
        for (int i = 0; i < length; i++) {
            float value = data[from + i] + sigma * noise[i];
            data[from + i] = Math.min(Math.max(value, range.smallest()), range.largest());
        }
    }

    private static void multiply(float[] data, int from, float[] noise, int length, float sigma, Extremes range) {
        for (int i = 0; i < length; i++) {
            float value = data[from + i];
            value += value * (sigma * noise[i]);
            data[from + i] = Math.min(Math.max(value, range.smallest()), range.largest());
        }
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "%s noise: σ %.5f", multiplicative ? "multiplicative" : "additive", sigma);
    }
}
