package org.amaes.core.metric;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * The evaluation of one method on some cases: every metric of every label of every case, and the
 * summaries over cases (SPEC section 10).
 *
 * @param convention what overlap scores are worth where a label is in neither segmentation
 * @param labelNames label (1 and up) to its name, such as 1 to "infarct"
 * @param cases in the order to show
 */
public record EvaluationReport(BothEmpty convention, Map<Integer, String> labelNames, List<CaseMetrics> cases) {

    public EvaluationReport {
        Objects.requireNonNull(convention);
        labelNames = Collections.unmodifiableMap(new TreeMap<>(labelNames));
        cases = List.copyOf(cases);
        for (CaseMetrics each : cases) {
            if (!each.labels().keySet().containsAll(labelNames.keySet()) || each.labels().size() != labelNames.size() + 1) {
                throw new IllegalArgumentException("Case " + each.name() + " was measured on other labels than " + labelNames.keySet());
            }
        }
    }

    /** One score a case, in case order; NaN where it does not exist. */
    public double[] scores(int label, Metric metric) {
        return cases.stream().mapToDouble(each -> each.score(label, metric, convention)).toArray();
    }

    /** The summary over cases of one label, or of {@link CaseMetrics#MICRO}. */
    public Summary summary(int label, Metric metric) {
        return Summary.of(scores(label, metric));
    }

    /**
     * Of every case the mean of a metric over the labels where it exists, by the case's name; cases without any are left out.
     *
     * @param other what overlap scores are worth where a label is in neither segmentation, whatever this report's own convention
     */
    public Map<String, Double> meanOverLabels(Metric metric, BothEmpty other) {
        Map<String, Double> means = new TreeMap<>();
        for (CaseMetrics each : cases) {
            labelNames.keySet().stream().mapToDouble(label -> each.score(label, metric, other)).filter(Double::isFinite).average()
                    .ifPresent(mean -> means.put(each.name(), mean));
        }
        return means;
    }

    /**
     * Over folds: each fold's mean over its cases is one value, so that the mean and the standard deviation
     * are those of published tables.
     */
    public static Summary overFolds(List<EvaluationReport> folds, int label, Metric metric) {
        return Summary.of(folds.stream().mapToDouble(fold -> fold.summary(label, metric).mean()).toArray());
    }

    /**
     * Compares another method with this one on the same cases.
     *
     * @throws WorkbenchException if the two were not evaluated on the same cases
     */
    public PairedComparison compare(EvaluationReport other, int label, Metric metric, double confidence, long seed)
            throws WorkbenchException {
        List<String> mine = cases.stream().map(CaseMetrics::name).toList();
        Map<String, CaseMetrics> theirs = new TreeMap<>();
        other.cases.forEach(each -> theirs.put(each.name(), each));
        if (mine.size() != other.cases.size() || !theirs.keySet().containsAll(mine) || !convention.equals(other.convention)) {
            throw new WorkbenchException("The two methods cannot be compared: they were not evaluated on the same " + mine.size()
                    + " cases in the same way. Evaluate both on the same cases.");
        }
        double[] second = mine.stream().mapToDouble(name -> theirs.get(name).score(label, metric, convention)).toArray();
        return PairedComparison.of(scores(label, metric), second, confidence, seed);
    }

    /** Writes the report as JSON; numbers that do not exist are null. */
    public void writeJson(Path file) throws WorkbenchException {
        AtomicFile.writeString(file, ReportJson.write(this));
    }

    /** Reads what {@link #writeJson} wrote. */
    public static EvaluationReport readJson(Path file) throws WorkbenchException {
        return ReportJson.read(file);
    }

    /** Writes one row a case and label; numbers that do not exist are empty. */
    public void writeCsv(Path file) throws WorkbenchException {
        AtomicFile.writeString(file, ReportCsv.cases(this));
    }

    /** Writes one row a label and metric: the summaries over cases. */
    public void writeSummaryCsv(Path file) throws WorkbenchException {
        AtomicFile.writeString(file, ReportCsv.summaries(this));
    }

    /** "micro" or the label's number, as files name it. */
    static String key(int label) {
        return label == CaseMetrics.MICRO ? "micro" : Integer.toString(label);
    }

    /** The micro average's title or the label's name. */
    String title(int label) {
        return label == CaseMetrics.MICRO ? "all labels" : labelNames.get(label);
    }
}
