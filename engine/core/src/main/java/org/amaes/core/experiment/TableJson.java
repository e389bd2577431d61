package org.amaes.core.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.Metric;
import org.amaes.core.metric.Summary;
import org.amaes.core.run.RunEvent;

/** The results of an experiment for machines; numbers that do not exist are null. */
public final class TableJson {

    private TableJson() {
    }

    /** Lines, comparisons, and every finished part with its scans' Dice. */
    public static Map<String, Object> of(ExperimentTable table, List<String> notes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", table.experiment().title());
        json.put("task", table.experiment().task().word());
        json.put("parts", table.experiment().parts().size());
        json.put("finished", table.results().size());
        json.put("notes", notes);
        json.put("lines", table.lines().stream().map(TableJson::line).toList());
        json.put("comparisons", table.comparisons().stream().map(TableJson::comparison).toList());
        json.put("explanations", TableWords.explanations(table));
        json.put("results", table.results().stream().map(TableJson::result).toList());
        return json;
    }

    private static Map<String, Object> line(ExperimentTable.Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("method", line.method().name());
        json.put("network", line.method().network());
        json.put("cases", line.shots());
        json.put("measured", line.division());
        json.put("scans", line.scans());
        json.put("folds", line.byFold());
        json.put("dice", summary(line.dice()));
        json.put("diceEmptyCounts1", summary(line.diceEmptyPerfect()));
        json.put("hd95", summary(line.hd95()));
        json.put("surfaceDice", summary(line.surfaceDice()));
        line.paper().ifPresent(score -> json.put("paper", Map.of("dice", score.mean(), "text", score.text())));
        return json;
    }

    private static Map<String, Object> summary(Summary summary) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", RunEvent.finite(summary.mean()));
        json.put("sd", RunEvent.finite(summary.sd()));
        json.put("n", summary.n());
        return json;
    }

    private static Map<String, Object> comparison(ExperimentTable.Comparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("method", comparison.method().name());
        json.put("reference", comparison.reference().name());
        json.put("cases", comparison.shots());
        json.put("measured", comparison.division());
        json.put("scans", comparison.paired().pairs());
        json.put("difference", RunEvent.finite(comparison.paired().meanDifference()));
        json.put("low", RunEvent.finite(comparison.paired().low()));
        json.put("high", RunEvent.finite(comparison.paired().high()));
        json.put("p", RunEvent.finite(comparison.paired().p()));
        json.put("sentence", TableWords.sentence(comparison));
        return json;
    }

    private static Map<String, Object> result(ExperimentTable.Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("method", result.part().method().name());
        json.put("fold", result.part().fold());
        json.put("cases", result.part().shots());
        json.put("seed", result.part().seed());
        json.put("dice", result.scores().meanOverLabels(Metric.DICE, BothEmpty.UNDEFINED));
        return json;
    }
}
