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
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunHistory;

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
            rows.add(row(path));
        }
        Terminal terminal = output.terminal();
        terminal.result(rows);
        if (rows.isEmpty()) {
            terminal.say("There are no runs in " + folder + ".");
        }
        rows.forEach(row -> terminal.say(line(row)));
        return ExitCode.DONE;
    }

    private static String line(Map<String, Object> row) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-28s", row.get("run")));
        if (row.containsKey("state")) {
            line.append(String.format(Locale.ROOT, " %-9s %-8s %6d/%-6d", row.get("type"), row.get("state"), row.get("step"), row.get("steps")));
            line.append(row.get("loss") == null ? "" : String.format(Locale.ROOT, " loss %.4f", row.get("loss")));
            line.append(row.get("validationLoss") == null ? "" : String.format(Locale.ROOT, "  validation %.4f", row.get("validationLoss")));
            line.append(row.get("bestStep") == null ? "" : "  best at step " + row.get("bestStep"));
        }
        return line + (row.containsKey("problem") ? "  " + row.get("problem") : "");
    }

    private List<Path> runFolders() throws WorkbenchException {
        if (RunFolder.isRun(folder)) {
            return List.of(folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new WorkbenchException("There is no folder " + folder + ". Choose one that holds runs.", folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(RunFolder::isRun).sorted().toList();
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + folder + " cannot be listed (" + e.getMessage() + ").", folder, e);
        }
    }

    /** One row; a run that cannot be read is a row too. */
    private static Map<String, Object> row(Path path) {
        try {
            return describe(path);
        } catch (WorkbenchException e) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("run", path.toString());
            row.put("problem", e.getMessage());
            return row;
        }
    }

    /** What there is to know of a run at a glance. */
    static Map<String, Object> describe(Path path) throws WorkbenchException {
        RunFolder run = RunFolder.open(path);
        JsonNode recipe = run.recipe();
        RunHistory history = history(run);
        RunEvent.Step step = history.steps().isEmpty() ? null : history.steps().getLast();
        RunEvent.Validation validation = history.validations().isEmpty() ? null : history.validations().getLast();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("run", path.toString());
        row.put("type", recipe.path("type").asText());
        row.put("state", run.state().word());
        row.put("step", history.step());
        row.put("steps", recipe.path("plan").path("steps").asLong());
        row.put("loss", step == null ? null : step.loss());
        row.put("validationLoss", validation == null ? null : validation.loss());
        row.put("validationDice", validation == null ? null : validation.dice());
        row.put("bestStep", history.best().map(RunEvent::step).orElse(null));
        row.put("seconds", history.seconds());
        history.problem().ifPresent(problem -> row.put("problem", problem));
        return row;
    }

    /** The course of a run so far. */
    static RunHistory history(RunFolder run) throws WorkbenchException {
        try {
            return RunHistory.read(run.events());
        } catch (IOException e) {
            throw new WorkbenchException("The events of the run in " + run.path() + " cannot be read (" + e.getMessage()
                    + "). Check that you may read its folder.", run.path(), e);
        }
    }
}
