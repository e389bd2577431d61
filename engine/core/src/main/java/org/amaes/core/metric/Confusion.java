package org.amaes.core.metric;

import org.amaes.core.volume.LabelMap;

/**
 * How many voxels of one label a prediction got right and wrong, and the overlap scores that follow.
 *
 * <p>A score whose denominator is zero does not exist: it is NaN.
 *
 * @param tp voxels of the label in both
 * @param fp voxels of the label in the prediction only
 * @param fn voxels of the label in the truth only
 * @param tn voxels of the label in neither
 */
public record Confusion(long tp, long fp, long fn, long tn) {

    /** No voxel at all; where sums begin. */
    public static final Confusion ZERO = new Confusion(0, 0, 0, 0);

    public Confusion {
        if (tp < 0 || fp < 0 || fn < 0 || tn < 0) {
            throw new IllegalArgumentException("Counts are not negative");
        }
    }

    /**
     * Counts all labels at once: element {@code l} of the result is label {@code l}'s.
     *
     * @param labels how many labels to count, background included (1 to 256)
     * @throws IllegalArgumentException if the maps differ in shape
     */
    public static Confusion[] count(LabelMap truth, LabelMap prediction, int labels) {
        if (!truth.shape().equals(prediction.shape())) {
            throw new IllegalArgumentException(truth.shape() + " and " + prediction.shape() + " cannot be compared voxel by voxel");
        }
        long[] both = new long[256];
        byte[] t = truth.data();
        byte[] p = prediction.data();
        for (int i = 0; i < t.length; i++) {
            if (t[i] == p[i]) {
                both[Byte.toUnsignedInt(t[i])]++;
            }
        }
        long[] inTruth = truth.histogram();
        long[] inPrediction = prediction.histogram();
        Confusion[] counts = new Confusion[labels];
        for (int label = 0; label < labels; label++) {
            long fp = inPrediction[label] - both[label];
            long fn = inTruth[label] - both[label];
            counts[label] = new Confusion(both[label], fp, fn, t.length - both[label] - fp - fn);
        }
        return counts;
    }

    /** The sum of two counts, as micro averages need it. */
    public Confusion plus(Confusion other) {
        return new Confusion(tp + other.tp, fp + other.fp, fn + other.fn, tn + other.tn);
    }

    /** Whether the label is in the truth. */
    public boolean inTruth() {
        return tp + fn > 0;
    }

    /** Whether the label is in the prediction. */
    public boolean inPrediction() {
        return tp + fp > 0;
    }

    /** Whether the label is neither in the truth nor in the prediction. */
    public boolean isBothEmpty() {
        return !inTruth() && !inPrediction();
    }

    /** 2 TP / (2 TP + FP + FN), or what the convention says where the label is in neither. */
    public double dice(BothEmpty convention) {
        return isBothEmpty() ? convention.score() : 2.0 * tp / (2 * tp + fp + fn);
    }

    /** TP / (TP + FP + FN), or what the convention says where the label is in neither. */
    public double jaccard(BothEmpty convention) {
        return isBothEmpty() ? convention.score() : (double) tp / (tp + fp + fn);
    }

    /** TP / (TP + FN); NaN where the label is not in the truth. */
    public double sensitivity() {
        return inTruth() ? (double) tp / (tp + fn) : Double.NaN;
    }

    /** TP / (TP + FP); NaN where the label is not in the prediction. */
    public double precision() {
        return inPrediction() ? (double) tp / (tp + fp) : Double.NaN;
    }

    /** 1 − |FN − FP| / (2 TP + FP + FN); NaN where the label is in neither. */
    public double volumeSimilarity() {
        return isBothEmpty() ? Double.NaN : 1 - (double) Math.abs(fn - fp) / (2 * tp + fp + fn);
    }
}
