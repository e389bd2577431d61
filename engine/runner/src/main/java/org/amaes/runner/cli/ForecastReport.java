package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.amaes.core.WorkbenchException;
import org.amaes.core.recipe.Forecast;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Recipe;
import org.amaes.runner.Backends;
import org.amaes.runner.training.Forecaster;

/** Forecasts a run and tells of it on the terminal. */
final class ForecastReport {

    private ForecastReport() {
    }

    /** @param out where the run's folder would lie */
    static int tell(Recipe recipe, Path out, Terminal terminal) throws WorkbenchException {
        Plan plan = recipe.plan();
        terminal.say(String.format(Locale.ROOT, "Forecast of %s, patch %s, batch %d, %d steps, %s on %s, %d threads", recipe.architecture().title(),
                plan.patch(), plan.batch(), plan.steps(), plan.precision(), plan.device(), plan.threads()));
        Forecast forecast = Forecaster.of(recipe, Backends.here(), out);
        terminal.result(forecast);
        lines(forecast).forEach(terminal::say);
        warnings(forecast).forEach(terminal::warn);
        return ExitCode.DONE;
    }

    private static List<String> lines(Forecast forecast) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "  a step       %.3g s", forecast.secondsPerStep()));
        lines.add("  in all       " + time(forecast.totalSeconds()) + String.format(Locale.ROOT,
                ": steps %s, %d validations %s, %d previews %s, %d checkpoints %s", time(forecast.steps() * forecast.secondsPerStep()),
                forecast.validations(), time(forecast.validations() * forecast.validationSeconds()), forecast.previews(),
                time(forecast.previews() * forecast.previewSeconds()), forecast.checkpoints(), time(forecast.checkpoints() * forecast.checkpointSeconds())));
        lines.add(String.format(Locale.ROOT, "  memory       %s of %s that are free", bytes(forecast.peakBytes()), bytes(forecast.availableBytes())));
        lines.add(String.format(Locale.ROOT, "  disk         %s of %s that are free", bytes(forecast.diskBytes()), bytes(forecast.freeDiskBytes())));
        Forecast.Measured measured = forecast.measured();
        lines.add(String.format(Locale.ROOT, "  measured     %d steps of %d patches of %s%s", measured.steps(), measured.samples(), measured.patch(),
                measured.whole() ? "" : ", scaled up"));
        return lines;
    }

    private static List<String> warnings(Forecast forecast) {
        List<String> warnings = new ArrayList<>();
        if (!Forecast.fitsMemory(forecast.peakBytes(), forecast.availableBytes())) {
            warnings.add("It will not fit into the memory that is free.");
            for (Forecast.Proposal proposal : forecast.proposals()) {
                warnings.add(String.format(Locale.ROOT, "  With %s it needs %s%s.", proposal.option(), bytes(proposal.peakBytes()),
                        proposal.same() ? " and trains the same" : ""));
            }
            if (forecast.proposals().isEmpty()) {
                warnings.add("  No smaller patch or batch of this network will; choose a smaller network.");
            }
        }
        if (forecast.diskBytes() > forecast.freeDiskBytes()) {
            warnings.add("It will not fit on the disk. Keep fewer checkpoints (--set keepCheckpoints=1), or choose another place with --out.");
        }
        return warnings;
    }

    private static String time(double seconds) {
        return Terminal.time((long) (seconds * 1e9));
    }

    private static String bytes(long bytes) {
        return bytes < 1L << 30 ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6) : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
