package org.amaes.core.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An evaluation as comma-separated values (RFC 4180), columns always in the same order. */
final class ReportCsv {

    private ReportCsv() {
    }

    static String cases(EvaluationReport report) {
        List<String> header = new ArrayList<>(List.of("case", "label", "name", "tp", "fp", "fn", "tn"));
        for (Metric metric : Metric.values()) {
            header.add(metric.key());
        }
        StringBuilder csv = new StringBuilder(row(header));
        for (CaseMetrics each : report.cases()) {
            each.labels().forEach((label, scores) -> {
                Confusion counts = scores.counts();
                List<String> row = new ArrayList<>(List.of(each.name(), EvaluationReport.key(label), report.title(label),
                        Long.toString(counts.tp()), Long.toString(counts.fp()), Long.toString(counts.fn()), Long.toString(counts.tn())));
                for (Metric metric : Metric.values()) {
                    row.add(number(scores.score(metric, report.convention())));
                }
                csv.append(row(row));
            });
        }
        return csv.toString();
    }

    static String summaries(EvaluationReport report) {
        StringBuilder csv = new StringBuilder(row(List.of("label", "name", "metric", "n", "undefined", "mean", "sd", "median",
                "lower_quartile", "upper_quartile", "min", "max")));
        List<Integer> labels = new ArrayList<>(List.of(CaseMetrics.MICRO));
        labels.addAll(report.labelNames().keySet());
        for (int label : labels) {
            for (Metric metric : Metric.values()) {
                Summary summary = report.summary(label, metric);
                csv.append(row(List.of(EvaluationReport.key(label), report.title(label), metric.key(), Integer.toString(summary.n()),
                        Integer.toString(summary.undefined()), number(summary.mean()), number(summary.sd()), number(summary.median()),
                        number(summary.lowerQuartile()), number(summary.upperQuartile()), number(summary.min()), number(summary.max()))));
            }
        }
        return csv.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(ReportCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
