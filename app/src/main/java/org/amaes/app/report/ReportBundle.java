package org.amaes.app.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.amaes.app.state.StateFile;
import org.amaes.app.state.WorkbenchState;
import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * A ZIP file to send along with a question: versions, settings, the ends of the logs and, if asked for, what a run
 * wrote about itself. It holds no voxels and no outlines; paths and file names are replaced by numbers.
 */
public final class ReportBundle {

    private static final int MOST_BYTES = 1 << 20;
    private static final List<String> RUN_FILES = List.of("recipe.json", "environment.json", "events.jsonl", "engine.log");
    private static final String README = """
            What is in here, so that somebody can find out what went wrong:
              about.txt       versions of this program, Java and the system; no names
              settings.json   colours, engine, how many files were opened lately; not which
              *.log           the last megabyte of each log
              run/            what a run wrote about itself, if one was chosen
            Paths and names of files are replaced by numbers such as <3 nii.gz>. Scans, outlines and weights are not in here.
            Look through it before you send it: a folder or case may be called something that no program takes for a name.
            For research use only. Not a medical device; not for diagnosis or treatment.
            """;

    private final Path folder;
    private final Scrubber scrubber;
    private final WorkbenchState state;

    /** @param folder the person's folder, with state and logs */
    public ReportBundle(Path folder) {
        this(folder, StateFile.peek(folder));
    }

    /** @param state what the window remembers now */
    public ReportBundle(Path folder, WorkbenchState state) {
        this.folder = folder;
        this.state = state;
        List<String> names = new ArrayList<>(List.of(folder.toString(), System.getProperty("user.home"), System.getProperty("user.name")));
        Stream.concat(state.recent().stream().map(each -> each.path()), state.runs().stream()).forEach(path -> {
            names.add(path);
            names.add(String.valueOf(Path.of(path).getFileName()));
        });
        Optional.ofNullable(state.dataFolder()).ifPresent(names::add);
        scrubber = new Scrubber(names);
    }

    /**
     * Writes it.
     *
     * @param version the program's
     * @param run a run folder to tell about; empty for none
     * @throws WorkbenchException if the file cannot be written
     */
    public void write(Path file, String version, Optional<Path> run) throws WorkbenchException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("README.txt", README);
        entries.put("about.txt", about(version));
        entries.put("settings.json", settings());
        for (Path log : logs()) {
            entries.put(folder.relativize(log).toString().replace('\\', '-').replace('/', '-'), scrubber.clean(end(log)));
        }
        if (run.isPresent()) {
            for (String name : RUN_FILES) {
                Path each = run.get().resolve(name);
                if (Files.isRegularFile(each)) {
                    entries.put("run/" + name, scrubber.clean(end(each)));
                }
            }
        }
        AtomicFile.writeStream(file, out -> zip(entries, out));
    }

    private static void zip(Map<String, String> entries, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            zip.putNextEntry(new ZipEntry(entry.getKey()));
            zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }

    private String about(String version) {
        Runtime runtime = Runtime.getRuntime();
        return String.join("\n", "AMAES Workbench " + version, "Java " + Runtime.version() + ", " + System.getProperty("java.vendor"),
                "JavaFX " + System.getProperty("javafx.runtime.version", "not started"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"),
                runtime.availableProcessors() + " processors, " + (runtime.maxMemory() >> 20) + " MiB for Java objects of the window",
                "engine: device " + state.engine().device() + ", threads " + state.engine().threads() + ", memory share " + state.engine().memoryShare()
                        + " %", "");
    }

    private String settings() {
        Map<String, Long> kinds = new TreeMap<>();
        state.recent().forEach(each -> kinds.merge(each.kind().word(), 1L, Long::sum));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("format", state.format());
        told.put("theme", state.theme());
        told.put("place", state.place());
        told.put("window", state.window());
        told.put("engine", state.engine());
        told.put("opened lately", kinds);
        told.put("runs watched", state.runs().size());
        try {
            return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(told) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("Settings that are no JSON", e);
        }
    }

    /** All logs in the person's folder, also those of the engine's errands. */
    private List<Path> logs() throws WorkbenchException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log")).sorted().toList();
        } catch (IOException e) {
            throw new WorkbenchException("The logs in " + folder + " cannot be listed (" + e.getMessage() + "). Check that you may read there.", folder, e);
        }
    }

    private static String end(Path file) throws WorkbenchException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long skipped = Math.max(0, in.length() - MOST_BYTES);
            in.seek(skipped);
            byte[] bytes = new byte[(int) Math.min(MOST_BYTES, in.length())];
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return skipped == 0 ? text : text.substring(text.indexOf('\n') + 1); // a line cut in two may hide a path from the scrubber
        } catch (IOException e) {
            throw new WorkbenchException("The log " + file + " cannot be read (" + e.getMessage() + "). Check that you may read it.", file, e);
        }
    }
}
