package org.amaes.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.amaes.core.recipe.Sheet;
import org.amaes.core.recipe.Sheet.Row;
import org.amaes.core.recipe.Sheet.Source;

/**
 * A {@link Sheet} as lines for a terminal: a table, then a word on every difference.
 *
 * @param sheet what is shown
 */
record SheetText(Sheet sheet) {

    List<String> lines() {
        int item = width("item", Row::item);
        int used = width("this run", Row::used);
        int paper = width("paper", row -> marked(row.paper()));
        String format = "%-" + item + "s  %-" + used + "s  %-" + paper + "s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(sheet.title());
        lines.add("");
        lines.add(String.format(Locale.ROOT, format, "item", "this run", "  paper", "  published code"));
        for (Row row : sheet.rows()) {
            lines.add(String.format(Locale.ROOT, format, row.item(), row.used(), marked(row.paper()), marked(row.asCoded())).stripTrailing());
        }
        List<Row> explained = sheet.rows().stream().filter(row -> row.differs() && !row.reason().isEmpty()).toList();
        if (!explained.isEmpty()) {
            lines.add("");
            lines.add("= as this run   ≠ otherwise   – not said");
            explained.forEach(row -> lines.add("  " + row.item() + ": " + row.reason()));
        }
        return lines;
    }

    private int width(String title, Function<Row, String> cell) {
        return Math.max(title.length(), sheet.rows().stream().mapToInt(row -> cell.apply(row).length()).max().orElse(0));
    }

    private static String marked(Source source) {
        return switch (source.agreement()) {
            case SAME -> "= " + source.text();
            case DIFFERENT -> "≠ " + source.text();
            case SILENT -> source.text();
        };
    }
}
