package org.amaes.runner.inference;

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
