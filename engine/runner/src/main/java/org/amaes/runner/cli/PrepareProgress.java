package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.amaes.core.preprocess.PreparationReport;
import org.amaes.core.preprocess.PreparationReport.Duplicate;
import org.amaes.core.preprocess.PreparationReport.Failed;
import org.amaes.core.preprocess.PreparationReport.Outcome;
import org.amaes.core.preprocess.PreparationReport.Prepared;
import org.amaes.core.preprocess.PreparationReport.Skipped;

/** What {@code amaes prepare} tells: a bar for people, or a line of JSON a scan for a program that watches; the result at the end. */
final class PrepareProgress implements AutoCloseable {

    private final Terminal terminal;
    private final boolean events;
    private final Terminal.Progress bar;

    PrepareProgress(Terminal terminal, boolean events, int total) {
        this.terminal = terminal;
        this.events = events;
        this.bar = terminal.progress("preparing", total);
        if (events) {
            terminal.event(Map.of("event", "begin", "total", total));
        }
    }

    void done(Outcome outcome, int done, int total) {
        String words = switch (outcome) {
            case Prepared _, Skipped _ -> "";
            case Duplicate(String _, String _, String sentence) -> sentence;
            case Failed(String _, String sentence) -> sentence;
        };
        if (!words.isEmpty()) {
            terminal.warn("  left out: " + words);
        }
        if (events) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", "scan");
            line.put("scan", outcome.scan());
            line.put("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            line.put("words", words);
            line.put("done", done);
            line.put("total", total);
            terminal.event(line);
        }
        bar.at(done, outcome.scan());
    }

    void paused(boolean waiting) {
        if (events) {
            terminal.event(Map.of("event", waiting ? "paused" : "resumed"));
        } else {
            terminal.say(waiting ? "Paused; 'amaes resume' with the store goes on." : "Going on.");
        }
    }

    @Override
    public void close() {
        bar.close();
    }

    /** The result, in a sentence and as JSON. */
    static void tell(Terminal terminal, PreparationReport report, Path store) {
        int prepared = report.of(Prepared.class).size();
        int skipped = report.of(Skipped.class).size();
        List<Duplicate> duplicates = report.of(Duplicate.class);
        List<Failed> failed = report.of(Failed.class);
        terminal.say(String.format(Locale.ROOT, "%d scans prepared, %d there already, %d left out%s: %s", prepared, skipped,
                failed.size() + duplicates.size(), duplicates.isEmpty() ? "" : " (" + duplicates.size() + " of them duplicates)", store));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("store", store.toString());
        result.put("prepared", prepared);
        result.put("skipped", skipped);
        List<Map<String, String>> problems = new ArrayList<>();
        failed.forEach(each -> problems.add(Map.of("scan", each.scan(), "reason", each.sentence())));
        result.put("failed", problems);
        result.put("duplicates", duplicates.stream().map(each -> Map.of("scan", each.scan(), "of", each.of())).toList());
        result.put("stopped", report.cancelled());
        terminal.result(result);
    }
}
