package org.amaes.runner.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

import org.amaes.core.WorkbenchException;
import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.CaseMetrics;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.PreparedVolume;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.volume.LabelMap;
import org.amaes.runner.inference.Predictor;

/**
 * Labelled scans of a store that no training has seen, measured where they lie: on the prepared grid, without
 * the way back to the scan's own.
 *
 * @param store the prepared scans
 * @param scans which of them, all labelled
 */
public record HeldOutScans(VolumeStore store, List<Entry> scans) {

    public HeldOutScans {
        scans = List.copyOf(scans);
    }

    /**
     * Segments and measures every scan.
     *
     * @param predictor the network
     * @param kept folder of segmentations, {@code ID.nii.gz}: what is in it already is not computed again; empty to keep none
     * @param done told how many are done
     */
    public EvaluationReport measure(Predictor predictor, Optional<Path> kept, IntConsumer done) throws WorkbenchException {
        Map<Integer, String> names = new TreeMap<>(predictor.classes().stream().filter(each -> each.value() != 0)
                .collect(Collectors.toMap(LabelClass::value, LabelClass::name)));
        List<CaseMetrics> cases = new ArrayList<>();
        for (Entry entry : scans) {
            PreparedVolume scan = store.read(entry);
            LabelMap prediction = kept.isPresent() ? prediction(kept.get().resolve(entry.id() + ".nii.gz"), predictor, scan)
                    : labels(predictor, scan);
            cases.add(CaseMetrics.of(entry.id(), scan.labels().orElseThrow(), prediction, names.keySet()));
            done.accept(cases.size());
        }
        return new EvaluationReport(BothEmpty.UNDEFINED, names, cases);
    }

    private static LabelMap prediction(Path file, Predictor predictor, PreparedVolume scan) throws WorkbenchException {
        if (Files.exists(file)) {
            return new LabelMap(scan.grid(), NiftiReader.readLabels(file).data()); // the file's grid went through single precision
        }
        LabelMap labels = labels(predictor, scan);
        NiftiWriter.write(file, labels);
        return labels;
    }

    /** The class of the largest score, by its value in label files. */
    private static LabelMap labels(Predictor predictor, PreparedVolume scan) throws WorkbenchException {
        float[][] scores = predictor.scores(scan, () -> false);
        List<LabelClass> classes = predictor.classes();
        byte[] labels = new byte[scan.shape().length()];
        for (int v = 0; v < labels.length; v++) {
            int best = 0;
            for (int c = 1; c < scores.length; c++) {
                best = scores[c][v] > scores[best][v] ? c : best;
            }
            labels[v] = (byte) classes.get(best).value();
        }
        return new LabelMap(scan.grid(), labels);
    }
}
