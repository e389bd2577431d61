package org.amaes.dl4j;

import java.util.Arrays;

import org.amaes.core.network.Layer.Norm;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An instance normalisation: x̂ = (x − μ)·r with r = 1/√(σ² + ε), y = x̂·γ + β, each channel of each sample by itself.
 *
 * <p>With V voxels and g the gradient by y, ∂γ = Σ g·x̂, ∂β = Σ g and ∂x = γ·r·(g − Σg/V − x̂·Σ(g·x̂)/V).
 */
final class Normalization implements Operation {

    private final Norm norm;
    private final Weights weights;

    Normalization(Norm norm, Weights weights) {
        this.norm = norm;
        this.weights = weights;
    }

    @Override
    public Feature forward(Feature input, Tape tape) {
        long voxels = input.lines().size(1);
        Feature normal = Feature.of(input.array().dup('c'));
        try (INDArray mean = column(over(voxels, sums(input.array())))) { // (N·C, 1)
            normal.lines().subiColumnVector(mean);
        }
        float[] scale;
        try (INDArray squares = normal.array().mul(normal.array())) {
            scale = over(voxels, sums(squares)); // σ²
        }
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) (1 / Math.sqrt(scale[i] + Norm.EPSILON));
        }
        multiply(normal, scale);
        Feature output = Feature.of(normal.array().dup('c'));
        multiply(output, everySample(".weight", input));
        try (INDArray bias = column(everySample(".bias", input))) {
            output.lines().addiColumnVector(bias);
        }
        if (tape.isRecording()) {
            tape.add(gradient -> backward(gradient, normal, scale));
        } else {
            normal.close();
        }
        return output;
    }

    private Feature backward(Feature gradient, Feature normal, float[] scale) {
        long voxels = gradient.lines().size(1);
        double[] byBias = sums(gradient.array());
        double[] byWeight;
        try (normal; INDArray product = gradient.array().mul(normal.array())) {
            byWeight = sums(product);
            multiply(normal, over(voxels, byWeight));
            gradient.array().subi(normal.array());
        }
        try (INDArray mean = column(over(voxels, byBias))) {
            gradient.lines().subiColumnVector(mean);
        }
        float[] gain = everySample(".weight", gradient);
        for (int i = 0; i < gain.length; i++) {
            gain[i] *= scale[i];
        }
        multiply(gradient, gain);
        weights.addGradient(norm.name() + ".weight", overSamples(byWeight));
        weights.addGradient(norm.name() + ".bias", overSamples(byBias));
        return gradient;
    }

    /**
     * The sum of each channel of each sample, (N·C), in two stages: along z in float32, then in float64. ND4J would add up
     * a whole patch in float32 and lose two digits that the gradients of deep networks need.
     */
    private static double[] sums(INDArray values) {
        int lines = Math.toIntExact(values.size(0) * values.size(1));
        long side = values.size(4);
        double[] sums = new double[lines];
        try (INDArray parts = values.reshape('c', values.length() / side, side).sum(true, 1)) { // (N·C·X·Y, 1)
            float[] each = parts.data().asFloat();
            int planes = each.length / lines;
            for (int i = 0; i < each.length; i++) {
                sums[i / planes] += each[i];
            }
        }
        return sums;
    }

    private static float[] over(long voxels, double[] sums) {
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / voxels);
        }
        return means;
    }

    private static void multiply(Feature feature, float[] factors) {
        try (INDArray column = column(factors)) {
            feature.lines().muliColumnVector(column);
        }
    }

    private static INDArray column(float[] values) {
        return Nd4j.create(values, new long[] {values.length, 1}, 'c');
    }

    /** A parameter once for each sample, (N·C). */
    private float[] everySample(String suffix, Feature feature) {
        float[] values = weights.values(norm.name() + suffix);
        int channels = values.length;
        float[] repeated = Arrays.copyOf(values, Math.toIntExact(feature.size(0) * channels));
        for (int at = channels; at < repeated.length; at += channels) {
            System.arraycopy(values, 0, repeated, at, channels);
        }
        return repeated;
    }

    /** The sum over samples, (C). */
    private float[] overSamples(double[] each) {
        float[] sum = new float[norm.channels()];
        for (int i = 0; i < each.length; i++) {
            sum[i % sum.length] += (float) each[i];
        }
        return sum;
    }
}
