package org.amaes.runner.ablation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.metric.Metric;
import org.amaes.core.metric.PairedComparison;
import org.amaes.core.metric.Summary;
import org.amaes.core.run.RunEvent;

/**
 * The results of an ablation: Dice of the held-out scans for every variant and seed that is finished.
 *
 * @param results in the order of the variants, then of the seeds
 */
public record AblationTable(List<Result> results) {

    private static final double CONFIDENCE = 0.95;

    /**
     * One variant with one seed.
     *
     * @param variant what was changed
     * @param seed from which every random choice followed
     * @param scores of the held-out scans
     * @param pretrainSeconds time its pretraining was worked on; 0 without one
     * @param finetuneSeconds time its fine-tuning was worked on
     */
    public record Result(Variant variant, long seed, EvaluationReport scores, double pretrainSeconds, double finetuneSeconds) {

        /** The mean over scans of their mean Dice over labels. */
        double dice() {
            return Summary.of(perCase().values()).mean();
        }

        /** Mean Dice over labels by scan; scans without any defined score are left out. */
        Map<String, Double> perCase() {
            return scores.meanOverLabels(Metric.DICE, scores.convention());
        }
    }

    /**
     * One line: a variant over its seeds.
     *
     * @param variant what was changed
     * @param seeds how many seeds it was done with
     * @param dice mean Dice over seeds, of each the mean over scans; null where nothing is defined
     * @param sd standard deviation over seeds; null with fewer than two
     * @param difference mean paired difference to the variant it is compared with; null without one
     * @param low lower end of the 95 % interval of the difference
     * @param high upper end
     * @param comparedWith the variant of the difference; null without one
     * @param pretrainSeconds mean time of a pretraining
     * @param paper what the paper reports; null where nothing
     */
    public record Line(String variant, String title, int seeds, Double dice, Double sd, Double difference, Double low, Double high,
            String comparedWith, double pretrainSeconds, String paper) {
    }

    public AblationTable {
        results = List.copyOf(results);
    }

    /** One line a variant, in the order of the variants. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Variant variant : Variant.values()) {
            List<Result> own = of(variant);
            if (!own.isEmpty()) {
                lines.add(line(variant, own));
            }
        }
        return lines;
    }

    private List<Result> of(Variant variant) {
        return results.stream().filter(result -> result.variant() == variant).toList();
    }

    private Line line(Variant variant, List<Result> own) {
        Summary over = Summary.of(own.stream().map(Result::dice).toList());
        Variant other = reference(variant);
        Optional<PairedComparison> compared = other == variant ? Optional.empty() : compare(own, of(other));
        return new Line(variant.word(), variant.title(), own.size(), RunEvent.finite(over.mean()), own.size() < 2 ? null : RunEvent.finite(over.sd()),
                compared.map(c -> RunEvent.finite(c.meanDifference())).orElse(null), compared.map(c -> RunEvent.finite(c.low())).orElse(null),
                compared.map(c -> RunEvent.finite(c.high())).orElse(null), compared.map(_ -> other.word()).orElse(null),
                own.stream().mapToDouble(Result::pretrainSeconds).average().orElse(0), variant.paper().orElse(null));
    }

    /** What a variant differs from by one choice. */
    private static Variant reference(Variant variant) {
        return switch (variant) {
            case STANDARD_DECODER -> Variant.NO_AUGMENTATION;
            case SKIPS -> Variant.STANDARD_DECODER;
            case ALL, SPATIAL, NO_AUGMENTATION, MASKED_LOSS, RATIO_30, RATIO_75, TOKEN_8, TOKEN_16, SCRATCH -> Variant.ALL;
        };
    }

    /** The same scan with the same seed makes a pair. */
    private static Optional<PairedComparison> compare(List<Result> own, List<Result> others) {
        List<double[]> pairs = own.stream().flatMap(mine -> others.stream().filter(other -> other.seed() == mine.seed())
                .flatMap(other -> pairs(mine.perCase(), other.perCase()))).toList();
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(PairedComparison.of(pairs.stream().mapToDouble(pair -> pair[1]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(), CONFIDENCE, 1));
    }

    private static Stream<double[]> pairs(Map<String, Double> mine, Map<String, Double> theirs) {
        return mine.keySet().stream().filter(theirs::containsKey).map(name -> new double[] {mine.get(name), theirs.get(name)});
    }

    /** The lines as CSV; what does not exist is empty. */
    public String csv() {
        StringBuilder csv = new StringBuilder("variant,title,seeds,dice,sd,difference,low,high,compared with,pretrain seconds,paper (BraTS21)\n");
        for (Line line : lines()) {
            csv.append(String.join(",", Stream.of(line.variant(), quoted(line.title()), line.seeds(), line.dice(), line.sd(), line.difference(),
                    line.low(), line.high(), line.comparedWith(), line.pretrainSeconds(), line.paper() == null ? null : quoted(line.paper()))
                    .map(value -> Objects.toString(value, "")).toList())).append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** The table for people; Dice in percent, as the paper has it. */
    public List<String> text() {
        List<String> text = new ArrayList<>();
        String format = "%-17s %-52s %-14s %-32s %9s  %s";
        text.add(String.format(Locale.ROOT, format, "variant", "", "Dice %", "difference [95 % interval]", "pretrain", "paper, BraTS21").stripTrailing());
        for (Line line : lines()) {
            String dice = line.dice() == null ? "undefined" : String.format(Locale.ROOT, "%.2f", 100 * line.dice())
                    + (line.sd() == null ? "" : String.format(Locale.ROOT, " ± %.2f", 100 * line.sd()));
            String difference = line.difference() == null ? "" : String.format(Locale.ROOT, "%+.2f [%+.2f, %+.2f] to %s", 100 * line.difference(),
                    100 * line.low(), 100 * line.high(), line.comparedWith());
            String seconds = line.pretrainSeconds() == 0 ? "" : String.format(Locale.ROOT, "%.0f s", line.pretrainSeconds());
            text.add(String.format(Locale.ROOT, format, line.variant(), line.title(), dice, difference, seconds,
                    Objects.toString(line.paper(), "–")).stripTrailing());
        }
        return text;
    }

    /** The lines and every result's own Dice, for machines. */
    public Map<String, Object> json() {
        List<Map<String, Object>> each = new ArrayList<>();
        for (Result result : results) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("variant", result.variant().word());
            one.put("seed", result.seed());
            one.put("dice", RunEvent.finite(result.dice()));
            one.put("cases", result.perCase());
            one.put("pretrainSeconds", result.pretrainSeconds());
            one.put("finetuneSeconds", result.finetuneSeconds());
            each.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lines", lines());
        json.put("results", each);
        return json;
    }
}
