package org.amaes.app.predict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.NnUNetFolder;
import org.amaes.core.dataset.Scan;
import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.CaseMetrics;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.metric.Metric;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.LabelMap;

/**
 * The corrected cases of a data set that {@code amaes correct} has made, measured.
 *
 * @param folder the data set
 * @param after the folder of what the network predicts now
 */
record ComparedCases(Path folder, Path after) {

    private static final String BEFORE = "predictionsBefore";

    /** The cases of which a prediction before the correction is kept. */
    List<Scan> scans() throws WorkbenchException {
        return NnUNetFolder.open(folder).scans().stream().filter(scan -> scan.label().isPresent() && Files.exists(before(scan))).toList();
    }

    private Path before(Scan scan) {
        return folder.resolve(BEFORE).resolve(scan.id() + ".nii.gz");
    }

    /** Where the prediction of now belongs. */
    Path after(Scan scan) {
        return after.resolve(scan.id() + ".nii.gz");
    }

    /** Measures all; every prediction of now is there. */
    Comparison measure() throws WorkbenchException {
        Map<Integer, String> names = new TreeMap<>(NnUNetFolder.open(folder).labelNames().names());
        names.remove(0);
        List<CaseMetrics> before = new ArrayList<>();
        List<CaseMetrics> now = new ArrayList<>();
        List<Comparison.Line> lines = new ArrayList<>();
        for (Scan scan : scans()) {
            LabelMap truth = NiftiReader.readLabels(scan.label().orElseThrow());
            CaseMetrics first = CaseMetrics.of(scan.id(), truth, NiftiReader.readLabels(before(scan)), names.keySet());
            CaseMetrics second = CaseMetrics.of(scan.id(), truth, NiftiReader.readLabels(after(scan)), names.keySet());
            before.add(first);
            now.add(second);
            lines.add(new Comparison.Line(scan.id(), dice(first, names), dice(second, names)));
        }
        return new Comparison(lines, mean(before, names), mean(now, names));
    }

    private static double dice(CaseMetrics metrics, Map<Integer, String> names) {
        return Comparison.mean(names.keySet().stream().mapToDouble(label -> metrics.score(label, Metric.DICE, BothEmpty.UNDEFINED)).toArray());
    }

    private static double mean(List<CaseMetrics> cases, Map<Integer, String> names) {
        EvaluationReport report = new EvaluationReport(BothEmpty.UNDEFINED, names, cases);
        return Comparison.mean(names.keySet().stream().mapToDouble(label -> report.summary(label, Metric.DICE).mean()).toArray());
    }
}
