package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Split;
import org.amaes.core.experiment.Experiment;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.protocol.Task;
import org.amaes.core.protocol.TaskSplit;

/**
 * The lists that an experiment trains and measures on, read or drawn, and fit for it.
 *
 * @param lists of {@link TaskSplit}
 * @param notes what there is to say about them
 */
record ExperimentSplit(Split lists, List<String> notes) {

    static ExperimentSplit of(Experiment experiment, VolumeStore store) throws WorkbenchException {
        if (experiment.split().file().isEmpty()) {
            TaskSplit drawn = TaskSplit.draw(experiment.task(), store.entries(),
                    new TaskSplit.Wish(experiment.folds(), wanted(experiment), experiment.split().seed(), experiment.split().test(), List.of()));
            return new ExperimentSplit(drawn.lists(), drawn.notes());
        }
        Path file = Path.of(experiment.split().file());
        Split split = Split.read(file);
        for (Experiment.Part part : experiment.parts()) {
            check(split, TaskSplit.train(part.fold(), part.shots()), part.shots(), file, store);
            check(split, TaskSplit.measured(experiment.task(), part.fold()), 1, file, store);
            apart(split, part, experiment.task(), file);
        }
        return new ExperimentSplit(split, List.of());
    }

    /** The usual smaller numbers of cases, too: a later experiment with more points of the curve has the same lists. */
    private static List<Integer> wanted(Experiment experiment) {
        TreeSet<Integer> shots = new TreeSet<>(experiment.shots());
        Task.SHOTS.stream().filter(usual -> usual < experiment.shots().getLast()).forEach(shots::add);
        return List.copyOf(shots);
    }

    private static void check(Split split, String name, int least, Path file, VolumeStore store) throws WorkbenchException {
        List<String> ids = split.lists().getOrDefault(name, List.of());
        if (ids.size() < least) {
            throw new WorkbenchException("The split " + file + " has no list '" + name + "' of at least " + least
                    + " scans, which the experiment needs. 'amaes split' writes such files.", file);
        }
        for (String id : ids) {
            Optional<Entry> entry = store.find(id);
            if (entry.isEmpty() || !entry.get().isLabelled()) {
                throw new WorkbenchException("The list '" + name + "' of " + file + " names the scan '" + id + "', which " + store.folder()
                        + (entry.isEmpty() ? " does not have." : " has without labels."), file);
            }
        }
    }

    private static void apart(Split split, Experiment.Part part, Task task, Path file) throws WorkbenchException {
        for (String measured : List.of(TaskSplit.measured(task, part.fold()), TaskSplit.TEST)) {
            if (split.lists().containsKey(measured) && !split.shared(TaskSplit.train(part.fold(), part.shots()), measured).isEmpty()) {
                throw new WorkbenchException("The split " + file + " trains and measures on the same scans: '"
                        + TaskSplit.train(part.fold(), part.shots()) + "' and '" + measured + "' share "
                        + split.shared(TaskSplit.train(part.fold(), part.shots()), measured).iterator().next() + ".", file);
            }
        }
    }

    /** Every scan that is measured in any fold. */
    List<String> measured(Task task) {
        return task.measured() == Task.Measured.TEST ? lists.lists().get(TaskSplit.TEST)
                : lists.lists().entrySet().stream().filter(list -> list.getKey().endsWith("/val")).flatMap(list -> list.getValue().stream()).distinct().toList();
    }
}
