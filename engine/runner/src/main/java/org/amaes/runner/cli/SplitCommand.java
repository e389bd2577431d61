package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.protocol.Leakage;
import org.amaes.core.protocol.Task;
import org.amaes.core.protocol.TaskSplit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes split}. */
@Command(name = "split", mixinStandardHelpOptions = true, header = "Part labelled scans into a test part and folds of a few training cases.",
        description = {"", "Persons are drawn, not scans; the same seed gives the same split. In a fold the smaller training lists are the beginning",
            "of the larger ones. Use a list with --split FILE --part fold_1/train_20; the list 'test' is held out by itself."},
        footer = {"", "Examples:", "  amaes split --data store --task isles22 --out split.json",
            "  amaes split --data store --test 32 --folds 3 --shots 5,20 --pretraining runs/b --out split.json"})
final class SplitCommand implements Callable<Integer> {

    @Option(names = "--data", required = true, paramLabel = "STORE", description = "Folder of prepared scans, made by 'amaes prepare'.")
    private Path data;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The split's JSON file.")
    private Path out;

    @Option(names = "--task", paramLabel = "NAME", defaultValue = "own", description = "brats21, isles22, wmh, wmh-ood, or own: all labelled scans (default: ${DEFAULT-VALUE}).")
    private String task;

    @Option(names = "--sequence", paramLabel = "NAME", description = "The sequence that is segmented (default: the task's).")
    private String sequence;

    @Option(names = "--test", paramLabel = "N", description = "Subjects of the test part (default: the task's; own: a quarter).")
    private Integer test;

    @Option(names = "--test-list", paramLabel = "FILE", description = "JSON file with the list 'test': the scans of the test part, instead of drawing them.")
    private Path testList;

    @Option(names = "--folds", paramLabel = "N", defaultValue = "6", description = "Folds (default: ${DEFAULT-VALUE}).")
    private int folds;

    @Option(names = "--shots", paramLabel = "N", split = ",", defaultValue = "1,5,10,20", description = "Numbers of training cases (default: ${DEFAULT-VALUE}).")
    private List<Integer> shots;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "From which every draw follows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--pretraining", paramLabel = "STORE|RUN", description = "Warn of measured scans that this pretraining has seen.")
    private Path pretraining;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        Task chosen = chosen();
        try (VolumeStore store = VolumeStore.open(data)) {
            List<String> testIds = testList == null ? List.of() : CommandText.list(testList, TaskSplit.TEST);
            TaskSplit split = TaskSplit.draw(chosen, store.entries(), new TaskSplit.Wish(folds, shots, seed, Optional.ofNullable(test), testIds));
            Optional<Leakage> leakage = pretraining == null ? Optional.empty()
                    : Optional.of(Leakage.between(measured(chosen, split, store), PretrainingScans.of(pretraining)));
            split.lists().write(out);
            terminal.result(result(split, leakage));
            terminal.say(chosen.title() + ": " + split.lists().ids(TaskSplit.DEVELOPMENT).size() + " scans to develop on, "
                    + split.lists().ids(TaskSplit.TEST).size() + " to test on, " + folds + " folds of " + shots + " training cases, seed " + seed + ": " + out);
            split.notes().forEach(terminal::warn);
            leakage.flatMap(Leakage::sentence).ifPresent(terminal::warn);
            if (leakage.isPresent() && leakage.get().seen().isEmpty()) {
                terminal.say("None of the " + leakage.get().checked() + " scans that are measured was seen in " + pretraining + ".");
            }
        }
        return ExitCode.DONE;
    }

    private Task chosen() throws WorkbenchException {
        Task named = task.equalsIgnoreCase("own") ? Task.own(Task.Measured.TEST, 0.25)
                : Task.parse(task).orElseThrow(() -> new WorkbenchException("There is no task '" + task + "'; choose " + Task.words() + " or own."));
        return sequence == null ? named : named.withSequence(sequence);
    }

    /** Of a task that is measured on what a fold leaves, all that may be left. */
    static List<Entry> measured(Task task, TaskSplit split, VolumeStore store) throws WorkbenchException {
        List<String> ids = split.lists().ids(task.measured() == Task.Measured.TEST ? TaskSplit.TEST : TaskSplit.DEVELOPMENT);
        return ids.stream().map(id -> store.find(id).orElseThrow()).toList();
    }

    private Map<String, Object> result(TaskSplit split, Optional<Leakage> leakage) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("split", out.toString());
        Map<String, Integer> sizes = new LinkedHashMap<>();
        split.lists().lists().forEach((name, ids) -> sizes.put(name, ids.size()));
        result.put("lists", sizes);
        result.put("notes", split.notes());
        result.put("seenInPretraining", leakage.map(Leakage::seen).orElse(null));
        return result;
    }
}
