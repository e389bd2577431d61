package org.amaes.app.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.app.engine.Engine;
import org.amaes.app.engine.EngineLauncher;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;

/**
 * The loop back: the corrected mask joins the training cases, the network goes on learning in a process of its own
 * ({@code amaes correct}), and what that brought is measured. No scene classes.
 */
public final class SendBack {

    /** How far it is. */
    public sealed interface State {

        /** Nothing is under way. */
        record Idle() implements State {
        }

        /** The network learns. */
        record Learning(Job job) implements State {
        }

        /** Corrected cases are predicted anew. */
        record Comparing() implements State {
        }

        /** @param run the run whose newest weights have learnt the correction */
        record Learnt(Path run) implements State {
        }

        /** @param why a sentence for the person */
        record Failed(String why) implements State {
        }
    }

    private final Jobs jobs;
    private final Engine engine;
    private final Notifications notifications;
    private final EngineLauncher launcher;
    private final Supplier<EngineChoice> choice;
    private final Path folder;
    private final PredictViewModel predict;
    private final Consumer<Path> onRun;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>();

    /**
     * @param choice how networks are to be computed, as it is now
     * @param folder where corrected cases and runs are kept
     * @param onRun gets the folder of every run that is started
     */
    SendBack(Jobs jobs, Engine engine, Notifications notifications, EngineLauncher launcher, Supplier<EngineChoice> choice, Path folder,
            PredictViewModel predict, Consumer<Path> onRun) {
        this.jobs = jobs;
        this.engine = engine;
        this.notifications = notifications;
        this.launcher = launcher;
        this.choice = choice;
        this.folder = folder;
        this.predict = predict;
        this.onRun = onRun;
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What the last training brought; null before it was measured. */
    public ReadOnlyObjectProperty<Comparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /** The data set of the corrected cases. */
    public Path cases() {
        return folder.resolve("corrected-cases");
    }

    /**
     * Saves the labels on show, adds them to the training cases and goes on training.
     *
     * @param steps updates of the training
     */
    public void begin(int steps) {
        OpenedScan scan = predict.opened().get();
        NetworkInUse network = predict.network().get();
        if (scan == null || network == null || predict.work().labels().get() == null || isBusy()) {
            return;
        }
        predict.work().save(scan.keep().corrected(), corrected -> start(scan, network, corrected, steps));
    }

    /** Whether it is under way. */
    public boolean isBusy() {
        return state.get() instanceof State.Learning || state.get() instanceof State.Comparing;
    }

    private void start(OpenedScan scan, NetworkInUse network, Path corrected, int steps) {
        Path run = newRun(scan.scan().id());
        List<String> command = new ArrayList<>(List.of("correct", "--checkpoint", network.path().toString(), "--label", corrected.toString(),
                "--cases", cases().toString(), "--id", scan.scan().id(), "--out", run.toString(), "--steps", Integer.toString(steps), "--device",
                choice.get().device()));
        scan.scan().images().forEach(image -> command.addAll(List.of("--image", image.toString())));
        if (Files.isRegularFile(scan.keep().mask())) {
            command.addAll(List.of("--prediction", scan.keep().mask().toString()));
        }
        if (choice.get().threads() > 0) {
            command.addAll(List.of("--threads", Integer.toString(choice.get().threads())));
        }
        ChildCommand child = new ChildCommand(launcher, command, run, folder.resolve("correct.log"));
        onRun.accept(run);
        state.set(new State.Learning(jobs.run("Fine-tuning with your correction", child::run, outcome -> ended(run, outcome))));
    }

    /** A folder that is not there yet. */
    private Path newRun(String id) {
        Path runs = folder.resolve("runs");
        Path run = runs.resolve(id + "-corrected");
        for (int number = 2; Files.exists(run); number++) {
            run = runs.resolve(id + "-corrected-" + number);
        }
        return run;
    }

    private void ended(Path run, Outcome<Path> outcome) {
        switch (outcome) {
            case Outcome.Success<Path> _ -> {
                state.set(new State.Learnt(run));
                notifications.done("The network has learnt your correction: " + run);
                compare(run);
            }
            case Outcome.Failed<Path>(WorkbenchException problem) -> {
                state.set(new State.Failed(problem.getMessage()));
                notifications.problem(problem);
            }
            case Outcome.Cancelled<Path> _ -> {
                state.set(new State.Idle());
                notifications.say("The training was stopped. The corrected case is kept in " + cases() + "; the run, where it began, can be resumed.");
            }
        }
    }

    /** Predicts all corrected cases anew and measures them against their corrections. */
    private void compare(Path run) {
        state.set(new State.Comparing());
        ComparedCases compared = new ComparedCases(cases(), folder.resolve("after").resolve(run.getFileName()));
        jobs.quietly("Finding the corrected cases", _ -> {
            makeFolder(compared.after());
            return compared.scans();
        }, outcome -> {
            switch (outcome) {
                case Outcome.Success<List<Scan>>(List<Scan> scans) -> predict(run, compared, scans, 0);
                case Outcome.Failed<List<Scan>>(WorkbenchException problem) -> comparisonFailed(run, problem);
                case Outcome.Cancelled<List<Scan>> _ -> state.set(new State.Learnt(run));
            }
        });
    }

    private static void makeFolder(Path after) throws WorkbenchException {
        try {
            Files.createDirectories(after);
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + after + " cannot be made (" + e.getMessage() + "). Free some space, or check your rights.", after, e);
        }
    }

    private void predict(Path run, ComparedCases compared, List<Scan> scans, int number) {
        if (number == scans.size()) {
            measure(run, compared);
            return;
        }
        Scan scan = scans.get(number);
        List<Path> images = scan.images();
        engine.ask("Predicting corrected case " + (number + 1) + " of " + scans.size(), new Request.Predict(run, images.getFirst(),
                images.subList(1, images.size()), compared.after(scan), null), (Outcome<Answer.Predicted> outcome) -> {
                    switch (outcome) {
                        case Outcome.Success<Answer.Predicted> _ -> predict(run, compared, scans, number + 1);
                        case Outcome.Failed<Answer.Predicted>(WorkbenchException problem) -> comparisonFailed(run, problem);
                        case Outcome.Cancelled<Answer.Predicted> _ -> state.set(new State.Learnt(run));
                    }
                });
    }

    private void measure(Path run, ComparedCases compared) {
        jobs.run("Measuring corrected cases", _ -> compared.measure(), outcome -> {
            switch (outcome) {
                case Outcome.Success<Comparison>(Comparison measured) -> {
                    comparison.set(measured);
                    state.set(new State.Learnt(run));
                }
                case Outcome.Failed<Comparison>(WorkbenchException problem) -> comparisonFailed(run, problem);
                case Outcome.Cancelled<Comparison> _ -> state.set(new State.Learnt(run));
            }
        });
    }

    private void comparisonFailed(Path run, WorkbenchException problem) {
        state.set(new State.Learnt(run));
        notifications.problem(problem);
    }
}
