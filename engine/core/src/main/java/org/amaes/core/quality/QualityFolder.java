package org.amaes.core.quality;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * A report as files, each of which appears whole: {@code report.html} and {@code mosaic.png}, which name nobody,
 * and {@code scans.csv}, which says which file each number is and stays with whoever owns the scans.
 */
public final class QualityFolder {

    /** The report that may be shown to others. */
    public static final String PAGE = "report.html";
    /** The thumbnails. */
    public static final String MOSAIC = "mosaic.png";
    /** The table with names. */
    public static final String TABLE = "scans.csv";

    private QualityFolder() {
    }

    /**
     * Writes the files into a folder that exists.
     *
     * @throws WorkbenchException if one cannot be written
     */
    public static void write(Path folder, QualityReport report, Mosaic mosaic) throws WorkbenchException {
        byte[] png = mosaic.png();
        AtomicFile.writeBytes(folder.resolve(MOSAIC), png);
        AtomicFile.writeStream(folder.resolve(TABLE), out -> out.write(table(report).getBytes(StandardCharsets.UTF_8)));
        AtomicFile.writeString(folder.resolve(PAGE), QualityPage.of(report, mosaic, png));
    }

    /** One sentence over all scans. */
    public static String summary(QualityReport report) {
        return QualityPage.summary(report);
    }

    private static String table(QualityReport report) {
        StringBuilder table = new StringBuilder("number,scan,subject,session,sequence,file,outline file");
        for (QualityColumns column : QualityColumns.values()) {
            table.append(',').append(column.title());
        }
        table.append(",sha256,worst,found\n");
        int number = 0;
        for (ScanQuality scan : report.scans()) {
            table.append(++number);
            cells(table, List.of(scan.scan().id(), scan.scan().subject(), scan.scan().session(), scan.scan().sequence(),
                    scan.scan().images().getFirst().toString(), scan.scan().label().map(Path::toString).orElse("")));
            cells(table, QualityColumns.all(scan));
            cells(table, List.of(scan.first().map(ImageFacts::hash).orElse(""), scan.worst().map(Severity::word).orElse(""),
                    scan.findings().stream().map(Finding::sentence).collect(Collectors.joining(" "))));
            table.append('\n');
        }
        return table.toString();
    }

    /** Quoted where needed; a text that a spreadsheet would take for a formula gets an apostrophe. */
    private static void cells(StringBuilder table, List<String> values) {
        for (String value : values) {
            boolean formula = !value.isEmpty() && "=+@\t\r".indexOf(value.charAt(0)) >= 0 || value.startsWith("-") && !value.matches("-[\\d.].*");
            String safe = formula ? "'" + value : value;
            table.append(',').append(safe.matches("(?s).*[\",\n\r].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
        }
    }
}
