package org.amaes.runner.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Session;
import org.amaes.core.preprocess.PreparedVolume;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

/**
 * Segments scans as they were acquired: prepare, slide, undo (SPEC sections 2 and 10).
 *
 * @param session the network
 * @param preprocessing how the network's training scans were prepared
 * @param sliding windows of the network's patch
 * @param classes the classes, background first
 */
public record Predictor(Session session, Preprocessing preprocessing, SlidingWindow sliding, List<LabelClass> classes) {

    /**
     * The segmentation of one scan, on its own grid, with the classes' values in label files.
     *
     * @param channels the scan's channels as acquired, on one grid
     * @param cancelled asked before every window
     * @return empty if cancelled
     */
    public Optional<LabelMap> segment(List<Volume> channels, BooleanSupplier cancelled) throws WorkbenchException {
        return segment(preprocessing.apply(channels, Optional.empty()), cancelled);
    }

    /** The segmentation of one prepared scan, on the grid it was acquired on; empty if cancelled. */
    public Optional<LabelMap> segment(PreparedVolume prepared, BooleanSupplier cancelled) throws WorkbenchException {
        float[][] scores = scores(prepared, cancelled);
        if (scores == null) {
            return Optional.empty();
        }
        return Optional.of(withFileValues(prepared.origin().undo(scores)));
    }

    /**
     * A segmentation with how sure the network was.
     *
     * @param labels on the scan's own grid, with the classes' values in label files
     * @param probabilities one volume a class but the background, on the scan's own grid, in [0, 1]: the softmax of the
     *     scores on the prepared grid, linearly resampled; 0 outside of what was prepared
     */
    public record Segmented(LabelMap labels, List<Volume> probabilities) {

        public Segmented {
            probabilities = List.copyOf(probabilities);
        }
    }

    /** The segmentation of one prepared scan with its probabilities, on the grid it was acquired on; empty if cancelled. */
    public Optional<Segmented> segmentWithProbabilities(PreparedVolume prepared, BooleanSupplier cancelled) throws WorkbenchException {
        float[][] scores = scores(prepared, cancelled);
        if (scores == null) {
            return Optional.empty();
        }
        LabelMap labels = withFileValues(prepared.origin().undo(scores));
        softmax(scores);
        List<Volume> probabilities = new ArrayList<>();
        for (int c = 1; c < scores.length; c++) {
            probabilities.add(prepared.origin().undo(new Volume(prepared.grid(), scores[c]), 0));
        }
        return Optional.of(new Segmented(labels, probabilities));
    }

    /** Scores, one array a class, become probabilities in place. */
    private static void softmax(float[][] scores) {
        for (int v = 0; v < scores[0].length; v++) {
            float most = Float.NEGATIVE_INFINITY;
            for (float[] score : scores) {
                most = Math.max(most, score[v]);
            }
            double sum = 0;
            for (float[] score : scores) {
                sum += Math.exp(score[v] - most);
            }
            for (float[] score : scores) {
                score[v] = (float) (Math.exp(score[v] - most) / sum);
            }
        }
    }

    /** Class scores on the prepared grid, one array a class; null if cancelled. */
    public float[][] scores(PreparedVolume prepared, BooleanSupplier cancelled) throws WorkbenchException {
        float[][] channels = prepared.channels().stream().map(Volume::data).toArray(float[][]::new);
        return sliding.apply(session, channels, prepared.shape(), classes.size(), cancelled);
    }

    /** Class numbers 0, 1, 2, … become the values that label files have. */
    private LabelMap withFileValues(LabelMap labels) {
        byte[] data = labels.data();
        for (int v = 0; v < data.length; v++) {
            data[v] = (byte) classes.get(Byte.toUnsignedInt(data[v])).value();
        }
        return labels;
    }
}
