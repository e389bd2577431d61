package org.amaes.core.metric;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.amaes.core.WorkbenchException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An evaluation as JSON: what was counted and measured is read back, scores and summaries are derived again. */
final class ReportJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORMAT = "amaes-evaluation";
    private static final int VERSION = 1;

    private ReportJson() {
    }

    static String write(EvaluationReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION).put("both_empty", report.convention().name().toLowerCase(Locale.ROOT));
        ObjectNode names = root.putObject("labels");
        report.labelNames().forEach((label, name) -> names.put(Integer.toString(label), name));
        ObjectNode summaries = root.putObject("summaries");
        summaries.set(EvaluationReport.key(CaseMetrics.MICRO), summaries(report, CaseMetrics.MICRO));
        report.labelNames().keySet().forEach(label -> summaries.set(EvaluationReport.key(label), summaries(report, label)));
        for (CaseMetrics each : report.cases()) {
            ObjectNode node = root.withArray("cases").addObject();
            node.put("case", each.name());
            ObjectNode labels = node.putObject("scores");
            each.labels().forEach((label, scores) -> labels.set(EvaluationReport.key(label), scores(scores, report.convention())));
        }
        root.withArray("cases");
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode summaries(EvaluationReport report, int label) {
        ObjectNode node = JSON.createObjectNode();
        for (Metric metric : Metric.values()) {
            Summary summary = report.summary(label, metric);
            ObjectNode one = node.putObject(metric.key()).put("n", summary.n()).put("undefined", summary.undefined());
            put(one, "mean", summary.mean());
            put(one, "sd", summary.sd());
            put(one, "median", summary.median());
            put(one, "lower_quartile", summary.lowerQuartile());
            put(one, "upper_quartile", summary.upperQuartile());
            put(one, "min", summary.min());
            put(one, "max", summary.max());
        }
        return node;
    }

    private static ObjectNode scores(LabelScores scores, BothEmpty convention) {
        Confusion counts = scores.counts();
        ObjectNode node = JSON.createObjectNode().put("tp", counts.tp()).put("fp", counts.fp()).put("fn", counts.fn()).put("tn", counts.tn());
        for (Metric metric : Metric.values()) {
            put(node, metric.key(), scores.score(metric, convention));
        }
        return node;
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    static EvaluationReport read(Path file) throws WorkbenchException {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            if (!FORMAT.equals(root.path("format").asText()) || root.path("version").asInt() != VERSION) {
                throw new WorkbenchException(file + " is no evaluation that this version can read. Evaluate the predictions again.", file);
            }
            BothEmpty convention = BothEmpty.valueOf(root.path("both_empty").asText().toUpperCase(Locale.ROOT));
            Map<Integer, String> names = new TreeMap<>();
            for (Map.Entry<String, JsonNode> name : root.path("labels").properties()) {
                names.put(Integer.valueOf(name.getKey()), name.getValue().asText());
            }
            List<CaseMetrics> cases = new ArrayList<>();
            for (JsonNode each : root.path("cases")) {
                Map<Integer, LabelScores> labels = new TreeMap<>();
                for (Map.Entry<String, JsonNode> label : each.path("scores").properties()) {
                    boolean micro = label.getKey().equals(EvaluationReport.key(CaseMetrics.MICRO));
                    labels.put(micro ? CaseMetrics.MICRO : Integer.parseInt(label.getKey()), labelScores(label.getValue(), micro));
                }
                cases.add(new CaseMetrics(each.path("case").asText(), labels));
            }
            return new EvaluationReport(convention, names, cases);
        } catch (NoSuchFileException e) {
            throw new WorkbenchException(file + " does not exist. Choose another evaluation.", file, e);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new WorkbenchException(file + " is no evaluation, or it is damaged. Evaluate the predictions again.", file, e);
        } catch (IOException e) {
            throw new WorkbenchException(file + " could not be read (" + e.getMessage() + "). Check the disk.", file, e);
        }
    }

    private static LabelScores labelScores(JsonNode node, boolean micro) {
        Confusion counts = new Confusion(count(node, "tp"), count(node, "fp"), count(node, "fn"), count(node, "tn"));
        return new LabelScores(counts, micro ? Optional.empty() : Optional.of(new SurfaceDistance(
                number(node, Metric.HAUSDORFF), number(node, Metric.HAUSDORFF_95), number(node, Metric.ASSD),
                // What a label in neither segmentation is worth is the convention's to say, not the file's.
                counts.isBothEmpty() ? Double.NaN : number(node, Metric.SURFACE_DICE))));
    }

    private static long count(JsonNode node, String name) {
        if (!node.path(name).isIntegralNumber()) {
            throw new IllegalArgumentException("The count " + name + " is missing");
        }
        return node.path(name).longValue();
    }

    private static double number(JsonNode node, Metric metric) {
        return node.path(metric.key()).asDouble(Double.NaN);
    }
}
