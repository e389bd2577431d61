package org.amaes.core.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Split;
import org.amaes.core.preprocess.Entry;

/**
 * A task's scans parted for an experiment: a test part that no training sees, and folds, each with its few training
 * cases and the cases that are left.
 *
 * <p>Persons are drawn, not scans: nobody stands on two sides of a fold, and of a person with several scans one is
 * trained on. The training lists of a fold are nested: {@code train_5} begins with {@code train_1}. As long as there
 * are persons enough no one is trained on in two folds; beyond, everyone is drawn equally often, give or take one.
 * The same scans and seed give the same split, in whatever order they come, and fewer folds are the beginning of more.
 *
 * @param lists {@code development}, {@code test}, the task's divisions, {@code fold_F/train_N}, {@code fold_F/val}
 * @param notes what there is to say about it, in sentences
 */
public record TaskSplit(Split lists, List<String> notes) {

    /** The list of scans that no training sees. */
    public static final String TEST = "test";
    /** The list of all others. */
    public static final String DEVELOPMENT = "development";

    private static final long ROUND = 1_000_000L;

    public TaskSplit {
        notes = List.copyOf(notes);
    }

    /**
     * What is wanted of a split.
     *
     * @param folds how many folds
     * @param shots numbers of training cases
     * @param seed from which every draw follows
     * @param test subjects of the test part; empty for the task's own number
     * @param testIds the scans of the test part; empty to draw them or to know them by their names
     */
    public record Wish(int folds, List<Integer> shots, long seed, Optional<Integer> test, List<String> testIds) {

        public Wish {
            shots = shots.stream().distinct().sorted().toList();
            testIds = List.copyOf(testIds);
        }

        /** The paper's. */
        public static Wish published(long seed) {
            return new Wish(Task.FOLDS, Task.SHOTS, seed, Optional.empty(), List.of());
        }
    }

    /** The name of a fold's list of so many training cases. */
    public static String train(int fold, int shots) {
        return "fold_" + fold + "/train_" + shots;
    }

    /** The name of a fold's list of cases that are not trained on. */
    public static String others(int fold) {
        return "fold_" + fold + "/val";
    }

    /** The name of the list that a fold is measured on. */
    public static String measured(Task task, int fold) {
        return task.measured() == Task.Measured.TEST ? TEST : others(fold);
    }

    /**
     * Parts the scans.
     *
     * @param entries prepared scans, of the task and others
     * @throws WorkbenchException if the wish cannot be met with these scans, in a sentence
     */
    public static TaskSplit draw(Task task, Collection<Entry> entries, Wish wish) throws WorkbenchException {
        require(wish.folds() >= 1 && wish.folds() <= 100, "A split has 1 to 100 folds, not " + wish.folds() + ".");
        require(!wish.shots().isEmpty() && wish.shots().getFirst() >= 1, "A fold has at least one training case; the numbers asked for are "
                + wish.shots() + ".");
        CasePool pool = CasePool.of(task, entries);
        CasePool test = pool.only(testSubjects(task, pool, wish));
        CasePool development = pool.without(test.subjects());
        int most = wish.shots().getLast();
        require(most <= development.size(), most + " training cases are asked for, and beside the " + test.size() + " subjects of the test part there are only "
                + development.size() + ". Ask for fewer cases, hold out fewer, or prepare more labelled scans.");
        require(task.measured() == Task.Measured.TEST || most < development.size(), "With " + most + " training cases of " + development.size()
                + " subjects nothing is left to measure on. Ask for fewer cases, or measure on a test part.");
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put(DEVELOPMENT, development.ids());
        lists.put(TEST, test.ids());
        task.divisions().forEach((name, pattern) -> lists.put(name, matching(test.ids(), pattern)));
        List<List<String>> folds = folds(development.subjects(), wish.folds(), most, wish.seed());
        for (int fold = 1; fold <= folds.size(); fold++) {
            List<String> cases = folds.get(fold - 1).stream().map(subject -> development.bySubject().get(subject).getFirst().id()).toList();
            for (int shots : wish.shots()) {
                lists.put(train(fold, shots), cases.subList(0, shots));
            }
            lists.put(others(fold), development.without(folds.get(fold - 1)).ids());
        }
        return new TaskSplit(new Split(lists), SplitNotes.of(task, wish, development, test, lists));
    }

    private static Set<String> testSubjects(Task task, CasePool pool, Wish wish) throws WorkbenchException {
        Set<String> subjects = new TreeSet<>();
        if (!wish.testIds().isEmpty()) {
            Set<String> wanted = new TreeSet<>(wish.testIds());
            pool.scans().stream().filter(scan -> wanted.contains(scan.id())).forEach(scan -> subjects.add(scan.subject()));
            wanted.removeAll(pool.ids());
            require(wanted.isEmpty(), "The test list names " + wanted.size() + " scans that are not among the task's labelled ones (for example "
                    + wanted.stream().findFirst().orElse("") + "). Correct the list.");
        } else if (!task.testPattern().isEmpty()) {
            Pattern pattern = Pattern.compile(task.testPattern());
            pool.scans().stream().filter(scan -> pattern.matcher(scan.id()).find()).forEach(scan -> subjects.add(scan.subject()));
            require(!subjects.isEmpty() || task.measured() != Task.Measured.TEST, "The task " + task.title() + " is measured on its own test part, and no scan's name says that it belongs to it (with 'test' between dashes or underscores)."
                    + " Prepare the test part into the same folder, or name its scans in a list (--test-list).");
        } else {
            int count = wish.test().orElse((int) Math.ceil(task.testShare() * pool.size()));
            require(count >= 0 && count < pool.size(), "A test part of " + count + " subjects cannot be taken from " + pool.size() + ".");
            subjects.addAll(Split.draw(pool.subjects(), count, wish.seed()));
            require(!subjects.isEmpty() || task.measured() != Task.Measured.TEST,
                    "The task " + task.title() + " is measured on a test part, and none is held out. Hold out some subjects (--test).");
        }
        return subjects;
    }

    private static List<String> matching(List<String> ids, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return ids.stream().filter(id -> compiled.matcher(id).find()).toList();
    }

    /** Takes subjects from one shuffled row after another; who is in a fold already waits for the next. */
    private static List<List<String>> folds(List<String> subjects, int count, int size, long seed) throws WorkbenchException {
        List<List<String>> folds = new ArrayList<>();
        Deque<String> row = new ArrayDeque<>();
        long round = 0;
        for (int fold = 0; fold < count; fold++) {
            List<String> cases = new ArrayList<>();
            List<String> waiting = new ArrayList<>();
            while (cases.size() < size) {
                if (row.isEmpty()) {
                    row.addAll(Split.draw(subjects, subjects.size(), seed + ROUND * ++round));
                }
                String next = row.removeFirst();
                (cases.contains(next) ? waiting : cases).add(next);
            }
            waiting.reversed().forEach(row::addFirst);
            folds.add(cases);
        }
        return folds;
    }

    private static void require(boolean holds, String sentence) throws WorkbenchException {
        if (!holds) {
            throw new WorkbenchException(sentence);
        }
    }
}
