package org.amaes.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.run.EventTail;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code amaes runs}. */
@Command(name = "runs", mixinStandardHelpOptions = true, header = "List the runs in a folder: state, progress, last loss.",
        footer = {"", "Example:", "  amaes runs runs"})
final class RunsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = ".", description = "Folder that holds run folders (default: this folder).")
    private Path folder;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Path path : runFolders()) {
            rows.add(describe(path));
        }
        Terminal terminal = output.terminal();
        terminal.result(rows);
        if (rows.isEmpty()) {
            terminal.say("There are no runs in " + folder + ".");
        }
        for (Map<String, Object> row : rows) {
            terminal.say(String.format(Locale.ROOT, "%-28s %-9s %-8s %6s/%-6s loss %s", row.get("run"), row.get("type"), row.get("state"),
                    row.get("step"), row.get("steps"), row.get("loss")) + (row.containsKey("problem") ? "  " + row.get("problem") : ""));
        }
        return ExitCode.DONE;
    }

    private List<Path> runFolders() throws WorkbenchException {
        if (RunFolder.isRun(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(RunFolder::isRun).sorted().toList();
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + folder + " cannot be listed (" + e.getMessage() + ").", folder, e);
        }
    }

    /** One row; a run that cannot be read is a row too. */
    static Map<String, Object> describe(Path path) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("run", path.toString());
        try {
            RunFolder run = RunFolder.open(path);
            JsonNode recipe = run.recipe();
            row.put("type", recipe.path("type").asText());
            row.put("state", run.state().word());
            row.put("steps", recipe.path("plan").path("steps").asLong());
            row.put("step", 0L);
            row.put("loss", null);
            for (RunEvent event : EventTail.all(run.events())) {
                row.put("step", event.step());
                if (event instanceof RunEvent.Step step) {
                    row.put("loss", step.loss());
                }
                if (event instanceof RunEvent.Failed failed) {
                    row.put("problem", failed.reason());
                } else {
                    row.remove("problem");
                }
            }
        } catch (WorkbenchException | IOException e) {
            row.put("problem", e.getMessage());
        }
        return row;
    }
}
