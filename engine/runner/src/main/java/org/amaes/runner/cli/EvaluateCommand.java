package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.CaseMetrics;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.metric.Metric;
import org.amaes.core.metric.Summary;
import org.amaes.core.run.RunEvent;
import org.amaes.runner.evaluation.Evaluation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes evaluate}. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, header = "Compare segmentations with the truth: Dice, distances, volumes.",
        description = {"", "Files belong together by their names; those without a counterpart are left out. Where a label is in",
            "neither segmentation its score is undefined, shown as such and left out of means."},
        footer = {"", "Example:", "  amaes evaluate --truth labelsTs --prediction masks --out scores"})
final class EvaluateCommand implements Callable<Integer> {

    @Option(names = "--truth", required = true, paramLabel = "DIR|FILE", description = "True segmentations.")
    private Path truth;

    @Option(names = "--prediction", required = true, paramLabel = "DIR|FILE", description = "Predicted segmentations.")
    private Path prediction;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for report.json, cases.csv and summary.csv.")
    private Path out;

    @Option(names = "--both-empty-perfect", description = "Count a label that is in neither segmentation as perfect (1), as some papers do.")
    private boolean perfect;

    @Option(names = "--threads", paramLabel = "N", description = "Cases worked on at a time (default: all cores).")
    private Integer threads;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        Evaluation evaluation = Evaluation.find(truth, prediction);
        if (!evaluation.alone().isEmpty()) {
            terminal.warn("  left out, for lack of a counterpart: " + evaluation.alone().size() + " files, such as " + evaluation.alone().getFirst());
        }
        EvaluationReport report;
        try (Terminal.Progress progress = terminal.progress("evaluating", evaluation.pairs().size())) {
            report = evaluation.run(perfect ? BothEmpty.PERFECT : BothEmpty.UNDEFINED,
                    CommandText.threads(threads), done -> progress.at(done, ""));
        }
        if (out != null) {
            CommandText.makeFolder(out);
            report.writeJson(out.resolve("report.json"));
            report.writeCsv(out.resolve("cases.csv"));
            report.writeSummaryCsv(out.resolve("summary.csv"));
        }
        terminal.result(result(report, evaluation.alone()));
        print(report, terminal);
        return ExitCode.DONE;
    }

    private static Map<String, Object> result(EvaluationReport report, List<Path> alone) {
        Map<String, Object> labels = new LinkedHashMap<>();
        report.labelNames().forEach((label, name) -> labels.put(name, scores(report, label)));
        labels.put("micro", scores(report, CaseMetrics.MICRO));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("cases", report.cases().size());
        result.put("leftOut", alone.stream().map(Path::toString).toList());
        result.put("meanDice", RunEvent.finite(meanDice(report)));
        result.put("labels", labels);
        return result;
    }

    /** The mean over labels of the mean Dice over cases; labels without any score are left out. */
    static double meanDice(EvaluationReport report) {
        return report.labelNames().keySet().stream().mapToDouble(label -> report.summary(label, Metric.DICE).mean())
                .filter(Double::isFinite).average().orElse(Double.NaN);
    }

    private static Map<String, Object> scores(EvaluationReport report, int label) {
        Map<String, Object> scores = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            Summary summary = report.summary(label, metric);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("mean", RunEvent.finite(summary.mean()));
            one.put("sd", RunEvent.finite(summary.sd()));
            one.put("n", summary.n());
            scores.put(metric.key(), one);
        }
        return scores;
    }

    private static void print(EvaluationReport report, Terminal terminal) {
        terminal.say(String.format(Locale.ROOT, "%d cases            %s", report.cases().size(), "Dice            HD95 mm   ASSD mm   surface Dice 1 mm"));
        report.labelNames().forEach((label, name) -> terminal.say(String.format(Locale.ROOT, "  %-18s %s ± %s   %s   %s   %s", name,
                number(report.summary(label, Metric.DICE).mean()), number(report.summary(label, Metric.DICE).sd()),
                number(report.summary(label, Metric.HAUSDORFF_95).mean()), number(report.summary(label, Metric.ASSD).mean()),
                number(report.summary(label, Metric.SURFACE_DICE).mean()))));
        terminal.say("  mean Dice over labels " + number(meanDice(report)));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%7.4f", value);
    }
}
