package org.amaes.core.quality;

import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A report as one HTML file that needs nothing beside it: summary, mosaic, table. Scans have numbers in it, and
 * no names of files, persons, visits or dates; the numbers are those of {@code scans.csv}.
 */
final class QualityPage {

    private static final String STYLE = """
            body{font:14px/1.45 system-ui,sans-serif;margin:32px;color:#17202a;background:#fff}h1{font-size:22px;margin:0 0 4px}
            h2{font-size:16px;margin:28px 0 8px}p{max-width:75ch}table{border-collapse:collapse}td,th{padding:4px 10px;border-bottom:1px solid #d8dee5;
            text-align:left;vertical-align:top;font-variant-numeric:tabular-nums}th{position:sticky;top:0;background:#eaeef2}.unusable{color:#ad231b;font-weight:600}
            .doubtful{color:#845500;font-weight:600}.quiet{color:#505e6d}img{max-width:100%;border-radius:6px}
            @media(prefers-color-scheme:dark){body{color:#e5eaef;background:#13181e}td,th{border-color:#2b343e}th{background:#1a2129}
            .unusable{color:#ff978c}.doubtful{color:#e6b656}.quiet{color:#a2afbc}}
            """;

    private QualityPage() {
    }

    static String of(QualityReport report, Mosaic mosaic, byte[] png) {
        StringBuilder page = new StringBuilder(1 << 16);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Quality of ").append(report.scans().size())
                .append(" scans</title><style>").append(STYLE).append("</style></head><body>");
        page.append("<h1>Quality of ").append(report.scans().size()).append(" scans</h1><p class=\"quiet\">AMAES Workbench. Research use only, not a "
                + "medical device. Scans have the numbers of scans.csv; this page names nobody. Pictures may show faces.</p>");
        page.append("<p>").append(escape(summary(report))).append("</p>");
        kinds(report, page);
        page.append("<h2>Mosaic</h2><p class=\"quiet\">A full bar: cannot be used. A half bar: look at it. ")
                .append(mosaic.leftOut() == 0 ? "" : mosaic.leftOut() + " further scans are not shown.").append("</p><img alt=\"Mosaic of thumbnails\" "
                + "src=\"data:image/png;base64,").append(Base64.getEncoder().encodeToString(png)).append("\">");
        table(report, page);
        page.append("<p class=\"quiet\">SNR: the middle tissue value over the noise, from differences to neighbouring voxels. Ghosts: how much brighter air is "
                + "along one axis of the head than along another, of the signal. Ringing: alternation beside strong edges, of the edge. All three are "
                + "hints; a dash means that the scan gives no ground for them.</p></body></html>\n");
        return page.toString();
    }

    /** One sentence over all. */
    static String summary(QualityReport report) {
        return String.format(Locale.ROOT, "%d scans: %d cannot be used, %d somebody should look at, %d with notes, %d without a remark%s.", report.scans().size(),
                report.worst(Severity.UNUSABLE), report.worst(Severity.DOUBTFUL), report.worst(Severity.NOTE),
                report.scans().stream().filter(scan -> scan.findings().isEmpty()).count(), report.cancelled() ? "; stopped before the end" : "");
    }

    private static void kinds(QualityReport report, StringBuilder page) {
        if (report.kinds().isEmpty()) {
            return;
        }
        page.append("<table><tr><th>what</th><th>scans</th></tr>");
        report.kinds().forEach((kind, count) -> page.append("<tr><td>").append(kind.word()).append("</td><td>").append(count).append("</td></tr>"));
        page.append("</table>");
    }

    private static void table(QualityReport report, StringBuilder page) {
        page.append("<h2>Scans</h2><table><tr><th>scan</th><th>sequence</th>");
        for (QualityColumns column : QualityColumns.values()) {
            page.append("<th>").append(column.title()).append("</th>");
        }
        page.append("<th>found</th></tr>");
        int number = 0;
        for (ScanQuality scan : report.scans()) {
            page.append("<tr><td>").append(++number).append("</td><td>").append(escape(sequence(scan))).append("</td>");
            List<String> cells = QualityColumns.all(scan);
            cells.forEach(cell -> page.append("<td>").append(escape(cell)).append("</td>"));
            page.append("<td>");
            for (Finding finding : scan.findings()) {
                page.append("<div><span class=\"").append(finding.severity().name().toLowerCase(Locale.ROOT)).append("\">")
                        .append(finding.severity().word()).append("</span> ").append(escape(finding.sentence())).append("</div>");
            }
            page.append("</td></tr>");
        }
        page.append("</table>");
    }

    /** Names of sequences are often free text of a scanner's operator: only a short word is shown. */
    private static String sequence(ScanQuality scan) {
        String sequence = scan.scan().sequence();
        return sequence.matches("[A-Za-z0-9*+]{1,12}") && !sequence.matches(".*\\d{5,}.*") ? sequence : "";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
