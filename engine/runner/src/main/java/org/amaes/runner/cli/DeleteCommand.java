package org.amaes.runner.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.Trash;
import org.amaes.core.run.RunRemoval;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes delete}. */
@Command(name = "delete", mixinStandardHelpOptions = true, header = "Delete a run: move its folder to the trash, where there is one.",
        description = {"", "Without --yes it only says what would happen. A run on which an engine works is not deleted without --stop."},
        footer = {"", "Example:", "  amaes delete runs/b --yes"})
final class DeleteCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run's folder. Nothing but a run is ever deleted.")
    private Path run;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Option(names = "--stop", description = "If an engine works on it, end that first, without a checkpoint.")
    private boolean stop;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Optional<Trash> trash = Trash.of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
        RunRemoval removal = RunRemoval.of(run, trash);
        if (!yes) {
            throw new WorkbenchException(removal.sentence() + " Add --yes to do it.", run);
        }
        if (stop) {
            output.terminal().say("Waits until the engine of " + run + " has ended …");
            removal.stop(() -> false);
        }
        Optional<Path> now = removal.remove(LocalDateTime.now());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("run", run.toString());
        result.put("movedTo", now.map(Path::toString).orElse(null));
        output.terminal().result(result);
        output.terminal().say(now.map(path -> "Moved to " + path + ".").orElse("Deleted " + run + "."));
        return ExitCode.DONE;
    }
}
