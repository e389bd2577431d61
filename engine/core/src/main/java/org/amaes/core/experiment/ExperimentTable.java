package org.amaes.core.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.amaes.core.dataset.Split;
import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.metric.Metric;
import org.amaes.core.metric.PairedComparison;
import org.amaes.core.metric.Summary;
import org.amaes.core.protocol.PaperResults;
import org.amaes.core.protocol.Task;

/**
 * The results of an experiment as far as it is done: scores by method, and every method against the one it is
 * compared with.
 *
 * <p>A case's score is the mean over its labels, a fold's the mean over its cases and then over its seeds, a method's
 * the mean and standard deviation over folds (SPEC section 10). For comparisons every case counts once: its
 * differences are averaged over the folds and seeds that both methods measured it in, since a case that is measured
 * six times is no six cases.
 *
 * @param experiment what is done
 * @param split which scans are in which division
 * @param results what is finished, in the order of the experiment's parts
 */
public record ExperimentTable(Experiment experiment, Split split, List<Result> results) {

    /** The division that holds every measured scan. */
    public static final String ALL = "all";
    private static final double CONFIDENCE = 0.95;

    /**
     * A finished part.
     *
     * @param part which
     * @param scores of its measured scans
     */
    public record Result(Experiment.Part part, EvaluationReport scores) {
    }

    /**
     * One method with one number of training cases on one division of the measured scans. Scores are shares, not percent.
     *
     * @param method how
     * @param shots training cases
     * @param division {@link #ALL} or a division of the task
     * @param byFold fold to Dice; only folds with a defined one
     * @param dice over folds; where a label is in neither segmentation it is left out
     * @param diceEmptyPerfect over folds; where a label is in neither segmentation it counts as 1
     * @param hd95 95 % Hausdorff distance in mm over folds
     * @param surfaceDice at 1 mm, over folds
     * @param scans how many scans were measured at least once
     * @param paper the paper's Dice in percent; empty where it has none
     */
    public record Line(Method method, int shots, String division, Map<Integer, Double> byFold, Summary dice, Summary diceEmptyPerfect, Summary hd95,
            Summary surfaceDice, int scans, Optional<PaperResults.Score> paper) {
    }

    /**
     * A method against the one it is compared with, case by case.
     *
     * @param method the one
     * @param reference the other
     * @param shots training cases
     * @param division of the measured scans
     * @param folds folds that both have finished
     * @param paired the difference method − reference of their cases' Dice, as shares
     */
    public record Comparison(Method method, Method reference, int shots, String division, int folds, PairedComparison paired) {
    }

    public ExperimentTable {
        results = List.copyOf(results);
    }

    /** {@link #ALL}, and the task's divisions that have scans. */
    public List<String> divisions() {
        List<String> divisions = new ArrayList<>(List.of(ALL));
        experiment.task().divisions().keySet().stream().filter(name -> !split.lists().getOrDefault(name, List.of()).isEmpty()).forEach(divisions::add);
        return divisions;
    }

    /** One line a division, number of cases and method, of what is finished. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String division : divisions()) {
            for (int shots : experiment.shots().reversed()) {
                for (Method method : experiment.methods()) {
                    List<Result> own = of(method, shots);
                    if (!own.isEmpty()) {
                        lines.add(line(method, shots, division, own));
                    }
                }
            }
        }
        return lines;
    }

    /** The finished parts of a method with so many training cases. */
    public List<Result> of(Method method, int shots) {
        return results.stream().filter(result -> result.part().method().equals(method) && result.part().shots() == shots).toList();
    }

    private Line line(Method method, int shots, String division, List<Result> own) {
        Map<Integer, Double> byFold = byFold(own, division, Metric.DICE, BothEmpty.UNDEFINED);
        Set<String> scans = new TreeSet<>();
        own.forEach(result -> scans.addAll(within(division, result.scores().meanOverLabels(Metric.DICE, BothEmpty.PERFECT)).keySet()));
        Optional<PaperResults.Score> paper = division.equals(ALL) && shots == Task.CASES ? method.published(experiment.task().word())
                : Optional.empty();
        return new Line(method, shots, division, byFold, Summary.of(byFold.values()),
                Summary.of(byFold(own, division, Metric.DICE, BothEmpty.PERFECT).values()),
                Summary.of(byFold(own, division, Metric.HAUSDORFF_95, BothEmpty.UNDEFINED).values()),
                Summary.of(byFold(own, division, Metric.SURFACE_DICE, BothEmpty.UNDEFINED).values()), scans.size(), paper);
    }

    private Map<Integer, Double> byFold(List<Result> own, String division, Metric metric, BothEmpty convention) {
        Map<Integer, List<Double>> seeds = new TreeMap<>();
        for (Result result : own) {
            double mean = Summary.of(within(division, result.scores().meanOverLabels(metric, convention)).values()).mean();
            if (Double.isFinite(mean)) {
                seeds.computeIfAbsent(result.part().fold(), _ -> new ArrayList<>()).add(mean);
            }
        }
        Map<Integer, Double> folds = new TreeMap<>();
        seeds.forEach((fold, values) -> folds.put(fold, mean(values)));
        return folds;
    }

    private Map<String, Double> within(String division, Map<String, Double> scores) {
        if (division.equals(ALL)) {
            return scores;
        }
        Map<String, Double> kept = new TreeMap<>(scores);
        kept.keySet().retainAll(Set.copyOf(split.lists().getOrDefault(division, List.of())));
        return kept;
    }

    /** Every method that has something to be compared with, as far as both are finished. */
    public List<Comparison> comparisons() {
        List<Comparison> comparisons = new ArrayList<>();
        for (String division : divisions()) {
            for (int shots : experiment.shots().reversed()) {
                for (Method method : experiment.methods()) {
                    experiment.reference(method).flatMap(other -> compare(method, other, shots, division)).ifPresent(comparisons::add);
                }
            }
        }
        return comparisons;
    }

    /** Any two methods; empty where they share no scan with a defined score. */
    public Optional<Comparison> compare(Method method, Method reference, int shots, String division) {
        Map<String, List<double[]>> pairs = new TreeMap<>();
        Set<Integer> folds = new LinkedHashSet<>();
        for (Result mine : of(method, shots)) {
            for (Result other : of(reference, shots)) {
                if (mine.part().fold() == other.part().fold() && mine.part().seed() == other.part().seed()) {
                    folds.add(mine.part().fold());
                    pair(division, mine, other).forEach((name, pair) -> pairs.computeIfAbsent(name, _ -> new ArrayList<>()).add(pair));
                }
            }
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        double[] theirs = pairs.values().stream().mapToDouble(list -> list.stream().mapToDouble(pair -> pair[0]).average().orElseThrow()).toArray();
        double[] own = pairs.values().stream().mapToDouble(list -> list.stream().mapToDouble(pair -> pair[1]).average().orElseThrow()).toArray();
        return Optional.of(new Comparison(method, reference, shots, division, folds.size(), PairedComparison.of(theirs, own, CONFIDENCE, 1)));
    }

    private Map<String, double[]> pair(String division, Result mine, Result other) {
        Map<String, Double> theirs = other.scores().meanOverLabels(Metric.DICE, BothEmpty.UNDEFINED);
        return within(division, mine.scores().meanOverLabels(Metric.DICE, BothEmpty.UNDEFINED)).entrySet().stream()
                .filter(entry -> theirs.containsKey(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new double[] {theirs.get(entry.getKey()), entry.getValue()}));
    }

    private static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
