package org.amaes.core.metric;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.LabelMap;

/**
 * How well one case was segmented: the scores of every label and their micro average.
 *
 * @param name the case
 * @param labels label (1 and up) to scores, in order; {@link #MICRO} to those of the micro average
 */
public record CaseMetrics(String name, Map<Integer, LabelScores> labels) {

    /**
     * The place of the micro average: the voxel counts of all labels but the background added up before
     * any score is computed. Background itself is never scored, so its number is free.
     */
    public static final int MICRO = 0;

    /** Grids from files that went through single precision differ by less than this. */
    private static final double GRID_TOLERANCE_MM = 0.01;

    public CaseMetrics {
        Objects.requireNonNull(name);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        if (!labels.containsKey(MICRO)) {
            throw new IllegalArgumentException("The micro average is missing");
        }
    }

    /**
     * Measures one case.
     *
     * @param name the case, for reports and sentences
     * @param classes the number of classes, background included (2 to 256)
     * @throws WorkbenchException if the two do not lie on the same grid, or hold labels that the task does not know
     */
    public static CaseMetrics of(String name, LabelMap truth, LabelMap prediction, int classes) throws WorkbenchException {
        if (classes < 2 || classes > 256) {
            throw new IllegalArgumentException("A segmentation has 2 to 256 classes, background included: " + classes);
        }
        return of(name, truth, prediction, IntStream.range(1, classes).boxed().collect(Collectors.toSet()));
    }

    /**
     * Measures one case of a task whose labels have gaps, such as 1, 2 and 4.
     *
     * @param name the case, for reports and sentences
     * @param known the labels that are scored, 1 to 255 and at least one; 0 is the background
     * @throws WorkbenchException if the two do not lie on the same grid, or hold labels that the task does not know
     */
    public static CaseMetrics of(String name, LabelMap truth, LabelMap prediction, Set<Integer> known) throws WorkbenchException {
        if (known.isEmpty() || known.stream().anyMatch(label -> label < 1 || label > 255)) {
            throw new IllegalArgumentException("Labels to score lie between 1 and 255, and there is at least one: " + known);
        }
        checkGrids(name, truth, prediction);
        checkLabels(name, "true", truth, known);
        checkLabels(name, "predicted", prediction, known);
        Confusion[] counts = Confusion.count(truth, prediction, Collections.max(known) + 1);
        Map<Integer, LabelScores> labels = new TreeMap<>();
        Confusion micro = Confusion.ZERO;
        for (int label : new TreeSet<>(known)) {
            labels.put(label, new LabelScores(counts[label], Optional.of(SurfaceDistance.of(truth, prediction, label))));
            micro = micro.plus(counts[label]);
        }
        labels.put(MICRO, new LabelScores(micro, Optional.empty()));
        return new CaseMetrics(name, labels);
    }

    private static void checkGrids(String name, LabelMap truth, LabelMap prediction) throws WorkbenchException {
        if (!truth.shape().equals(prediction.shape())) {
            throw new WorkbenchException("Case " + name + " cannot be evaluated: its true segmentation has " + truth.shape()
                    + " voxels, the predicted one " + prediction.shape() + ". Compare segmentations of the same image.");
        }
        if (!truth.grid().matches(prediction.grid(), GRID_TOLERANCE_MM)) {
            throw new WorkbenchException("Case " + name + " cannot be evaluated: its true and predicted segmentations lie at different "
                    + "places or have different voxel sizes or orientations. Compare segmentations of the same image.");
        }
    }

    private static void checkLabels(String name, String which, LabelMap map, Set<Integer> known) throws WorkbenchException {
        long[] histogram = map.histogram();
        for (int label = 1; label < histogram.length; label++) {
            if (histogram[label] > 0 && !known.contains(label)) {
                throw new WorkbenchException("Case " + name + " cannot be evaluated: its " + which + " segmentation holds label " + label
                        + ", but the task's labels are " + known.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))
                        + ". Check the choice of task, or map the labels first.");
            }
        }
    }

    /**
     * One metric of one label (or {@link #MICRO}); NaN where it does not exist.
     *
     * @throws IllegalArgumentException if the label was not measured
     */
    public double score(int label, Metric metric, BothEmpty convention) {
        LabelScores scores = labels.get(label);
        if (scores == null) {
            throw new IllegalArgumentException("Label " + label + " was not measured");
        }
        return scores.score(metric, convention);
    }
}
