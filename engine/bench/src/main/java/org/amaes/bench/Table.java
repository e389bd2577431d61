package org.amaes.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The table of benchmarks as it grows: each row is printed when it is done, and all are kept for JSON. */
final class Table {

    private static final String LINE = "%-84s %11s %11s %7s %11s%n";

    private final PrintStream out;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** @param out where rows are printed */
    Table(PrintStream out) {
        this.out = out;
    }

    void head(String reference) {
        out.printf(Locale.ROOT, "%d cores; reference: %s%n" + LINE, Runtime.getRuntime().availableProcessors(), reference,
                "", "reference", "ours", "ratio", "budget");
    }

    /** A row that was measured. */
    void add(Benchmark row, Benchmark.Figures figures) {
        Double ratio = figures.reference().map(reference -> figures.ours() / reference).orElse(null);
        rows.add(row(row, figures.reference().orElse(null), figures.ours(), ratio));
        out.printf(Locale.ROOT, LINE, row.name(), figures.reference().map(value -> figure(value, row.unit())).orElse("-"),
                figure(figures.ours(), row.unit()), ratio == null ? "-" : String.format(Locale.ROOT, "%.3f", ratio),
                row.budgetIsRatio() ? String.format(Locale.ROOT, "≤ %.2f", row.budget()) : "≤ " + figure(row.budget(), row.unit()));
    }

    /** A row that cannot be measured on this machine. */
    void addUnmeasured(Benchmark row, String reason) {
        Map<String, Object> line = row(row, null, null, null);
        line.put("note", reason);
        rows.add(line);
        out.printf(Locale.ROOT, "%-84s not measured: %s%n", row.name(), reason);
    }

    private static Map<String, Object> row(Benchmark row, Double reference, Double ours, Double ratio) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", row.name());
        line.put("reference", reference);
        line.put("ours", ours);
        line.put("ratio", ratio);
        line.put("budget", row.budget());
        line.put("unit", row.unit());
        return line;
    }

    private static String figure(double value, String unit) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f %s" : "%.1f %s", value, unit);
    }

    /** All rows as an array of {name, reference, ours, ratio, budget, unit}; a row that could not be measured has a note. */
    String json() throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(rows);
    }
}
