package org.amaes.viewer.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.amaes.core.WorkbenchException;
import org.amaes.core.file.FaultyChannel;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaintJournalTest {

    private static final Grid GRID = Grid.unit(new Shape(16, 16, 4));
    private static final Volume IMAGE = Volume.zeros(GRID);
    private static final Belonging OURS = Belonging.of(IMAGE, LabelMap.zeros(GRID));

    @TempDir
    Path folder;

    /** Paints strokes, takes the second back, and hands back the labels after every step, beginning with none. */
    private static List<byte[]> paint(Painting painting) {
        List<byte[]> states = new ArrayList<>(List.of(painting.labels().data().clone()));
        LabelDelta second = null;
        for (int stroke = 1; stroke <= 3; stroke++) {
            painting.press(PaintSettings.START.withLabel(stroke).withRadius(1), new Spot(3 * stroke, 8, 1, 2));
            painting.drag(new Spot(3 * stroke, 10, 1, 2));
            LabelDelta done = painting.release().orElseThrow();
            second = stroke == 2 ? done : second;
            states.add(painting.labels().data().clone());
            if (stroke == 2) {
                painting.undo(second);
                states.add(painting.labels().data().clone());
            }
        }
        return states;
    }

    /** A crash leaves the file as it is at that moment: a copy of it, opened elsewhere. */
    private Path crashed(byte[] journal, String name) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve(name));
        Files.write(elsewhere.resolve(OURS.fileName()), journal);
        return elsewhere;
    }

    @Test
    void aCrashLosesNothing() throws Exception {
        List<byte[]> states;
        Path elsewhere;
        try (Painting painting = Painting.open(IMAGE, LabelMap.zeros(GRID), folder)) {
            states = paint(painting);
            elsewhere = crashed(Files.readAllBytes(folder.resolve(OURS.fileName())), "crashed");
        }
        try (Painting again = Painting.open(IMAGE, LabelMap.zeros(GRID), elsewhere)) {
            assertArrayEquals(states.getLast(), again.labels().data());
            assertTrue(again.isUnsaved());
            again.undo(again.recovered().orElseThrow());
            assertArrayEquals(states.getFirst(), again.labels().data());
        }
    }

    @Test
    void whereverTheFileIsTornTheWholeStepsBeforeAreKeptAndPaintingGoesOn() throws Exception {
        List<byte[]> states;
        try (Painting painting = Painting.open(IMAGE, LabelMap.zeros(GRID), folder)) {
            states = paint(painting);
        }
        byte[] whole = Files.readAllBytes(folder.resolve(OURS.fileName()));
        int reached = 0;
        for (int length = 0; length <= whole.length; length++) {
            Path torn = crashed(Arrays.copyOf(whole, length), "torn" + length);
            byte[] now;
            try (Painting again = Painting.open(IMAGE, LabelMap.zeros(GRID), torn)) {
                now = again.labels().data().clone();
                int step = reached;
                while (!Arrays.equals(states.get(step), now)) {
                    step++; // fails beyond the last state
                }
                assertTrue(step - reached <= 1, "one more step at most with one more byte");
                reached = step;
                again.press(PaintSettings.START.withLabel(7), new Spot(1, 1, 3, 2));
                again.release();
                now = again.labels().data().clone();
            }
            if (length % 10 != 0) {
                continue; // every tenth is enough for what follows
            }
            try (Painting third = Painting.open(IMAGE, LabelMap.zeros(GRID), torn)) {
                assertArrayEquals(now, third.labels().data());
            }
        }
        assertEquals(states.size() - 1, reached);
    }

    @Test
    void aFlippedByteEndsTheReadingThere() throws Exception {
        List<byte[]> states;
        try (Painting painting = Painting.open(IMAGE, LabelMap.zeros(GRID), folder)) {
            states = paint(painting);
        }
        byte[] damaged = Files.readAllBytes(folder.resolve(OURS.fileName()));
        damaged[damaged.length - 3] ^= 0x10;
        try (Painting again = Painting.open(IMAGE, LabelMap.zeros(GRID), crashed(damaged, "flipped"))) {
            assertArrayEquals(states.get(states.size() - 2), again.labels().data());
        }
    }

    @Test
    void aPaintingOfAnotherImageOrOfOtherLabelsIsNotRepeated() throws Exception {
        try (Painting painting = Painting.open(IMAGE, LabelMap.zeros(GRID), folder)) {
            paint(painting);
        }
        float[] other = new float[GRID.shape().length()];
        other[77] = 1e-30f;
        byte[] labels = new byte[other.length];
        labels[5] = 1;
        Grid moved = new Grid(GRID.shape(), Affine.scaling(1, 1, 1.25));
        try (Painting onOther = Painting.open(new Volume(GRID, other), LabelMap.zeros(GRID), folder);
                Painting onMoved = Painting.open(new Volume(moved, new float[other.length]), LabelMap.zeros(moved), folder);
                Painting onLabels = Painting.open(IMAGE, new LabelMap(GRID, labels), folder);
                Painting ours = Painting.open(IMAGE, LabelMap.zeros(GRID), folder)) {
            assertTrue(onOther.recovered().isEmpty());
            assertTrue(onMoved.recovered().isEmpty());
            assertTrue(onLabels.recovered().isEmpty());
            assertTrue(ours.recovered().isPresent());
        }
    }

    @Test
    void twoPaintersOfOneScanAreRefused() throws Exception {
        try (Painting painting = Painting.open(IMAGE, LabelMap.zeros(GRID), folder)) {
            WorkbenchException refused = assertThrows(WorkbenchException.class, () -> Painting.open(IMAGE, LabelMap.zeros(GRID), folder));
            assertTrue(refused.getMessage().startsWith("This scan is being painted in another window"), refused.getMessage());
            paint(painting);
        }
    }

    @Test
    void afterAFullDiskTheStepsBeforeAreKeptAndNoneFollows() throws Exception {
        LabelMap labels = LabelMap.zeros(GRID);
        LabelCanvas canvas = new LabelCanvas(labels);
        List<LabelDelta> deltas = new ArrayList<>();
        for (int step = 0; step < 3; step++) {
            canvas.set(10 * step, 1);
            deltas.add(canvas.commit().orElseThrow());
        }
        long room = 147 + 13 + 5; // the first line, a step, and half of the next
        try (PaintJournal journal = PaintJournal.open(folder, OURS, labels.data().length,
                file -> FaultyChannel.failingAfter(room, open(file), "No space left on device"))) {
            journal.append(new JournalEntry(deltas.get(0), true));
            WorkbenchException full = assertThrows(WorkbenchException.class, () -> journal.append(new JournalEntry(deltas.get(1), true)));
            assertTrue(full.getMessage().contains("is not kept against a crash any more"), full.getMessage());
            assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
            assertThrows(WorkbenchException.class, () -> journal.append(new JournalEntry(deltas.get(2), true)));
        }
        try (PaintJournal journal = PaintJournal.open(folder, OURS, labels.data().length)) {
            assertEquals(1, journal.found().size());
            assertEquals(1, journal.found().getFirst().delta().voxels());
        }
    }

    @Test
    void aDiskThatDoesNotTakeTheStepsForGoodIsToldOf() throws Exception {
        PaintJournal journal = PaintJournal.open(folder, OURS, GRID.shape().length(),
                file -> FaultyChannel.failingOnForce(open(file), "I/O error"));
        journal.close();
        WorkbenchException told = assertThrows(WorkbenchException.class, journal::requireGood);
        assertTrue(told.getMessage().contains("I/O error"), told.getMessage());
    }

    @Test
    void aFolderThatCannotBeMadeIsToldOf() throws Exception {
        Path file = Files.createFile(folder.resolve("taken"));
        WorkbenchException told = assertThrows(WorkbenchException.class, () -> Painting.open(IMAGE, LabelMap.zeros(GRID), file));
        assertTrue(told.getMessage().contains(file.toString()), told.getMessage());
    }

    @Test
    void namesInTheJournalAreHashesOnly() {
        assertTrue(OURS.fileName().matches("[0-9a-f]{16}-[0-9a-f]{16}\\.painting"), OURS.fileName());
        assertFalse(OURS.image().equals(OURS.labels()));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
