package org.amaes.core.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.plot.CurvePicture;
import org.amaes.core.plot.Durations;
import org.amaes.core.plot.Look;
import org.amaes.core.plot.SvgSketch;
import org.amaes.core.plot.Ticks;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.recipe.Sheet;
import org.amaes.core.run.Environment;
import org.amaes.core.run.RunEvent;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

import com.fasterxml.jackson.databind.JsonNode;

/** A report as HTML. */
final class ReportPage {

    private static final double WIDTH = 1100;
    private static final double HEIGHT = 700;
    private static final String STYLE = """
            <style>
            body { font: 14px/1.5 Inter, "Segoe UI", Helvetica, Arial, sans-serif; color: #17202a; background: #fff; max-width: 1100px; margin: 32px auto; padding: 0 20px; }
            h1 { font-size: 26px; margin: 0; } h2 { font-size: 17px; margin: 32px 0 8px; border-bottom: 1px solid #d8dee5; padding-bottom: 4px; }
            table { border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 3px 16px 3px 0; border-bottom: 1px solid #eaeef2; font-weight: normal; }
            th:first-child { color: #505e6d; } tr:first-child th { font-weight: 600; }
            pre { background: #f5f7f9; padding: 12px; overflow-x: auto; } svg { max-width: 100%; height: auto; }
            figure { display: inline-block; margin: 0 12px 12px 0; } figure img { width: 180px; image-rendering: pixelated; background: #000; display: block; }
            figcaption, .quiet { color: #505e6d; } .warning { color: #845500; font-weight: 600; }
            @media print { body { margin: 0; } h2 { break-after: avoid; } }
            </style>""";

    /** Everything before the last name of an absolute path. */
    private static final Pattern FOLDERS = Pattern.compile("(?<![\\w.])(?:[A-Za-z]:)?[/\\\\](?:[^\\s/\\\\]+[/\\\\])+");

    private final RunReport report;
    private final boolean previews;
    private final Html page = new Html();

    ReportPage(RunReport report, boolean previews) {
        this.report = report;
        this.previews = previews;
    }

    String text() {
        String name = report.shown().name();
        page.markup("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">")
                .element("title", "Run " + name).markup(STYLE + "</head><body>").element("h1", name).element("p", report.sheet().title())
                .markup("<p class=\"warning\">Research use only, not a medical device.</p>");
        result();
        curves();
        if (previews) {
            pictures();
        }
        sheet();
        settings();
        environment();
        again();
        return page.markup("</body></html>").toString();
    }

    private void result() {
        var course = report.shown().course();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("state", report.state().word()));
        rows.add(List.of("steps", String.format(Locale.ROOT, "%,d of %,d", course.step(), report.recipe().plan().steps())));
        rows.add(List.of("time worked", Durations.words(course.seconds())));
        course.problem().ifPresent(problem -> rows.add(List.of("problem", withoutFolders(problem))));
        report.history().best().ifPresent(best -> rows.add(List.of("best validation", told(best))));
        if (!report.history().validations().isEmpty()) {
            rows.add(List.of("last validation", told(report.history().validations().getLast())));
        }
        if (!report.history().steps().isEmpty()) {
            RunEvent.Step last = report.history().steps().getLast();
            rows.add(List.of("last training loss", number(last.loss())));
        }
        page.element("h2", "Result").table(List.of(), rows);
        report.notes().forEach(note -> page.element("p", withoutFolders(note)));
    }

    /** A sentence without the folders of the files that it names: they say where somebody keeps what. */
    private String withoutFolders(String words) {
        String known = words;
        for (Path folder : new Path[] {report.run().path().toAbsolutePath(), report.run().path(), Path.of(report.recipe().data())}) {
            if (folder.getParent() != null && folder.getFileName() != null) {
                known = known.replace(folder.toString(), folder.getFileName().toString()); // its name may have spaces
            }
        }
        return FOLDERS.matcher(known).replaceAll("");
    }

    private static String told(RunEvent.Validation validation) {
        StringBuilder words = new StringBuilder(String.format(Locale.ROOT, "step %,d: loss %s", validation.step(), number(validation.loss())));
        if (validation.dice() != null) {
            validation.dice().forEach((part, dice) -> words.append(", Dice of ").append(part).append(' ').append(dice == null ? "undefined" : number(dice)));
        }
        return words.toString();
    }

    private static String number(Double value) {
        return Ticks.measured(value == null ? Double.NaN : value);
    }

    private void curves() {
        SvgSketch sketch = new SvgSketch("curves", WIDTH, HEIGHT);
        new CurvePicture(List.of(report.shown()), Look.STANDARD).draw(sketch, WIDTH, HEIGHT);
        page.element("h2", "Curves").markup(sketch.text("Curves of " + report.shown().name()));
    }

    private void pictures() {
        List<RunEvent.PreviewWritten> all = report.history().previews();
        if (all.isEmpty()) {
            return;
        }
        page.element("h2", "Previews").markup("<p class=\"quiet\">The middle axial slice of the same patch or case, the patient's right on the left.</p>");
        List<Integer> chosen = List.of(0, (all.size() - 1) / 2, all.size() - 1).stream().distinct().toList();
        for (int index : chosen) {
            RunEvent.PreviewWritten preview = all.get(index);
            try {
                String figures = figures(preview);
                page.element("p", String.format(Locale.ROOT, "Step %,d", preview.step())).markup("<div>" + figures + "</div>");
            } catch (WorkbenchException problem) {
                page.element("p", String.format(Locale.ROOT, "Step %,d: its volumes are gone or damaged.", preview.step()));
            }
        }
    }

    private String figures(RunEvent.PreviewWritten preview) throws WorkbenchException {
        Map<String, String> files = preview.files();
        String base = files.containsKey("target") ? "target" : "image";
        Volume ground = NiftiReader.readVolume(report.run().path().resolve(files.getOrDefault(base, "")));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int x = 0; x < ground.shape().x(); x++) {
            for (int y = 0; y < ground.shape().y(); y++) {
                double value = ground.get(x, y, ground.shape().z() / 2);
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            boolean labels = file.getKey().equals("prediction") || file.getKey().equals("truth");
            Volume volume = labels ? ground : NiftiReader.readVolume(report.run().path().resolve(file.getValue()));
            Optional<LabelMap> over = labels ? Optional.of(NiftiReader.readLabels(report.run().path().resolve(file.getValue()))) : Optional.empty();
            String caption = Html.escaped(file.getKey());
            out.append("<figure><img alt=\"").append(caption).append("\" src=\"").append(PreviewImage.of(volume, low, high, over)).append("\"><figcaption>")
                    .append(caption).append("</figcaption></figure>");
        }
        return out.toString();
    }

    private void sheet() {
        List<List<String>> rows = report.sheet().rows().stream().map(row -> List.of(row.item(), row.used(), marked(row.paper()), marked(row.asCoded()),
                row.differs() ? row.reason() : "")).toList();
        page.element("h2", "This run beside the paper and its published code")
                .markup("<p class=\"quiet\">= as this run, ≠ otherwise, – not said.</p>")
                .table(List.of("item", "this run", "paper", "published code", ""), rows);
    }

    private static String marked(Sheet.Source source) {
        return switch (source.agreement()) {
            case SAME -> "= " + source.text();
            case DIFFERENT -> "≠ " + source.text();
            case SILENT -> source.text();
        };
    }

    private void settings() {
        List<List<String>> rows = new ArrayList<>();
        flat("", RecipeJson.write(report.recipe()), rows);
        page.element("h2", "Settings").markup("<p class=\"quiet\">Scans are counted and files named without their folders; recipe.json in the run's folder has all of it.</p>")
                .table(List.of(), rows);
    }

    /** Lists of words, which here are ids of scans, are counted only. */
    private static void flat(String path, JsonNode node, List<List<String>> rows) {
        if (node.isObject()) {
            node.properties().forEach(field -> flat(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), rows));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isTextual()) {
            rows.add(List.of(path, node.size() == 1 ? "1 scan" : node.size() + " scans"));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                JsonNode entry = node.get(i);
                String name = entry.path("augmentation").asText(entry.path("name").asText(Integer.toString(i)));
                flat(path + "." + name, entry, rows);
            }
        } else {
            String value = node.asText();
            boolean file = path.equals("data") || path.equals("checkpoint");
            rows.add(List.of(path, file && !node.isNull() ? value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1) : value));
        }
    }

    private void environment() {
        page.element("h2", "Environment");
        Optional<Environment> known = report.environment();
        if (known.isEmpty()) {
            page.element("p", "No engine has begun, so nothing is known yet.");
            return;
        }
        Environment now = known.get();
        page.table(List.of(), List.of(List.of("AMAES Workbench", now.workbench()), List.of("Java", now.java()), List.of("system", now.system()),
                List.of("processors", Integer.toString(now.processors())), List.of("tensor library", now.engine()), List.of("device", now.device()),
                List.of("threads", Integer.toString(now.threads())), List.of("seed", Long.toString(now.seed())), List.of("fingerprint of the data (SHA-256)", now.data())));
    }

    private void again() {
        page.element("h2", "How to do it again").markup("<p>On the same prepared scans, with the recipe of this run:</p>")
                .element("pre", "amaes repeat RUN/recipe.json --out AGAIN\namaes curves RUN AGAIN --out both.png\namaes sheet RUN")
                .markup("<p class=\"quiet\">RUN is the run's folder. On the same machine with as many threads the weights are the same, bit for bit.</p>");
    }
}
