package org.amaes.core.augment;

import java.util.HashMap;
import java.util.Map;

/**
 * The scratch memory of one worker thread: arrays that are made once and used again for every patch.
 *
 * <p>One thread uses a workspace at a time. What an array holds when it is handed out is whatever was
 * left in it.
 */
public final class Workspace {

    /** What an array is for; two that are needed at the same time have two names. */
    public enum Use { CROP, COEFFICIENTS, DISPLACEMENT_X, DISPLACEMENT_Y, DISPLACEMENT_Z, LINES, LOW, HIGH }

    private final float[][] floats = new float[Use.values().length][0];
    private final Map<Integer, float[][]> rows = new HashMap<>();
    private double[] doubles = new double[0];
    private final byte[][] labels = new byte[Use.values().length][0];
    private final Map<Integer, LineFft> transforms = new HashMap<>();
    private final GaussianNoise gaussian = new GaussianNoise();
    private final UniformNoise uniform = new UniformNoise();
    private final SlabSampling slabs = new SlabSampling();

    /** An array of at least {@code length} floats. */
    public float[] floats(Use use, int length) {
        int slot = use.ordinal();
        if (floats[slot].length < length) {
            floats[slot] = new float[length];
        }
        return floats[slot];
    }

    /** At least {@code count} rows of exactly {@code length} floats; asking again for the same length gives the same rows. */
    float[][] rows(int count, int length) {
        float[][] held = rows.get(length);
        if (held == null || held.length < count) {
            held = new float[count][length];
            rows.put(length, held);
        }
        return held;
    }

    /** An array of at least {@code length} doubles, for the lines of a spline. */
    public double[] doubles(int length) {
        if (doubles.length < length) {
            doubles = new double[length];
        }
        return doubles;
    }

    /** An array of at least {@code length} labels. */
    public byte[] labels(Use use, int length) {
        int slot = use.ordinal();
        if (labels[slot].length < length) {
            labels[slot] = new byte[length];
        }
        return labels[slot];
    }

    /** The source of Gaussian noise. */
    GaussianNoise gaussian() {
        return gaussian;
    }

    /** The source of uniform noise. */
    UniformNoise uniform() {
        return uniform;
    }

    /** What samples turned and displaced patches. */
    SlabSampling slabs() {
        return slabs;
    }

    /** The Fourier transform of lines of {@code n} voxels. */
    LineFft transform(int n) {
        return transforms.computeIfAbsent(n, LineFft::new);
    }
}
