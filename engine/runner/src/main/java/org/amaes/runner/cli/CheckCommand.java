package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.dataset.Source;
import org.amaes.core.quality.Finding;
import org.amaes.core.quality.Mosaic;
import org.amaes.core.quality.QualityCheck;
import org.amaes.core.quality.QualityColumns;
import org.amaes.core.quality.QualityFolder;
import org.amaes.core.quality.QualityJson;
import org.amaes.core.quality.QualityReport;
import org.amaes.core.quality.ScanQuality;
import org.amaes.core.quality.Severity;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes check}. */
@Command(name = "check", mixinStandardHelpOptions = true,
        header = "Look at scans: what each is, and what may be wrong with it.",
        description = {"", "Reads every scan of a data set and tells voxels, voxel size, orientation, range, background, noise, hints of motion and ringing, "
            + "duplicates and outlines that do not fit. Changes nothing; one damaged file does not stop the rest."},
        footer = {"", "Examples:", "  amaes check scans", "  amaes check nnUNet_raw/Dataset004_Hippocampus --out quality"})
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", description = "Folder of scans, or one scan.")
    private Path source;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write report.html, mosaic.png (without names) and scans.csv (with names) there.")
    private Path out;

    @Option(names = "--source", paramLabel = "NAME", defaultValue = "auto",
            description = "The layout, if it is not to be recognised; 'amaes sources --help' lists them (default: ${DEFAULT-VALUE}).")
    private String layout;

    @Option(names = "--orientation", paramLabel = "LETTERS", description = "How the patient lies in files that do not say so, like RAS or LPS.")
    private String orientation;

    @Option(names = "--threads", paramLabel = "N", description = "Scans looked at at a time (default: all cores).")
    private Integer threads;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        Source found = Sources.open(source, layout);
        List<Scan> scans = found.scans();
        QualityCheck.Options how = new QualityCheck.Options(CommandText.threads(threads), CommandText.orientation(orientation),
                found.labelNames().names().keySet());
        if (out != null) {
            CommandText.apart(out, scans.stream().map(scan -> scan.images().getFirst()).distinct().toList());
            CommandText.makeFolder(out);
        }
        terminal.say("Looking at " + scans.size() + " scans (" + found.layout() + ") in " + source);
        Mosaic mosaic = new Mosaic();
        QualityReport report;
        try (Terminal.Progress progress = terminal.progress("checking", scans.size())) {
            report = QualityCheck.run(scans, how, (quality, thumbnail, done, _) -> {
                mosaic.add(done, quality, thumbnail);
                progress.at(done, quality.scan().id());
            }, () -> false);
        }
        table(terminal, report);
        if (out != null) {
            QualityFolder.write(out, report, mosaic);
            terminal.say("Report: " + out.resolve(QualityFolder.PAGE) + "; the names of its scans: " + out.resolve(QualityFolder.TABLE));
        }
        terminal.result(result(report));
        return ExitCode.DONE;
    }

    private static void table(Terminal terminal, QualityReport report) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", "scan"));
        for (QualityColumns column : QualityColumns.values()) {
            head.add(column.title());
        }
        rows.add(head);
        int number = 0;
        for (ScanQuality scan : report.scans()) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(++number), scan.scan().id()));
            for (QualityColumns column : QualityColumns.values()) {
                row.add(column.of(scan));
            }
            rows.add(row);
        }
        int[] widths = new int[head.size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(String.format(Locale.ROOT, column == 0 ? "%" + widths[column] + "s  " : "%-" + widths[column] + "s  ", rows.get(r).get(column)));
            }
            terminal.say(line.toString().stripTrailing());
            if (r > 0) {
                tell(terminal, report.scans().get(r - 1).findings(), widths[0]);
            }
        }
        terminal.say(QualityFolder.summary(report));
    }

    private static void tell(Terminal terminal, List<Finding> findings, int indent) {
        for (Finding finding : findings) {
            terminal.say(" ".repeat(indent + 2) + (finding.severity() == Severity.NOTE ? "" : finding.severity().word() + ": ") + finding.sentence());
        }
    }

    private static Map<String, Object> result(QualityReport report) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("scans", report.scans().stream().map(QualityJson::write).toList());
        for (Severity severity : Severity.values()) {
            result.put(severity.name().toLowerCase(Locale.ROOT), report.worst(severity));
        }
        return result;
    }
}
