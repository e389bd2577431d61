package org.amaes.core.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.amaes.core.preprocess.Entry;

/** What a person should know of a split before trusting a number that comes from it. */
final class SplitNotes {

    /** What the paper has, to compare with: subjects to develop on and scans of the test part. */
    private static final Map<String, int[]> PUBLISHED = Map.of("brats21", new int[] {938, 313}, "isles22", new int[] {187, 63},
            "wmh", new int[] {60, 0}, "wmh-ood", new int[] {60, 110});

    private SplitNotes() {
    }

    static List<String> of(Task task, TaskSplit.Wish wish, CasePool development, CasePool test, Map<String, List<String>> lists) {
        List<String> notes = new ArrayList<>();
        int most = wish.shots().getLast();
        if (wish.folds() * most > development.size()) {
            notes.add("The folds overlap: " + wish.folds() + " folds of " + most + " training cases need " + wish.folds() * most
                    + " subjects to be apart, and there are " + development.size() + ".");
        }
        int[] published = PUBLISHED.get(task.word());
        if (published != null && (published[0] != development.size() || task.measured() == Task.Measured.TEST && published[1] != test.scans().size())) {
            notes.add("These are " + development.size() + " subjects to develop on and " + test.scans().size() + " test scans; the paper has "
                    + published[0] + " and " + published[1] + ", so its numbers are of other scans.");
        }
        emptyTraining(wish, development, lists).ifPresent(notes::add);
        List<Entry> measured = task.measured() == Task.Measured.TEST ? test.scans() : development.scans();
        long empty = measured.stream().filter(entry -> entry.foregroundVoxels() == 0).count();
        if (empty > 0) {
            notes.add(empty + " of the " + measured.size() + " scans that are measured have no labelled voxel: their Dice is undefined or 0 (or 1 or 0, by the other convention).");
        }
        return notes;
    }

    private static Optional<String> emptyTraining(TaskSplit.Wish wish, CasePool development, Map<String, List<String>> lists) {
        Set<String> empty = development.scans().stream().filter(entry -> entry.foregroundVoxels() == 0).map(Entry::id)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> blind = lists.entrySet().stream().filter(list -> list.getKey().contains("/train_") && empty.containsAll(list.getValue()))
                .map(Map.Entry::getKey).toList();
        long some = lists.get(TaskSplit.train(1, wish.shots().getLast())).stream().filter(empty::contains).count();
        if (!blind.isEmpty()) {
            return Optional.of("No training case of " + String.join(", ", blind) + " has a labelled voxel: nothing can be learnt from it. Choose another seed.");
        }
        return some == 0 ? Optional.empty() : Optional.of(some + " of the " + wish.shots().getLast()
                + " training cases of fold 1 have no labelled voxel; patches are drawn from anywhere in them.");
    }
}
