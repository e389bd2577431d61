package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.runner.Backends;
import org.amaes.runner.training.Trainer;

/** Trains a run and tells of it on the terminal. */
final class TrainingRun {

    private final Terminal terminal;
    private RunEvent.Step lastStep;
    private RunEvent.Validation lastValidation;

    TrainingRun(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Makes the run folder of a recipe. */
    static RunFolder create(Path out, Recipe recipe) throws WorkbenchException {
        return RunFolder.create(out, RecipeJson.write(recipe));
    }

    /** Works on a run until it is done; throws if it was stopped. */
    void train(RunFolder folder) throws WorkbenchException, StoppedException {
        Recipe recipe = RecipeJson.read(folder.recipe());
        Plan plan = recipe.plan();
        terminal.say(String.format(Locale.ROOT, "%s: %s, patch %s, batch %d, %d steps, %s on %s, %d threads", folder.path(),
                recipe.architecture().title(), plan.patch(), plan.batch(), plan.steps(), plan.precision(), plan.device(), plan.threads()));
        boolean finished;
        try (Terminal.Progress progress = terminal.progress("training", plan.steps())) {
            Trainer trainer = new Trainer(folder, Backends.find(Backends.DEFAULT), event -> show(event, progress));
            finished = trainer.run(() -> Runtime.getRuntime().halt(ExitCode.STOPPED));
        }
        terminal.result(result(folder, finished));
        if (!finished) {
            terminal.say("Stopped after a checkpoint. Go on with: amaes resume " + folder.path());
            throw new StoppedException();
        }
        terminal.say("Done: " + folder.path());
    }

    private void show(RunEvent event, Terminal.Progress progress) {
        switch (event) {
            case RunEvent.Step step -> {
                lastStep = step;
                progress.at(step.step(), String.format(Locale.ROOT, "loss %s, %.2f patches/s", number(step.loss()), step.patchesPerSecond()));
            }
            case RunEvent.Validation validation -> {
                lastValidation = validation;
                StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  step %d: validation loss %s", validation.step(),
                        number(validation.loss())));
                validation.dice().forEach((name, dice) -> line.append(", Dice of ").append(name).append(' ').append(number(dice)));
                terminal.say(line + (validation.best() ? "  (best so far)" : ""));
            }
            case RunEvent.Started started when started.step() > 0 -> terminal.say("  resumed at step " + started.step());
            case RunEvent.Note note -> terminal.say("  " + note.text());
            case RunEvent.Paused paused -> terminal.say("  paused at step " + paused.step() + "; go on with: amaes resume, or stop");
            case RunEvent.Continued continued -> terminal.say("  continued at step " + continued.step());
            default -> {
                // checkpoints and previews are found in the folder
            }
        }
    }

    private static String number(Double value) {
        return value == null ? "undefined" : String.format(Locale.ROOT, "%.4f", value);
    }

    private Map<String, Object> result(RunFolder folder, boolean finished) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("run", folder.path().toString());
        result.put("state", finished ? "finished" : "stopped");
        result.put("step", lastStep == null ? null : lastStep.step());
        result.put("loss", lastStep == null ? null : lastStep.loss());
        result.put("seconds", lastStep == null ? null : lastStep.seconds());
        result.put("residentBytes", lastStep == null ? null : lastStep.residentBytes());
        result.put("validationLoss", lastValidation == null ? null : lastValidation.loss());
        result.put("validationDice", lastValidation == null ? null : lastValidation.dice());
        return result;
    }
}
