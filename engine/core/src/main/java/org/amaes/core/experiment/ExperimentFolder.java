package org.amaes.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Split;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.run.RunLock;

/**
 * The folder that is an experiment: what is done in it, the split, a folder for every method with its runs and
 * measurements, and the tables (docs/file-formats.md).
 *
 * <p>A part is done once its {@code scores.json} is there; everything before that is found again in run folders
 * and predictions.
 *
 * @param path the folder
 */
public record ExperimentFolder(Path path) {

    private static final String FILE = "experiment.json";

    /** Whether a folder looks like an experiment's. */
    public static boolean isExperiment(Path path) {
        return ExperimentJson.isExperiment(path.resolve(FILE));
    }

    /** The experiment itself. */
    public Path file() {
        return path.resolve(FILE);
    }

    /** The split's file. */
    public Path split() {
        return path.resolve("split.json");
    }

    /** What is said of split and leakage, a sentence a line. */
    public Path notes() {
        return path.resolve("notes.txt");
    }

    /** The run of a method's pretraining. */
    public Path pretrained(Method method) {
        return path.resolve(method.folder()).resolve("pretrained");
    }

    /** Where a part lies. */
    public Path part(Experiment.Part part) {
        return path.resolve(part.method().folder()).resolve("fold-" + part.fold()).resolve("shots-" + part.shots()).resolve("seed-" + part.seed());
    }

    /** The run of a part's fine-tuning. */
    public Path run(Experiment.Part part) {
        return part(part).resolve("finetuned");
    }

    /** The measurements of a part, which make it done. */
    public Path scores(Experiment.Part part) {
        return part(part).resolve("scores.json");
    }

    /** A part's segmentation of a scan, on the prepared grid. */
    public Path prediction(Experiment.Part part, String scan) {
        return part(part).resolve("predictions").resolve(scan + ".nii.gz");
    }

    /** The experiment that the folder was begun with. */
    public Experiment experiment() throws WorkbenchException {
        if (!Files.isRegularFile(file())) {
            throw new WorkbenchException("There is no experiment in " + path + ": it has no " + FILE + ".", path);
        }
        return ExperimentJson.read(file());
    }

    /** The split that it is done with; empty before it was begun. */
    public Optional<Split> lists() throws WorkbenchException {
        return Files.exists(split()) ? Optional.of(Split.read(split())) : Optional.empty();
    }

    /** What is done of an experiment so far. */
    public ExperimentTable table(Experiment experiment) throws WorkbenchException {
        List<ExperimentTable.Result> results = new ArrayList<>();
        for (Experiment.Part part : experiment.parts()) {
            if (Files.exists(scores(part))) {
                results.add(new ExperimentTable.Result(part, EvaluationReport.readJson(scores(part))));
            }
        }
        return new ExperimentTable(experiment, lists().orElse(new Split(Map.of())), results);
    }

    /** Takes the right to work on it. */
    public RunLock lock() throws WorkbenchException {
        try {
            return RunLock.tryTake(path.resolve("experiment.lock")).orElseThrow(() -> new WorkbenchException(
                    "Another process already works on the experiment in " + path + ". Wait for it, or stop it first.", path));
        } catch (IOException e) {
            throw new WorkbenchException("The experiment in " + path + " cannot be locked (" + e.getMessage()
                    + "). Check that you may write to this folder.", path, e);
        }
    }

    /** Whether a process is working on it. */
    public boolean isWorkedOn() throws WorkbenchException {
        try {
            return RunLock.isHeld(path.resolve("experiment.lock"));
        } catch (IOException e) {
            throw new WorkbenchException("The experiment in " + path + " cannot be read (" + e.getMessage() + ").", path, e);
        }
    }

    /**
     * Notes what is done here: a new experiment, or more methods, folds, cases and seeds of the one that was begun.
     *
     * @throws WorkbenchException if what was begun was something else
     */
    public void begin(Experiment experiment, Split lists) throws WorkbenchException {
        if (Files.exists(file())) {
            requireSame(experiment(), experiment);
        }
        Optional<Split> before = lists();
        if (before.isPresent() && before.get().lists().entrySet().stream().anyMatch(list -> lists.lists().containsKey(list.getKey())
                && !lists.lists().get(list.getKey()).equals(list.getValue()))) {
            throw changed("other training or test scans");
        }
        lists.write(split());
        AtomicFile.writeString(file(), ExperimentJson.write(experiment));
    }

    private void requireSame(Experiment before, Experiment now) throws WorkbenchException {
        if (!before.task().equals(now.task()) || !before.data().equals(now.data())) {
            throw changed("another task or other data");
        }
        for (Method method : now.methods()) {
            for (Method old : before.methods()) {
                if (old.folder().equals(method.folder()) && !sameTraining(before, old, now, method)) {
                    throw changed("other settings of '" + method.name() + "'");
                }
            }
        }
    }

    private static boolean sameTraining(Experiment before, Method old, Experiment now, Method method) {
        return old.network().equals(method.network()) && start(old).equals(start(method))
                && Settings.ofTraining(before.settingsOf(old)).equals(Settings.ofTraining(now.settingsOf(method)));
    }

    private static Start start(Method method) {
        return method.start() instanceof Start.Pretraining pretraining
                ? new Start.Pretraining(pretraining.data(), Settings.ofTraining(pretraining.settings())) : method.start();
    }

    private WorkbenchException changed(String what) {
        return new WorkbenchException("The experiment in " + path + " was begun with " + what
                + " (see its experiment.json and split.json). Choose another folder with --out, or give what it was begun with.", path);
    }
}
