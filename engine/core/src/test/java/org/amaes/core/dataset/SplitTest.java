package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.fixture.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

    @TempDir
    Path folder;

    private static final List<String> CASES = IntStream.range(0, 100).mapToObj(i -> "case" + i).toList();

    @Test
    void groupsOfListsHaveNamesWithASlash() throws Exception {
        Path file = Files.writeString(folder.resolve("s.json"),
                "{\"test\": [\"c\", \"a\"], \"train_by_seed\": {\"1\": [\"b\"], \"2\": []}}");
        Split split = Split.read(file);
        assertEquals(List.of("c", "a"), split.ids("test"));
        assertEquals(List.of("b"), split.ids("train_by_seed/1"));
        assertEquals(List.of(), split.ids("train_by_seed/2"));
        assertEquals(Set.of("test", "train_by_seed/1", "train_by_seed/2"), split.lists().keySet());
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        Split split = new Split(Map.of("test", List.of("ä", "\"b\""))).with("a/b/c", List.of("x")).with("a/b/d", List.of());
        split.write(folder.resolve("s.json"));
        assertEquals(split, Split.read(folder.resolve("s.json")));
    }

    @Test
    void aListThatIsNotThereIsNamedTogetherWithThoseThatAre() {
        Split split = new Split(Map.of("test", List.of("a")));
        String message = assertThrows(WorkbenchException.class, () -> split.ids("train")).getMessage();
        assertTrue(message.contains("'train'") && message.contains("test"), message);
    }

    @Test
    void sharedCasesAreFound() throws Exception {
        Split split = new Split(Map.of("train", List.of("a", "b", "c"), "test", List.of("c", "d", "a")));
        assertEquals(Set.of("a", "c"), split.shared("train", "test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\": \"b\"}", "{\"a\": 1}", "{\"a\": null}", "{\"a\": [1]}", "{\"a\": [\"x\", \"x\"]}", "{\"a\": [[\"x\"]]}",
        "{\"\": [\"x\"]}", "{\"a/b\": [\"x\"]}", "{\"a\": [\"x\"], \"a\": [\"y\"]}", "{\"a\": [\"x\"]} {}", "{\"a\": [\"x\""})
    void aFileThatIsNoSplitIsRefusedByName(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("s.json"), content);
        WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> Split.read(file));
        assertTrue(refusal.getMessage().contains("s.json"), refusal.getMessage());
    }

    @Test
    void namesThatNoFileCouldHoldAreRefused() {
        for (Map<String, List<String>> lists : List.<Map<String, List<String>>>of(
                Map.of("", List.of()), Map.of("a//b", List.of()), Map.of("/a", List.of()),
                Map.of("a", List.of(), "a/b", List.of()), Map.of("a", List.of("x", "x")))) {
            assertThrows(IllegalArgumentException.class, () -> new Split(lists), lists.toString());
        }
    }

    @Test
    void aDrawDependsOnTheSeedAndTheIdsButNotOnTheirOrder() throws Exception {
        List<String> drawn = Split.draw(CASES, 20, 1);
        List<String> shuffled = new ArrayList<>(CASES);
        Collections.shuffle(shuffled, new Random(5));
        assertEquals(drawn, Split.draw(shuffled, 20, 1));
        assertEquals(20, new HashSet<>(drawn).size());
        assertNotEquals(new HashSet<>(drawn), new HashSet<>(Split.draw(CASES, 20, 2)));
    }

    @Test
    void aSmallDrawIsTheBeginningOfALargeOne() throws Exception {
        List<String> all = Split.draw(CASES, 100, -7);
        assertEquals(new HashSet<>(CASES), new HashSet<>(all));
        for (int count = 0; count < 100; count++) {
            assertEquals(all.subList(0, count), Split.draw(CASES, count, -7));
        }
    }

    @Test
    void everyCaseIsDrawnAboutAsOften() throws Exception {
        int[] times = new int[100];
        for (int seed = 0; seed < 500; seed++) {
            for (String id : Split.draw(CASES, 20, seed)) {
                times[CASES.indexOf(id)]++;
            }
        }
        for (int i = 0; i < 100; i++) { // 500 draws with p 0.2: 100 on average, standard deviation 9
            assertTrue(times[i] > 60 && times[i] < 140, CASES.get(i) + " was drawn " + times[i] + " times");
        }
    }

    @Test
    void drawingMoreThanThereIsIsRefused() {
        assertTrue(assertThrows(WorkbenchException.class, () -> Split.draw(List.of("a"), 2, 1)).getMessage().contains("only 1"));
        assertThrows(IllegalArgumentException.class, () -> Split.draw(List.of("a", "a"), 1, 1));
    }

    @Test
    void theRealSplitIsReadAndDrawnFromAsDocumented() throws Exception {
        Split split = Split.read(Fixtures.scans("hippocampus/splits.json"));
        assertEquals(60, split.ids("test").size());
        assertEquals(20, split.ids("train_by_seed/1").size());
        assertEquals(Set.of(), split.shared("test", "pretrain"));
        // In Python: sorted(ids, key=lambda i: hashlib.sha256(f"1/{i}".encode()).digest()[:8])[:5]
        assertEquals(List.of("hippocampus_338", "hippocampus_326", "hippocampus_004", "hippocampus_376", "hippocampus_220"),
                Split.draw(split.ids("test"), 5, 1));
    }
}
