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

/** {@code amaes import}. */
@Command(name = "import", mixinStandardHelpOptions = true, header = "Unpack a network that somebody exported, after looking at it.",
        description = {"", "The folder it makes is a checkpoint to predict with, or to fine-tune from. Nothing in the file is run."},
        footer = {"", "Example:", "  amaes import model.zip --to theirs"})
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A ZIP file that 'amaes export' wrote.")
    private Path zip;

    @Option(names = "--to", paramLabel = "FOLDER", description = "The new folder (default: beside the file, with its name).")
    private Path to;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        Path folder = to == null ? beside() : to;
        Model model = SharedModel.unpack(zip, folder);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("folder", folder.toString());
        result.put("network", model.architecture().title());
        terminal.result(result);
        terminal.say(model.architecture().title() + " is in " + folder + "; give this folder as --checkpoint. Research use only; not a medical device.");
        return ExitCode.DONE;
    }

    private Path beside() throws WorkbenchException {
        String name = String.valueOf(zip.getFileName());
        if (!name.endsWith(".zip") || name.length() == ".zip".length()) {
            throw new WorkbenchException(zip + " has no name ending in .zip, so its folder has none either. Name one with --to FOLDER.", zip);
        }
        return zip.resolveSibling(name.substring(0, name.length() - ".zip".length()));
    }
}
