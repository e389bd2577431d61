package org.amaes.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Split;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.Precision;
import org.amaes.core.preprocess.VolumeLayout;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskSplitTest {

    static Entry entry(String id, String subject, String sequence, long foreground) {
        TreeMap<Integer, Long> histogram = new TreeMap<>(Map.of(0, 60L));
        if (foreground > 0) {
            histogram.put(1, foreground);
        }
        return new Entry(id, subject, "", sequence, "volumes/" + id + ".vol", List.of(0f), histogram, foreground, List.of("voxels of " + id), "",
                new VolumeLayout(64, new Shape(4, 4, 4), 1, Precision.FLOAT16, true, (int) foreground));
    }

    private static List<Entry> subjects(int count, String sequence) {
        return IntStream.range(0, count).mapToObj(i -> entry(String.format("case_%04d_%s", i, sequence), String.format("case_%04d", i), sequence, 4))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static TaskSplit.Wish wish(int folds, long seed, Integer... shots) {
        return new TaskSplit.Wish(folds, List.of(shots), seed, Optional.empty(), List.of());
    }

    @Test
    void thePublishedTasksHaveThePapersCounts() throws Exception {
        Split brats = TaskSplit.draw(Task.BRATS21, subjects(1251, "flair"), TaskSplit.Wish.published(1)).lists();
        assertEquals(313, brats.ids("test").size());
        assertEquals(938, brats.ids("development").size());
        Split isles = TaskSplit.draw(Task.ISLES22, subjects(250, "dwi"), TaskSplit.Wish.published(1)).lists();
        assertEquals(63, isles.ids("test").size());
        assertEquals(167, isles.ids(TaskSplit.measured(Task.ISLES22, 3)).size(), "187 without the 20 of the fold");
        Split wmh = TaskSplit.draw(Task.WMH, subjects(60, "FLAIR"), TaskSplit.Wish.published(1)).lists();
        assertEquals(0, wmh.ids("test").size());
        assertEquals(40, wmh.ids(TaskSplit.measured(Task.WMH, 6)).size());
    }

    @Test
    void theTestPartOfWmhIsDividedByScanner() throws Exception {
        List<Entry> scans = subjects(60, "FLAIR");
        for (int i = 0; i < 110; i++) {
            String scanner = i < 30 ? "Utrecht" : i < 60 ? "Singapore" : i < 90 ? "Amsterdam_GE3T" : i < 100 ? "Amsterdam_GE1T5" : "Amsterdam_Philips_VU_.PETMR_01.";
            scans.add(entry("wmh-test_" + scanner + "_" + i + "_FLAIR", "wmh-test_" + scanner + "_" + i, "FLAIR", 4));
        }
        Split split = TaskSplit.draw(Task.WMH_OOD, scans, TaskSplit.Wish.published(1)).lists();
        assertEquals(110, split.ids("test").size());
        assertEquals(90, split.ids("test_seen_scanners").size());
        assertEquals(20, split.ids("test_unseen_scanners").size());
        assertEquals(60, split.ids("development").size());
        assertEquals(60, TaskSplit.draw(Task.WMH, scans, TaskSplit.Wish.published(1)).lists().ids("development").size());
        assertRefused(Task.WMH_OOD, subjects(60, "FLAIR"), TaskSplit.Wish.published(1), "test part");
    }

    @Test
    void nobodyStandsOnTwoSidesAndSmallerListsAreTheBeginningOfLargerOnes() throws Exception {
        List<Entry> scans = subjects(50, "flair");
        for (int i = 0; i < 50; i++) {
            scans.add(entry("case_" + i + "_second_flair", String.format("case_%04d", i), "flair", 4));
        }
        Split split = TaskSplit.draw(Task.BRATS21, scans, wish(6, 3, 1, 5, 10, 20)).lists();
        Map<String, String> subject = scans.stream().collect(Collectors.toMap(Entry::id, Entry::subject));
        Set<String> test = split.ids("test").stream().map(subject::get).collect(Collectors.toSet());
        assertEquals(13, test.size());
        assertEquals(26, split.ids("test").size(), "both scans of everyone");
        for (int fold = 1; fold <= 6; fold++) {
            List<String> training = split.ids(TaskSplit.train(fold, 20));
            Set<String> people = training.stream().map(subject::get).collect(Collectors.toSet());
            assertEquals(20, people.size(), "one scan a person");
            assertTrue(Collections.disjoint(people, test));
            Set<String> others = split.ids(TaskSplit.others(fold)).stream().map(subject::get).collect(Collectors.toSet());
            assertTrue(Collections.disjoint(people, others));
            assertEquals(37, people.size() + others.size());
            for (int shots : new int[] {1, 5, 10}) {
                assertEquals(training.subList(0, shots), split.ids(TaskSplit.train(fold, shots)));
            }
        }
    }

    @Test
    void foldsAreApartAsLongAsTheyCanBeAndFairBeyond() throws Exception {
        Split apart = TaskSplit.draw(Task.BRATS21, subjects(160, "flair"), wish(6, 1, 20)).lists();
        assertEquals(120, IntStream.rangeClosed(1, 6).boxed().flatMap(fold -> apart.lists().get(TaskSplit.train(fold, 20)).stream()).distinct().count());
        TaskSplit overlapping = TaskSplit.draw(Task.WMH, subjects(45, "flair"), wish(6, 1, 20));
        Map<String, Long> often = IntStream.rangeClosed(1, 6).boxed().flatMap(fold -> overlapping.lists().lists().get(TaskSplit.train(fold, 20)).stream())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        assertEquals(Set.of(2L, 3L), new HashSet<>(often.values()), "120 places for 45 persons");
        assertTrue(overlapping.notes().getFirst().contains("folds overlap"), overlapping.notes()::toString);
    }

    @Test
    void aSeedGivesTheSameSplitAndFewerFoldsAreTheBeginningOfMore(@TempDir Path folder) throws Exception {
        List<Entry> scans = subjects(60, "flair");
        TaskSplit six = TaskSplit.draw(Task.WMH, scans, wish(6, 7, 5, 20));
        Collections.shuffle(scans, new Random(1));
        assertEquals(six, TaskSplit.draw(Task.WMH, scans, wish(6, 7, 20, 5)));
        Split two = TaskSplit.draw(Task.WMH, scans, wish(2, 7, 5, 20)).lists();
        two.lists().forEach((name, ids) -> assertEquals(six.lists().lists().get(name), ids, name));
        assertTrue(!six.lists().equals(TaskSplit.draw(Task.WMH, scans, wish(6, 8, 5, 20)).lists()));
        six.lists().write(folder.resolve("split.json"));
        assertEquals(six.lists(), Split.read(folder.resolve("split.json")));
        // Spelled out, so that no change of the program changes a split unnoticed.
        assertEquals(List.of("case_0018_flair", "case_0003_flair", "case_0058_flair", "case_0049_flair", "case_0037_flair"),
                six.lists().ids("fold_1/train_5"));
    }

    @Test
    void aTestPartMayBeGiven() throws Exception {
        List<Entry> scans = subjects(10, "t1");
        Task own = Task.own(Task.Measured.TEST, 0.25);
        Split split = TaskSplit.draw(own, scans, new TaskSplit.Wish(1, List.of(2), 1, Optional.empty(), List.of("case_0003_t1"))).lists();
        assertEquals(List.of("case_0003_t1"), split.ids("test"));
        assertRefused(own, scans, new TaskSplit.Wish(1, List.of(2), 1, Optional.empty(), List.of("somebody")), "somebody");
    }

    @Test
    void whatCannotBeHadIsRefusedInASentence() {
        Task own = Task.own(Task.Measured.TEST, 0.25);
        assertRefused(own, List.of(), wish(6, 1, 20), "labels");
        assertRefused(own, subjects(20, "t1"), wish(6, 1, 20), "20 training cases", "5 subjects of the test part", "only 15");
        assertRefused(Task.ISLES22, subjects(20, "t1"), wish(6, 1, 5), "dwi", "t1", "--sequence");
        assertRefused(Task.own(Task.Measured.OTHERS, 0), subjects(20, "t1"), wish(6, 1, 20), "nothing is left");
        assertRefused(own, subjects(20, "t1"), new TaskSplit.Wish(6, List.of(5), 1, Optional.of(20), List.of()), "test part of 20");
        assertRefused(own, subjects(20, "t1"), new TaskSplit.Wish(6, List.of(5), 1, Optional.of(0), List.of()), "none is held out");
        assertRefused(own, subjects(20, "t1"), wish(0, 1, 5), "folds");
        assertRefused(own, subjects(20, "t1"), wish(1, 1, 0), "at least one");
        List<Entry> mixed = subjects(20, "t1");
        mixed.addAll(subjects(3, "flair"));
        assertRefused(own, mixed, wish(1, 1, 5), "flair, t1", "--sequence");
    }

    private static void assertRefused(Task task, List<Entry> scans, TaskSplit.Wish wish, String... words) {
        String sentence = assertThrows(WorkbenchException.class, () -> TaskSplit.draw(task, scans, wish)).getMessage();
        for (String word : words) {
            assertTrue(sentence.contains(word), sentence);
        }
    }

    @Test
    void casesWithoutLesionsAreToldOf() throws Exception {
        List<Entry> scans = subjects(8, "t1");
        scans.replaceAll(scan -> entry(scan.id(), scan.subject(), "t1", 0));
        scans.set(0, entry("case_0000_t1", "case_0000", "t1", 4));
        List<String> notes = TaskSplit.draw(Task.own(Task.Measured.TEST, 0.25), scans, wish(2, 1, 1, 2)).notes();
        assertTrue(notes.stream().anyMatch(note -> note.contains("fold_2/train_1") && note.contains("nothing can be learnt")), notes::toString);
        assertTrue(notes.stream().anyMatch(note -> note.contains("undefined")), notes::toString);
    }

    @Test
    void aScanThatWasPretrainedOnIsFoundByPersonAndByVoxels() {
        List<Entry> measured = List.of(entry("a", "anna", "t1", 1), entry("b", "bert", "t1", 1), entry("c", "cora", "t1", 1));
        Entry renamed = new Entry("x", "unknown", "", "t1", "volumes/x.vol", List.of(0f), new TreeMap<>(), 0, List.of("voxels of a"), "",
                new VolumeLayout(64, new Shape(4, 4, 4), 1, Precision.FLOAT16, false, 0));
        Leakage leakage = Leakage.between(measured, List.of(renamed, entry("b-flair", "bert", "flair", 0)));
        assertEquals(List.of(new Leakage.Seen("a", "x", Leakage.Sign.VOXELS), new Leakage.Seen("b", "b-flair", Leakage.Sign.SUBJECT)), leakage.seen());
        assertTrue(leakage.sentence().orElseThrow().startsWith("2 of the 3 scans"), leakage.sentence()::toString);
        assertTrue(Leakage.between(measured, List.of()).sentence().isEmpty());
    }

    @Test
    void thePapersNumbersStandInTheirColumns() {
        assertEquals("57.20 ± 1.75", PaperResults.find("brats21", "pretrained/unet_b").orElseThrow().text());
        assertEquals("67.57 ± 1.48", PaperResults.find("wmh-ood", "scratch/mednext_l").orElseThrow().text());
        assertEquals("58.61 ± 1.94", PaperResults.find("brats21", "table2/light").orElseThrow().text());
        assertTrue(PaperResults.find("wmh", "table2/light").isEmpty());
        assertTrue(PaperResults.find("own", "scratch/unet_b").isEmpty());
        assertTrue(PaperResults.caveat("isles22", "pretrained/swinunetr").orElseThrow().contains("44.30"));
    }
}
