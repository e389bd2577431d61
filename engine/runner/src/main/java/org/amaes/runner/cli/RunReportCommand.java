package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.report.RunReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes run-report}. */
@Command(name = "run-report", mixinStandardHelpOptions = true, header = "Write all about a run on one page.",
        description = {"", "Results, curves, previews, differences from the paper, settings, environment, data fingerprint and how to repeat it, as one HTML "
                + "file that needs no network. It names no scan; previews are pictures of one."},
        footer = {"", "Example:", "  amaes run-report runs/b --out b.html"})
final class RunReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "A run's folder.")
    private Path run;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write: a name that ends in .html.")
    private Path out;

    @Option(names = "--no-previews", description = "Leave pictures of the scan out.")
    private boolean noPreviews;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
            throw new WorkbenchException(out + " would be no page. Choose a name that ends in .html; a browser prints it as a PDF.", out);
        }
        RunReport.of(run).write(out, !noPreviews);
        Terminal terminal = output.terminal();
        terminal.result(new LinkedHashMap<>(Map.of("file", out.toString())));
        terminal.say(out + " is written.");
        return ExitCode.DONE;
    }
}
