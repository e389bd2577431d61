package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes repeat}. */
@Command(name = "repeat", mixinStandardHelpOptions = true, header = "Train anew by the recipe of a run: the same scans, seed and settings.",
        description = {"", "On the same machine the new run ends with the same weights, bit for bit."},
        footer = {"", "Example:", "  amaes repeat runs/b --out runs/b-again"})
final class RepeatCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN|RECIPE", description = "A run's folder, or a recipe file such as a run's recipe.json.")
    private Path recipe;

    @Option(names = "--out", required = true, paramLabel = "RUN", description = "New folder for the run.")
    private Path out;

    @Option(names = "--wait", description = "Wait while another run has the graphics card, instead of refusing.")
    private boolean waiting;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException, StoppedException {
        new TrainingRun(output.terminal(), waiting).begin(out, RecipeFile.read(recipe));
        return ExitCode.DONE;
    }
}
