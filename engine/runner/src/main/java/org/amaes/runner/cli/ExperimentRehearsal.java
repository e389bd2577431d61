package org.amaes.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.experiment.Experiment;
import org.amaes.core.experiment.Method;
import org.amaes.core.experiment.Start;
import org.amaes.core.recipe.Forecast;
import org.amaes.core.recipe.Recipe;
import org.amaes.runner.Backends;
import org.amaes.runner.training.Forecaster;

/**
 * An experiment looked through before it begins: whether every training's settings fit, and how long it would take.
 * Every kind of training is rehearsed for some seconds.
 *
 * @param grid the experiment
 */
record ExperimentRehearsal(ExperimentGrid grid) {

    /** What is done with the recipes of a method. */
    private interface Look {
        void at(Method method, Recipe pretraining, Recipe finetuning) throws WorkbenchException;
    }

    /** Refuses an experiment of which a training could not begin. */
    void check() throws WorkbenchException {
        withRecipes((_, _, _) -> { });
    }

    /** Tells what would be done, and how long it would take. */
    void tell(Terminal terminal) throws WorkbenchException {
        Experiment experiment = grid.experiment();
        grid.notes().forEach(terminal::warn);
        terminal.say(experiment.title());
        terminal.say(experiment.parts().size() + " fine-tunings (" + experiment.methods().size() + " methods, " + experiment.folds()
                + " folds, training cases " + experiment.shots() + ", seeds " + experiment.seeds() + "), " + grid.left().size()
                + " of them still to do, each measured on " + grid.measured(experiment.parts().getFirst()).size() + " scans");
        List<Map<String, Object>> methods = new ArrayList<>();
        double[] total = {0};
        withRecipes((method, pretraining, finetuning) -> {
            long left = grid.left().stream().filter(part -> part.method().equals(method)).count();
            double once = pretraining == null || !grid.toPretrain().contains(method) ? 0 : forecast(pretraining).totalSeconds();
            Forecast each = forecast(finetuning);
            // Nothing is validated on the way: one look at the measured scans, at the end.
            double training = each.totalSeconds() - each.validations() * each.validationSeconds();
            double seconds = once + left * (training + each.validationSeconds());
            total[0] += seconds;
            terminal.say(String.format(Locale.ROOT, "  %s: %s%d fine-tunings of %s and %s for measuring, %s in all", method.name(),
                    once == 0 ? "" : "pretraining " + time(once) + ", ", left, time(training), time(each.validationSeconds()), time(seconds)));
            methods.add(line(method, once, left, training, each));
        });
        terminal.say("In all about " + time(total[0]) + ", if the machine stays as busy as it is now; the time of surface distances is not in it.");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("title", experiment.title());
        result.put("parts", experiment.parts().size());
        result.put("left", grid.left().size());
        result.put("notes", grid.notes());
        result.put("methods", methods);
        result.put("seconds", total[0]);
        terminal.result(result);
    }

    private static Map<String, Object> line(Method method, double pretraining, long left, double training, Forecast each) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("method", method.name());
        line.put("pretrainSeconds", pretraining);
        line.put("left", left);
        line.put("finetuneSeconds", training);
        line.put("measureSeconds", each.validationSeconds());
        line.put("peakBytes", each.peakBytes());
        line.put("fits", each.fits());
        return line;
    }

    private Forecast forecast(Recipe recipe) throws WorkbenchException {
        return Forecaster.of(recipe, Backends.here(), grid.folder().path());
    }

    private static String time(double seconds) {
        return Terminal.time((long) (seconds * 1e9));
    }

    /** Makes every method's recipes from lists in a passing folder: nothing is written where the experiment will lie. */
    private void withRecipes(Look look) throws WorkbenchException {
        Path passing = null;
        try {
            passing = Files.createTempDirectory("amaes-experiment");
            Path lists = passing.resolve("split.json");
            grid.split().write(lists);
            ExperimentRecipes recipes = new ExperimentRecipes(grid.experiment(), lists);
            for (Method method : grid.experiment().methods()) {
                Path held = passing.resolve(method.folder() + ".json");
                boolean own = method.start() instanceof Start.Pretraining;
                if (own) {
                    grid.writeHeldOut(method, held);
                }
                Experiment.Part part = grid.experiment().parts().stream().filter(each -> each.method().equals(method)).findFirst().orElseThrow();
                look.at(method, own ? recipes.pretraining(method, held) : null, recipes.finetuning(part, grid.split()));
            }
        } catch (IOException e) {
            throw new WorkbenchException("The folder for passing files, " + System.getProperty("java.io.tmpdir") + ", cannot be used (" + e.getMessage()
                    + "). Make room there.", passing, e);
        } finally {
            remove(passing);
        }
    }

    private static void remove(Path passing) throws WorkbenchException {
        if (passing == null) {
            return;
        }
        try (Stream<Path> files = Files.list(passing)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(passing);
        } catch (IOException e) {
            throw new WorkbenchException("The passing folder " + passing + " cannot be removed (" + e.getMessage() + ").", passing, e);
        }
    }
}
