package org.amaes.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.Metric;
import org.amaes.core.metric.PairedComparison;
import org.amaes.core.metric.Summary;
import org.amaes.core.protocol.PaperResults;
import org.amaes.core.protocol.Task;

/** The results of an experiment for people: a table in plain text, and what it means in sentences. */
public final class TableWords {

    private static final double CHANCE = 0.05;

    private TableWords() {
    }

    /** The table; Dice in percent, as the paper has it. */
    public static List<String> table(ExperimentTable table) {
        List<String> text = new ArrayList<>();
        List<ExperimentTable.Line> lines = table.lines();
        int name = Math.max(6, lines.stream().mapToInt(line -> line.method().name().length()).max().orElse(0));
        String format = "%-" + name + "s  %5s  %-20s %5s %5s  %-16s %-16s %-14s %-16s %s";
        text.add(String.format(Locale.ROOT, format, "method", "cases", "measured", "folds", "scans", "Dice %", "empty counts 1", "HD95 mm",
                "surface Dice %", "paper").stripTrailing());
        for (ExperimentTable.Line line : lines) {
            text.add(String.format(Locale.ROOT, format, line.method().name(), line.shots(), line.division(), line.byFold().size(), line.scans(),
                    percent(line.dice()), percent(line.diceEmptyPerfect()), number(line.hd95(), 1), percent(line.surfaceDice()),
                    line.paper().map(PaperResults.Score::text).orElse("–")).stripTrailing());
        }
        return text;
    }

    /** Mean ± deviation over folds, in percent. */
    public static String percent(Summary summary) {
        return number(summary, 100);
    }

    private static String number(Summary summary, double factor) {
        if (summary.n() == 0) {
            return "undefined";
        }
        String mean = String.format(Locale.ROOT, "%.2f", factor * summary.mean());
        return summary.n() < 2 ? mean : mean + String.format(Locale.ROOT, " ± %.2f", factor * summary.sd());
    }

    /** Every comparison in one sentence each. */
    public static List<String> comparisons(ExperimentTable table) {
        return table.comparisons().stream().map(TableWords::sentence).toList();
    }

    /** What a comparison says. */
    public static String sentence(ExperimentTable.Comparison comparison) {
        PairedComparison paired = comparison.paired();
        double points = 100 * paired.meanDifference();
        boolean sure = paired.p() < CHANCE;
        String where = comparison.division().equals(ExperimentTable.ALL) ? "" : " on " + comparison.division();
        String what = sure ? String.format(Locale.ROOT, "%s is %s than %s by %.2f points of Dice", comparison.method().name(),
                points >= 0 ? "better" : "worse", comparison.reference().name(), Math.abs(points))
                : String.format(Locale.ROOT, "No difference is shown between %s and %s (%+.2f points of Dice", comparison.method().name(),
                        comparison.reference().name(), points);
        String evidence = String.format(Locale.ROOT, "95 %% interval %+.2f to %+.2f, Wilcoxon signed-rank p %s, %d scans, each counted once over %d %s",
                100 * paired.low(), 100 * paired.high(), p(paired.p()), paired.pairs(), comparison.folds(), comparison.folds() == 1 ? "fold" : "folds");
        String cases = " with " + comparison.shots() + " training " + (comparison.shots() == 1 ? "case" : "cases") + where;
        return (sure ? what + cases + " (" + evidence + ")." : what + "; " + evidence + ")" + cases + ".");
    }

    private static String p(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", p);
    }

    /** What has to be known to read the table. */
    public static List<String> explanations(ExperimentTable table) {
        Experiment experiment = table.experiment();
        List<String> text = new ArrayList<>();
        text.add("Dice is the mean over labels, then over scans, then mean ± standard deviation over folds, on the prepared grid. 'Dice %' leaves out labels that are in "
                + "neither segmentation, 'empty counts 1' counts them as 1.");
        if (!experiment.task().isPublished()) {
            text.add("The paper has no numbers of this task.");
        } else if (table.lines().stream().anyMatch(line -> line.paper().isPresent())) {
            text.add("The paper's column: its tables 2, 3, 4 and 6, mean ± standard deviation over " + Task.FOLDS + " folds of " + Task.CASES
                    + " cases of " + experiment.task().title() + "; which scans its folds hold it does not say.");
        }
        experiment.methods().forEach(method -> PaperResults.caveat(experiment.task().word(), method.row()).ifPresent(text::add));
        long many = table.comparisons().size();
        if (many > 1) {
            text.add("The " + many + " p-values are not corrected for being " + many + ".");
        }
        return text;
    }

    /** One row a division, number of cases and method; what does not exist is empty. */
    public static String csv(ExperimentTable table) {
        StringBuilder csv = new StringBuilder("method,network,start,cases,measured,folds,scans,dice,dice_sd,dice_empty_1,dice_empty_1_sd,hd95_mm,hd95_mm_sd,"
                + "surface_dice,surface_dice_sd,paper_dice,paper_dice_sd\r\n");
        for (ExperimentTable.Line line : table.lines()) {
            List<String> cells = new ArrayList<>(List.of(line.method().name(), line.method().network(),
                    line.method().start().isPretrained() ? "pretrained" : "scratch", String.valueOf(line.shots()), line.division(),
                    String.valueOf(line.byFold().size()), String.valueOf(line.scans())));
            for (Summary summary : List.of(line.dice(), line.diceEmptyPerfect(), line.hd95(), line.surfaceDice())) {
                cells.add(cell(summary.mean()));
                cells.add(cell(summary.sd()));
            }
            cells.add(line.paper().map(score -> cell(score.mean() / 100)).orElse(""));
            cells.add(line.paper().map(score -> cell(score.sd() / 100)).orElse(""));
            csv.append(row(cells));
        }
        return csv.toString();
    }

    /** One row a part, scan and label: every metric, and Dice by the other convention. */
    public static String casesCsv(ExperimentTable table) {
        StringBuilder csv = new StringBuilder("method,fold,cases,seed,scan,label,name");
        for (Metric metric : Metric.values()) {
            csv.append(',').append(metric.key());
        }
        csv.append(",dice_empty_1\r\n");
        for (ExperimentTable.Result result : table.results()) {
            result.scores().cases().forEach(each -> result.scores().labelNames().forEach((label, name) -> {
                List<String> cells = new ArrayList<>(List.of(result.part().method().name(), String.valueOf(result.part().fold()),
                        String.valueOf(result.part().shots()), String.valueOf(result.part().seed()), each.name(), String.valueOf(label), name));
                for (Metric metric : Metric.values()) {
                    cells.add(cell(each.score(label, metric, BothEmpty.UNDEFINED)));
                }
                cells.add(cell(each.score(label, Metric.DICE, BothEmpty.PERFECT)));
                csv.append(row(cells));
            }));
        }
        return csv.toString();
    }

    private static String cell(double value) {
        return Double.isFinite(value) ? String.valueOf(value) : "";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(text -> text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** The folds of a line in words, such as "1: 61.20, 2: 59.87"; in percent. */
    static String folds(Map<Integer, Double> byFold) {
        return byFold.entrySet().stream().map(fold -> String.format(Locale.ROOT, "%d: %.2f", fold.getKey(), 100 * fold.getValue()))
                .collect(Collectors.joining(", "));
    }
}
