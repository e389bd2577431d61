package org.amaes.runner.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.NnUNetFolder;
import org.amaes.core.dataset.Source;
import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.CaseMetrics;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.LabelMap;

/**
 * Compares every predicted segmentation of a folder with the true one of the same file name.
 *
 * @param pairs case name to its true and predicted file
 * @param labelNames label (1 and up) to its name: the labels that are scored
 * @param alone segmentations of either folder that have no counterpart in the other, which are left out
 */
public record Evaluation(Map<String, Pair> pairs, Map<Integer, String> labelNames, List<Path> alone) {

    /** A true and a predicted segmentation of one case. */
    public record Pair(Path truth, Path prediction) {
    }

    /**
     * Finds the cases.
     *
     * @param truth folder of true segmentations, or one file
     * @param prediction folder of predicted segmentations, or one file
     * @throws WorkbenchException if no prediction has a truth
     */
    public static Evaluation find(Path truth, Path prediction) throws WorkbenchException {
        Map<String, Path> truths = segmentations(truth);
        Map<String, Path> predictions = segmentations(prediction);
        Map<String, Pair> pairs = new TreeMap<>();
        List<Path> alone = new ArrayList<>();
        if (Files.isRegularFile(truth) && Files.isRegularFile(prediction)) {
            pairs.put(predictions.keySet().iterator().next(), new Pair(truth, prediction));
        } else {
            predictions.forEach((name, file) -> {
                if (truths.containsKey(name)) {
                    pairs.put(name, new Pair(truths.get(name), file));
                } else {
                    alone.add(file);
                }
            });
            truths.entrySet().stream().filter(each -> !pairs.containsKey(each.getKey())).forEach(each -> alone.add(each.getValue()));
        }
        if (pairs.isEmpty()) {
            throw new WorkbenchException("No prediction in " + prediction + " has a truth of the same name in " + truth
                    + " (for example, there is no " + predictions.keySet().iterator().next() + ".nii.gz). Check the two folders.", prediction);
        }
        return new Evaluation(pairs, labelNames(truth, pairs), alone);
    }

    private static Map<String, Path> segmentations(Path path) throws WorkbenchException {
        if (!Files.exists(path)) {
            throw new WorkbenchException("There is no file or folder " + path + ".", path);
        }
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String name = file.getFileName().toString();
                if (name.endsWith(".nii.gz") || name.endsWith(".nii")) {
                    found.put(name.replaceFirst("\\.nii(\\.gz)?$", ""), file);
                }
            });
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + path + " cannot be listed (" + e.getMessage() + ").", path, e);
        }
        if (found.isEmpty()) {
            throw new WorkbenchException("There are no segmentations (.nii or .nii.gz) in " + path + ".", path);
        }
        return found;
    }

    /** The labels in a data set's description beside the truth, or else all that occur. */
    private static Map<Integer, String> labelNames(Path truth, Map<String, Pair> pairs) throws WorkbenchException {
        Map<Integer, String> names = new TreeMap<>();
        Optional<Path> parent = Optional.ofNullable(truth.toAbsolutePath().getParent());
        if (parent.isPresent() && Files.exists(parent.get().resolve("dataset.json")) && Source.detect(parent.get()) instanceof NnUNetFolder set) {
            names.putAll(set.labelNames().names());
            names.remove(0);
        }
        if (names.isEmpty()) {
            for (Pair pair : pairs.values()) {
                addOccurring(NiftiReader.readLabels(pair.truth()), names);
                addOccurring(NiftiReader.readLabels(pair.prediction()), names);
            }
        }
        if (names.isEmpty()) {
            names.put(1, "label 1"); // something must be scored where all is background
        }
        return names;
    }

    private static void addOccurring(LabelMap map, Map<Integer, String> names) {
        long[] histogram = map.histogram();
        for (int label = 1; label < histogram.length; label++) {
            if (histogram[label] > 0) {
                names.putIfAbsent(label, "label " + label);
            }
        }
    }

    /**
     * Measures all cases, several at a time.
     *
     * @param convention what overlap scores are worth where a label is in neither segmentation
     * @param threads cases at a time
     * @param done told how many are done, on this thread
     */
    public EvaluationReport run(BothEmpty convention, int threads, IntConsumer done) throws WorkbenchException {
        List<CaseMetrics> cases = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<CaseMetrics>> pending = new ArrayList<>();
            pairs.forEach((name, pair) -> pending.add(workers.submit(() -> CaseMetrics.of(name, NiftiReader.readLabels(pair.truth()),
                    NiftiReader.readLabels(pair.prediction()), labelNames.keySet()))));
            try {
                for (Future<CaseMetrics> each : pending) {
                    cases.add(each.get());
                    done.accept(cases.size());
                }
            } catch (ExecutionException e) {
                workers.shutdownNow();
                if (e.getCause() instanceof WorkbenchException problem) {
                    throw problem;
                }
                throw new IllegalStateException("A case could not be measured", e.getCause());
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw new WorkbenchException("The evaluation was interrupted.", null, e);
            }
        }
        return new EvaluationReport(convention, labelNames, cases);
    }
}
