package org.amaes.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.amaes.core.fixture.Fixtures;
import org.amaes.core.npy.NpyFile;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The segmentation loss in plain Java, as oracle for the backends (SPEC section 9).
 *
 * <p>With logits a (N, C, V voxels) and labels y (N, V), p = softmax of a over C:
 * <pre>
 * cross-entropy = − mean over n, v of ln p[n, y[n, v], v]
 * soft Dice     = mean over n, c of (2 tp + 1) / (2 tp + fp + fn + 1)     every class, background included
 *   tp = Σ_v p·1[y = c],  fp = Σ_v p·1[y ≠ c],  fn = Σ_v (1 − p)·1[y = c]   of one sample and class
 * loss          = cross-entropy − soft Dice
 * </pre>
 */
class LossesReferenceTest {

    /** The two parts of the loss: it falls to −1 where the prediction is certain and right. */
    record SegmentationLoss(double crossEntropy, double softDice) {

        /**
         * @param logits (N, C, V), voxels fastest
         * @param labels (N, V)
         */
        static SegmentationLoss of(double[] logits, double[] labels, int samples, int classes) {
            int voxels = labels.length / samples;
            double logLikelihood = 0;
            double dice = 0;
            for (int n = 0; n < samples; n++) {
                double[] tp = new double[classes];
                double[] predicted = new double[classes]; // tp + fp
                double[] present = new double[classes];   // tp + fn
                for (int v = 0; v < voxels; v++) {
                    int label = (int) labels[n * voxels + v];
                    double[] p = softmax(logits, n * classes * voxels + v, voxels, classes);
                    logLikelihood += Math.log(p[label]);
                    tp[label] += p[label];
                    present[label]++;
                    for (int c = 0; c < classes; c++) {
                        predicted[c] += p[c];
                    }
                }
                for (int c = 0; c < classes; c++) {
                    dice += (2 * tp[c] + 1) / (predicted[c] + present[c] + 1);
                }
            }
            return new SegmentationLoss(-logLikelihood / (samples * voxels), dice / (samples * classes));
        }

        private static double[] softmax(double[] logits, int start, int stride, int classes) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                largest = Math.max(largest, logits[start + c * stride]);
            }
            double[] p = new double[classes];
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                p[c] = Math.exp(logits[start + c * stride] - largest);
                sum += p[c];
            }
            for (int c = 0; c < classes; c++) {
                p[c] /= sum;
            }
            return p;
        }

        double total() {
            return crossEntropy - softDice;
        }
    }

    @Test
    void theSegmentationLossEqualsTheReference() throws Exception {
        NpyFile logits = NpyFile.read(Fixtures.reference("losses/logits.npy")); // (2, 3, 8, 8, 8)
        NpyFile labels = NpyFile.read(Fixtures.reference("losses/labels.npy")); // (2, 1, 8, 8, 8)
        JsonNode expected = Fixtures.json("losses/expected.json");
        SegmentationLoss loss = SegmentationLoss.of(logits.doubles(), labels.doubles(), 2, 3);
        assertEquals(expected.get("ce").asDouble(), loss.crossEntropy(), 1e-5);
        assertEquals(expected.get("soft_dice").asDouble(), loss.softDice(), 1e-5);
        assertEquals(expected.get("dice_ce").asDouble(), loss.total(), 1e-5);
    }

    @Test
    void aCertainAndRightPredictionHasNoCrossEntropyAndADiceOfOne() {
        double[] logits = {100, -100, -100, 100}; // (1, 2, 2)
        SegmentationLoss loss = SegmentationLoss.of(logits, new double[] {0, 1}, 1, 2);
        assertEquals(0, loss.crossEntropy(), 1e-12);
        assertEquals(1, loss.softDice(), 1e-12);
        assertEquals(-1, loss.total(), 1e-12);
    }
}
