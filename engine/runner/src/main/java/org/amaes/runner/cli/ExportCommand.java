package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.SharedModel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes export}. */
@Command(name = "export", mixinStandardHelpOptions = true, header = "Write a trained network as one ZIP file to pass on.",
        description = {"", "It holds weights, preprocessing, classes and recipe, and neither paths nor names of scans. Class names are in it.",
            "Whether you may pass it on is for you and the owners of the scans to know."},
        footer = {"", "Example:", "  amaes export runs/b-20 --to model.zip"})
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN|CHECKPOINT", description = "A run, or a checkpoint of this program.")
    private Path source;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The new ZIP file.")
    private Path to;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        Model model = SharedModel.export(source, to);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", to.toString());
        result.put("checkpoint", model.file().toString());
        result.put("network", model.architecture().title());
        terminal.result(result);
        terminal.say(to + " is written: " + model.architecture().title() + ". Research use only; not a medical device.");
        return ExitCode.DONE;
    }
}
