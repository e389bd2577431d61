package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.amaes.core.WorkbenchException;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunHistory;
import org.amaes.core.run.RunState;
import org.amaes.runner.Backends;
import org.amaes.runner.training.Trainer;

/** Trains a run and tells of it on the terminal. */
final class TrainingRun {

    /** The last words of a process that is being ended take far less. */
    private static final long TELLING_SECONDS = 2;

    private final Terminal terminal;
    private final boolean waiting;
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile int code = ExitCode.FAULT;
    private boolean begun;

    /** @param waiting whether to wait while another run has the graphics card */
    TrainingRun(Terminal terminal, boolean waiting) {
        this.terminal = terminal;
        this.waiting = waiting;
    }

    /**
     * Makes the run folder of a recipe and works on it. A run that is refused before its training begins leaves
     * nothing behind, so that the mended command can be given again.
     */
    void begin(Path out, Recipe recipe) throws WorkbenchException, StoppedException {
        boolean there = Files.exists(out);
        RunFolder folder = RunFolder.create(out, RecipeJson.write(recipe));
        try {
            train(folder);
        } catch (WorkbenchException e) {
            if (!begun) {
                folder.discard(!there);
            }
            throw e;
        }
    }

    /** Works on a run until it is done; throws if it was stopped. */
    void train(RunFolder folder) throws WorkbenchException, StoppedException {
        Recipe recipe = RecipeJson.read(folder.recipe());
        Plan plan = recipe.plan();
        terminal.say(String.format(Locale.ROOT, "%s: %s, patch %s, batch %d, %d steps, %s on %s, %d threads", folder.path(),
                recipe.architecture().title(), plan.patch(), plan.batch(), plan.steps(), plan.precision(), plan.device(), plan.threads()));
        if (waiting && !plan.device().equals("cpu")) {
            terminal.say("  waits while another run has the graphics card " + plan.device());
        }
        boolean finished;
        try (Terminal.Progress progress = terminal.progress("training", plan.steps())) {
            Trainer trainer = new Trainer(folder, Backends.here(), event -> show(event, progress), waiting);
            finished = trainer.run(this::endProcess);
        } catch (WorkbenchException e) {
            code = ExitCode.USER;
            throw e;
        }
        terminal.result(result(folder, finished));
        terminal.say(finished ? "Done: " + folder.path() : "Stopped after a checkpoint. Go on with: amaes resume " + folder.path());
        code = finished ? ExitCode.DONE : ExitCode.STOPPED;
        told.countDown();
        if (!finished) {
            throw new StoppedException();
        }
    }

    /** Ctrl-C has its own exit code; with this one the process answers what became of the run, once that is told. */
    private void endProcess() {
        try {
            told.await(TELLING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    private void show(RunEvent event, Terminal.Progress progress) {
        switch (event) {
            case RunEvent.Step step -> progress.at(step.step(), String.format(Locale.ROOT, "loss %s, %.2f patches/s", number(step.loss()),
                    step.patchesPerSecond()));
            case RunEvent.Validation validation -> {
                StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  step %d: validation loss %s", validation.step(),
                        number(validation.loss())));
                validation.dice().forEach((name, dice) -> line.append(", Dice of ").append(name).append(' ').append(number(dice)));
                terminal.say(line + (validation.best() ? "  (best so far)" : ""));
            }
            case RunEvent.Started started -> {
                begun = true;
                if (started.step() > 0) {
                    terminal.say("  resumed at step " + started.step());
                }
            }
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

    /** What became of the whole run, whichever of its processes did it. */
    private static Map<String, Object> result(RunFolder folder, boolean finished) throws WorkbenchException {
        RunHistory history = RunsCommand.history(folder);
        RunEvent.Step step = history.steps().isEmpty() ? null : history.steps().getLast();
        RunEvent.Validation validation = history.validations().isEmpty() ? null : history.validations().getLast();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("run", folder.path().toString());
        result.put("state", (finished ? RunState.FINISHED : RunState.STOPPED).word());
        result.put("step", history.step());
        result.put("loss", step == null ? null : step.loss());
        result.put("seconds", history.seconds());
        result.put("residentBytes", step == null ? null : step.residentBytes());
        result.put("validationLoss", validation == null ? null : validation.loss());
        result.put("validationDice", validation == null ? null : validation.dice());
        result.put("bestStep", history.best().map(RunEvent::step).orElse(null));
        return result;
    }
}
