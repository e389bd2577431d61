package org.amaes.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;

import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Losses;

/**
 * The segmentation loss: cross-entropy − mean over samples n and classes c, background included, of
 * (2·tp + 1)/(2·tp + fp + fn + 1) on softmax probabilities (SPEC section 9).
 *
 * <p>With p the probabilities, t the truth as ones and zeros, V the voxels of a sample, q = 2·tp + 1 and
 * s = Σp + Σt + 1, the gradients are ∂CE/∂logit = (p − t)/(N·V) and ∂(q/s)/∂p = 2·t/s − q/s², taken through the softmax.
 */
record CrossEntropyAndDice() implements LossFunction {

    @Override
    public Outcome of(float[] output, Batch batch, double share) {
        int voxels = batch.shape().length();
        int classes = output.length / (batch.samples() * voxels);
        check(batch, classes);
        float[] gradient = new float[output.length];
        double crossEntropy = 0;
        double dice = 0;
        for (int sample = 0; sample < batch.samples(); sample++) {
            Sample each = new Sample(output, batch.labels(), sample, voxels, classes);
            crossEntropy += each.crossEntropy();
            dice += each.dice();
            each.gradient(gradient, share, batch.samples());
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("cross_entropy", crossEntropy / (batch.samples() * (double) voxels));
        parts.put("soft_dice", dice / (batch.samples() * classes));
        return new Outcome(new Losses(parts.get("cross_entropy") - parts.get("soft_dice"), parts), gradient);
    }

    /** One sample: its probabilities (C, V) and what is added up over them. */
    private static final class Sample {

        private final int voxels;
        private final int classes;
        private final int from; // where the sample begins in the output
        private final int labelsFrom;
        private final byte[] labels;
        private final float[] probabilities; // (C, V)
        private final double[] numerators; // q, (C)
        private final double[] denominators; // s, (C)
        private double crossEntropy;

        Sample(float[] output, byte[] labels, int sample, int voxels, int classes) {
            this.voxels = voxels;
            this.classes = classes;
            this.labels = labels;
            from = sample * classes * voxels;
            labelsFrom = sample * voxels;
            probabilities = new float[classes * voxels];
            double[] hits = new double[classes];
            double[] predicted = new double[classes];
            double[] present = new double[classes];
            for (int voxel = 0; voxel < voxels; voxel++) {
                softmax(output, voxel);
                int label = label(voxel);
                present[label]++;
                hits[label] += probabilities[label * voxels + voxel];
                for (int c = 0; c < classes; c++) {
                    predicted[c] += probabilities[c * voxels + voxel];
                }
            }
            numerators = new double[classes];
            denominators = new double[classes];
            for (int c = 0; c < classes; c++) {
                numerators[c] = 2 * hits[c] + 1;
                denominators[c] = predicted[c] + present[c] + 1;
            }
        }

        private void softmax(float[] output, int voxel) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                largest = Math.max(largest, output[from + c * voxels + voxel]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(output[from + c * voxels + voxel] - largest);
            }
            for (int c = 0; c < classes; c++) {
                probabilities[c * voxels + voxel] = (float) (Math.exp(output[from + c * voxels + voxel] - largest) / sum);
            }
            crossEntropy += Math.log(sum) + largest - output[from + label(voxel) * voxels + voxel];
        }

        private int label(int voxel) {
            return Byte.toUnsignedInt(labels[labelsFrom + voxel]);
        }

        /** Summed over the voxels. */
        double crossEntropy() {
            return crossEntropy;
        }

        /** Summed over the classes. */
        double dice() {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += numerators[c] / denominators[c];
            }
            return sum;
        }

        void gradient(float[] gradient, double share, int samples) {
            double eachVoxel = share / (samples * (double) voxels);
            double eachClass = share / (samples * (double) classes);
            double[] slopes = new double[classes];
            for (int voxel = 0; voxel < voxels; voxel++) {
                int label = label(voxel);
                double expected = 0;
                for (int c = 0; c < classes; c++) {
                    double truth = c == label ? 2 / denominators[c] : 0;
                    slopes[c] = (numerators[c] / (denominators[c] * denominators[c]) - truth) * eachClass; // ∂loss/∂p
                    expected += slopes[c] * probabilities[c * voxels + voxel];
                }
                for (int c = 0; c < classes; c++) {
                    double p = probabilities[c * voxels + voxel];
                    gradient[from + c * voxels + voxel] = (float) ((slopes[c] - expected) * p + (p - (c == label ? 1 : 0)) * eachVoxel);
                }
            }
        }
    }

    private static void check(Batch batch, int classes) {
        if (batch.labels() == null) {
            throw new IllegalArgumentException("A segmentation needs labels");
        }
        int count = Math.multiplyExact(batch.samples(), batch.shape().length());
        for (int i = 0; i < count; i++) {
            if (Byte.toUnsignedInt(batch.labels()[i]) >= classes) {
                throw new IllegalArgumentException("Label " + Byte.toUnsignedInt(batch.labels()[i]) + " of a network with "
                        + classes + " classes, the first being 0");
            }
        }
    }
}
