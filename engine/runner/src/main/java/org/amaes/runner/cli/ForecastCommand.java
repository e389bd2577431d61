package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code amaes forecast}. */
@Command(name = "forecast", mixinStandardHelpOptions = true,
        header = "How long a run will take, and how much memory and disk, before it starts.",
        description = {"", "Takes up to about half a minute: some real steps on this machine, of which nothing is kept.",
            "For a run that is not begun yet, add --forecast to its 'amaes pretrain' or 'amaes finetune'."},
        footer = {"", "Examples:", "  amaes forecast runs/b/recipe.json",
            "  amaes pretrain --data store --network unet_b --out runs/b --forecast"})
final class ForecastCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN|RECIPE", description = "A run's folder, or a recipe file such as a run's recipe.json.")
    private Path recipe;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Path folder = Files.isDirectory(recipe) ? recipe : recipe.toAbsolutePath().getParent();
        return ForecastReport.tell(RecipeFile.read(recipe), folder, output.terminal());
    }
}
