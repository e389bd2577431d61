package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Execution;
import org.amaes.core.dataset.Split;
import org.amaes.core.experiment.Experiment;
import org.amaes.core.experiment.ExperimentFolder;
import org.amaes.core.experiment.ExperimentTable;
import org.amaes.core.experiment.Method;
import org.amaes.core.experiment.Start;
import org.amaes.core.experiment.TableJson;
import org.amaes.core.experiment.TableWords;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.protocol.Leakage;
import org.amaes.core.protocol.TaskSplit;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunFolder;
import org.amaes.runner.evaluation.RunMeasurement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Works on an experiment: pretrains what has to be, fine-tunes and measures every part, and writes the tables anew
 * after each. What is there already is not done again.
 *
 * @param experiment what is done
 * @param folder where
 * @param split the lists that are trained and measured on
 * @param notes what there is to say about it
 * @param commands runs the trainings
 */
record ExperimentGrid(Experiment experiment, ExperimentFolder folder, Split split, List<String> notes, CommandSequence commands) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads or draws the split, and looks for scans that a pretraining has seen or will see. */
    static ExperimentGrid of(Experiment experiment, ExperimentFolder folder, CommandSequence commands) throws WorkbenchException {
        Path data = Path.of(experiment.data());
        try (VolumeStore store = VolumeStore.open(data)) {
            ExperimentSplit parted = ExperimentSplit.of(experiment, store);
            List<String> notes = new ArrayList<>(parted.notes());
            Set<String> told = new LinkedHashSet<>();
            for (Method method : experiment.methods()) {
                leakage(experiment, method, parted, store).ifPresent(sentence -> told.add(method.name() + ": " + sentence));
            }
            notes.addAll(told);
            return new ExperimentGrid(experiment, folder, parted.lists(), notes, commands);
        }
    }

    /** What the experiment's own pretrainings see does not hold the test part, so only what rotates can have been seen. */
    private static Optional<String> leakage(Experiment experiment, Method method, ExperimentSplit parted, VolumeStore store) throws WorkbenchException {
        List<Entry> measured = parted.measured(experiment.task()).stream().map(id -> store.find(id).orElseThrow()).toList();
        return switch (method.start()) {
            case Start.Scratch _ -> Optional.empty();
            case Start.Checkpoint checkpoint when RunFolder.isRun(Path.of(checkpoint.path())) ->
                Leakage.between(measured, PretrainingScans.of(Path.of(checkpoint.path()))).sentence();
            case Start.Checkpoint _ -> Optional.of("what its checkpoint has seen in pretraining is not known, so nobody can tell whether the measured scans were among it.");
            case Start.Pretraining pretraining -> {
                List<Entry> all = PretrainingScans.of(Path.of(pretraining.data()));
                List<String> held = heldOut(parted.lists(), store, all);
                yield Leakage.between(measured, all.stream().filter(entry -> !held.contains(entry.id())).toList()).sentence();
            }
        };
    }

    /** The scans of a pretraining that show somebody of the test part, or the very same voxels. */
    private static List<String> heldOut(Split lists, VolumeStore store, List<Entry> pretraining) {
        List<Entry> test = lists.lists().getOrDefault(TaskSplit.TEST, List.of()).stream().map(id -> store.find(id).orElseThrow()).toList();
        return Leakage.between(pretraining, test).seen().stream().map(Leakage.Seen::scan).toList();
    }

    /** Does all parts; false if some could not be done. */
    boolean work() throws WorkbenchException, StoppedException {
        Terminal terminal = commands.terminal();
        folder.begin(experiment, split);
        AtomicFile.writeString(folder.notes(), notes.isEmpty() ? "" : String.join("\n", notes) + "\n");
        notes.forEach(terminal::warn);
        List<Experiment.Part> parts = experiment.parts();
        Map<String, String> failures = new LinkedHashMap<>();
        int number = 0;
        for (Experiment.Part part : parts) {
            number++;
            if (!Files.exists(folder.scores(part)) && !failures.containsKey(part.method().name() + " (pretraining)")) {
                terminal.say("\n" + number + " of " + parts.size() + "  " + part.title());
                doOrNote(part, failures);
                write();
            }
        }
        write();
        tell(terminal, failures);
        return failures.isEmpty();
    }

    /** One method that cannot be done, such as one that diverges, is no reason to leave the others undone. */
    private void doOrNote(Experiment.Part part, Map<String, String> failures) throws StoppedException {
        String what = part.method().name() + " (pretraining)";
        try {
            pretrain(part.method());
            what = part.title();
            CommandText.makeFolder(folder.part(part));
            commands.train(folder.run(part), recipes().finetuneWords(part, start(part.method())).toArray());
            measure(part);
        } catch (WorkbenchException e) {
            failures.put(what, e.getMessage());
            commands.terminal().warn(what + " could not be done: " + e.getMessage());
        }
    }

    private void pretrain(Method method) throws WorkbenchException, StoppedException {
        if (method.start() instanceof Start.Pretraining) {
            CommandText.makeFolder(folder.path().resolve(method.folder()));
            Path lists = folder.path().resolve(method.folder()).resolve("pretrain-split.json");
            if (!Files.exists(lists)) {
                writeHeldOut(method, lists);
            }
            commands.train(folder.pretrained(method), recipes().pretrainWords(method, lists).toArray());
        }
    }

    /** Names the scans that a pretraining does not see: those that show somebody of the test part. */
    void writeHeldOut(Method method, Path file) throws WorkbenchException {
        Start.Pretraining start = (Start.Pretraining) method.start();
        try (VolumeStore store = VolumeStore.open(Path.of(experiment.data()))) {
            new Split(Map.of(TaskSplit.TEST, heldOut(split, store, PretrainingScans.of(Path.of(start.data()))))).write(file);
        }
    }

    private ExperimentRecipes recipes() {
        return new ExperimentRecipes(experiment, folder.split());
    }

    private Optional<Path> start(Method method) {
        return switch (method.start()) {
            case Start.Scratch _ -> Optional.empty();
            case Start.Checkpoint checkpoint -> Optional.of(Path.of(checkpoint.path()));
            case Start.Pretraining _ -> Optional.of(folder.pretrained(method));
        };
    }

    /** The scans that a part is measured on. */
    List<String> measured(Experiment.Part part) throws WorkbenchException {
        return split.ids(TaskSplit.measured(experiment.task(), part.fold()));
    }

    private void measure(Experiment.Part part) throws WorkbenchException {
        List<String> scans = measured(part);
        Plan plan = RecipeJson.read(RunFolder.open(folder.run(part)).recipe()).plan();
        Execution execution = new Execution(plan.device(), plan.threads(), plan.precision());
        Optional<Path> predictions = experiment.keepPredictions() ? Optional.of(folder.part(part).resolve("predictions")) : Optional.empty();
        if (predictions.isPresent()) {
            CommandText.makeFolder(predictions.get());
        }
        try (Terminal.Progress progress = commands.terminal().progress("measuring", scans.size())) {
            new RunMeasurement(folder.run(part), Path.of(experiment.data()), execution, predictions).of(scans, done -> progress.at(done, ""))
                    .writeJson(folder.scores(part));
        }
    }

    private void write() throws WorkbenchException {
        ExperimentTable table = folder.table(experiment);
        AtomicFile.writeString(folder.path().resolve("table.csv"), TableWords.csv(table));
        AtomicFile.writeString(folder.path().resolve("cases.csv"), TableWords.casesCsv(table));
        List<String> text = new ArrayList<>(List.of(experiment.title(), ""));
        text.addAll(summary(table));
        AtomicFile.writeString(folder.path().resolve("table.txt"), String.join("\n", text) + "\n");
        try {
            AtomicFile.writeString(folder.path().resolve("table.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(TableJson.of(table, notes)) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A table that is no JSON", e);
        }
    }

    private List<String> summary(ExperimentTable table) {
        List<String> text = new ArrayList<>(TableWords.table(table));
        text.add("");
        text.addAll(TableWords.comparisons(table));
        text.add("");
        text.addAll(TableWords.explanations(table));
        text.addAll(notes);
        return text;
    }

    private void tell(Terminal terminal, Map<String, String> failures) throws WorkbenchException {
        ExperimentTable table = folder.table(experiment);
        Map<String, Object> result = TableJson.of(table, notes);
        result.put("folder", folder.path().toString());
        result.put("failures", failures);
        terminal.result(result);
        terminal.say("\n" + experiment.title() + "\n");
        summary(table).forEach(terminal::say);
        terminal.say("\nTables: " + folder.path().resolve("table.csv") + ", cases.csv, table.json, table.txt");
        if (!failures.isEmpty()) {
            terminal.warn(failures.size() + " parts could not be done; the reasons stand above. Mend them and start again: what is finished stays.");
        }
    }

    /** Parts that are not finished yet. */
    List<Experiment.Part> left() {
        return experiment.parts().stream().filter(part -> !Files.exists(folder.scores(part))).toList();
    }

    /** Methods whose pretraining is not finished and needed. */
    Set<Method> toPretrain() {
        Set<String> names = new TreeSet<>();
        Set<Method> methods = new LinkedHashSet<>();
        for (Experiment.Part part : left()) {
            if (part.method().start() instanceof Start.Pretraining && names.add(part.method().name())) {
                methods.add(part.method());
            }
        }
        return methods;
    }
}
