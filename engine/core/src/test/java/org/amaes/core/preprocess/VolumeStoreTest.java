package org.amaes.core.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeStoreTest {

    private static final StoreSettings HALF = StoreSettings.of(Preprocessing.STANDARD);
    private static final StoreSettings SINGLE = new StoreSettings(Preprocessing.asCoded().withNativeSpacing(), Precision.FLOAT32,
            new TreeMap<>(Map.of(1, "lesion")));
    private static final List<Path> IMAGES = List.of(Path.of("image.nii.gz"));
    private static final Shape SHAPE = new Shape(9, 8, 7);

    @TempDir
    private Path folder;

    @Test
    void aVolumeInSinglePrecisionComesBackAsItWas() throws Exception {
        PreparedVolume prepared = prepared(2, true, 3);
        try (VolumeStore store = VolumeStore.create(folder, SINGLE)) {
            PreparedVolume back = store.read(store.add(key("a"), prepared));
            assertEquals(prepared.origin(), back.origin());
            assertEquals(prepared.sourceHashes(), back.sourceHashes());
            assertArrayEquals(prepared.channels().get(0).data(), back.channels().get(0).data());
            assertArrayEquals(prepared.channels().get(1).data(), back.channels().get(1).data());
            assertArrayEquals(prepared.labels().orElseThrow().data(), back.labels().orElseThrow().data());
        }
    }

    @Test
    void halfPrecisionKeepsIntensitiesToWithinAQuarterOfAThousandth() throws Exception {
        PreparedVolume prepared = prepared(1, false, 3);
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            Entry entry = store.add(key("a"), prepared);
            assertArrayEquals(prepared.channels().getFirst().data(), store.read(entry).channels().getFirst().data(), 2.5e-4f);
            assertFalse(store.read(entry).labels().isPresent());
            assertEquals(0, entry.minimum(0));
        }
    }

    @Test
    void cropsAreTheBoxesOfTheWholeInBothPrecisions() throws Exception {
        PreparedVolume prepared = prepared(2, true, 3);
        for (StoreSettings settings : List.of(HALF, SINGLE)) {
            try (VolumeStore store = VolumeStore.create(folder.resolve(settings.precision().name()), settings)) {
                Entry entry = store.add(key("a"), prepared);
                PreparedVolume whole = store.read(entry);
                for (Box box : List.of(Box.of(SHAPE), new Box(0, 0, 0, 1, 1, 1), new Box(8, 7, 6, 9, 8, 7), new Box(2, 1, 3, 7, 8, 5))) {
                    float[] into = new float[box.shape().length()];
                    store.readCrop(entry, 1, box, into);
                    assertArrayEquals(whole.channels().get(1).crop(box).data(), into, box.toString());
                    byte[] labels = new byte[box.shape().length()];
                    store.readLabelCrop(entry, box, labels);
                    assertArrayEquals(whole.labels().orElseThrow().crop(box).data(), labels, box.toString());
                }
                assertThrows(IllegalArgumentException.class, () -> store.readCrop(entry, 0, new Box(0, 0, 0, 10, 1, 1), new float[99]));
                assertThrows(IllegalArgumentException.class, () -> store.readCrop(entry, 0, Box.of(SHAPE), new float[9]));
            }
        }
    }

    @Test
    void manyThreadsCutCropsOfOneVolumeAtOnce() throws Exception {
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            Entry entry = store.add(key("a"), prepared(1, false, 3));
            Volume whole = store.read(entry).channels().getFirst();
            long wrong = IntStream.range(0, 400).parallel().filter(n -> {
                SplittableRandom random = new SplittableRandom(n);
                Box box = Box.at(random.nextInt(5), random.nextInt(4), random.nextInt(3), new Shape(4, 4, 4));
                float[] into = new float[64];
                try {
                    store.readCrop(entry, 0, box, into);
                } catch (WorkbenchException e) {
                    return true;
                }
                return !Arrays.equals(into, whole.crop(box).data());
            }).count();
            assertEquals(0, wrong);
        }
    }

    @Test
    void aReopenedStoreKnowsAllThatWasPutIn() throws Exception {
        Entry a;
        try (VolumeStore store = VolumeStore.create(folder, SINGLE)) {
            store.add(new Scan("b", "s2", "", "T1", IMAGES, Optional.empty()), prepared(1, false, 4));
            a = store.add(key("a"), prepared(2, true, 3));
            store.addFailure("c", "It is damaged.");
        }
        try (VolumeStore store = VolumeStore.open(folder)) {
            assertEquals(SINGLE, store.settings());
            assertEquals(List.of("a", "b"), store.entries().stream().map(Entry::id).toList());
            assertEquals(a, store.find("a").orElseThrow());
            assertEquals(Map.of("c", "It is damaged."), store.failures());
            assertEquals(SHAPE, a.shape());
            assertEquals("visit 1", a.session());
            store.verify(a);
        }
    }

    @Test
    void smallForegroundIsListedCompletelyAndLargeForegroundIsSampledEvenly() throws Exception {
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            PreparedVolume prepared = prepared(1, true, 3);
            Entry entry = store.add(key("a"), prepared);
            Set<Integer> drawn = new HashSet<>();
            for (int sample = 0; sample < entry.foregroundSamples(); sample++) {
                drawn.add(store.foregroundVoxel(entry, sample));
            }
            byte[] labels = prepared.labels().orElseThrow().data();
            Set<Integer> expected = new HashSet<>(IntStream.range(0, labels.length).filter(v -> labels[v] != 0).boxed().toList());
            assertEquals(expected, drawn);
            assertEquals(expected.size(), entry.foregroundVoxels());
            assertThrows(IllegalArgumentException.class, () -> store.foregroundVoxel(entry, entry.foregroundSamples()));
        }
        byte[] full = new byte[40 * 40 * 40];
        Arrays.fill(full, (byte) 1);
        ForegroundSample sample = ForegroundSample.of(new LabelMap(Grid.unit(Shape.cube(40)), full), 9);
        assertEquals(64_000, sample.count());
        assertEquals(10_000, Arrays.stream(sample.voxels()).distinct().count());
        double mean = Arrays.stream(sample.voxels()).average().orElseThrow();
        assertEquals(31_999.5, mean, 5 * 64_000 / Math.sqrt(12) / 100); // five standard errors
    }

    @Test
    void aScanWithoutForegroundHasNothingToDraw() throws Exception {
        PreparedVolume labelled = prepared(1, true, 3);
        Arrays.fill(labelled.labels().orElseThrow().data(), (byte) 0);
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            Entry entry = store.add(key("a"), labelled);
            assertEquals(0, entry.foregroundSamples());
            assertEquals(new TreeMap<>(Map.of(0, SHAPE.voxels())), entry.labelHistogram());
            store.verify(entry);
        }
    }

    @Test
    void addingAScanAgainChangesNothing() throws Exception {
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            Entry first = store.add(key("a"), prepared(1, false, 3));
            byte[] index = Files.readAllBytes(folder.resolve("index.jsonl"));
            assertEquals(first, store.add(key("a"), prepared(1, false, 4)));
            assertArrayEquals(index, Files.readAllBytes(folder.resolve("index.jsonl")));
        }
    }

    @Test
    void anEntryWhoseFileWasCutShortSaysSoAndCanBeAddedAgain() throws Exception {
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            Entry entry = store.add(key("a"), prepared(1, false, 3));
            try (FileChannel channel = FileChannel.open(folder.resolve(entry.file()), StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - 64);
            }
            assertRefused("is damaged: it has", () -> store.readCrop(entry, 0, new Box(0, 0, 0, 1, 1, 1), new float[1]));
            assertRefused("is damaged: it has", () -> store.read(entry));
            store.add(key("a"), prepared(1, false, 3));
            store.verify(entry);
            Files.delete(folder.resolve(entry.file()));
            assertRefused("it does not exist", () -> store.read(entry));
        }
    }

    @Test
    void everyChangedByteIsFoundByVerify() throws Exception {
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            Entry entry = store.add(key("a"), prepared(1, true, 3));
            Path file = folder.resolve(entry.file());
            byte[] good = Files.readAllBytes(file);
            for (int at : new int[] {0, 8, 20, 33, 38, 70, (int) entry.layout().dataStart(), good.length - 1}) {
                byte[] bad = good.clone();
                bad[at] ^= 0x10;
                Files.write(file, bad);
                assertThrows(WorkbenchException.class, () -> store.verify(entry), "byte " + at);
            }
            Files.write(file, good);
            store.verify(entry);
        }
    }

    @Test
    void newerFormatsAreRefused() throws Exception {
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            Entry entry = store.add(key("a"), prepared(1, false, 3));
            try (FileChannel channel = FileChannel.open(folder.resolve(entry.file()), StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {2}), 8);
            }
            assertRefused("newer version", () -> store.read(entry));
        }
        Path settings = folder.resolve("store.json");
        Files.writeString(settings, Files.readString(settings).replaceFirst("\"version\" : 1", "\"version\" : 2"));
        assertRefused("newer version", () -> VolumeStore.open(folder));
        Files.writeString(settings, "{");
        assertRefused("is damaged", () -> VolumeStore.open(folder));
    }

    @Test
    void otherSettingsOrOtherFilesInTheFolderAreRefused() throws Exception {
        VolumeStore.create(folder.resolve("store"), HALF).close();
        VolumeStore.create(folder.resolve("store"), HALF).close();
        WorkbenchException other = assertThrows(WorkbenchException.class, () -> VolumeStore.create(folder.resolve("store"), SINGLE));
        assertTrue(other.getMessage().contains("crop is \"exact\" there and \"as_coded\" here"), other.getMessage());
        Files.writeString(folder.resolve("letter.txt"), "text");
        assertRefused("holds other files", () -> VolumeStore.create(folder, HALF));
        assertRefused("holds no prepared volumes", () -> VolumeStore.open(folder));
    }

    @Test
    void aLineThatAKilledProcessLeftUnfinishedIsForgotten() throws Exception {
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            store.add(key("a"), prepared(1, false, 3));
        }
        Path index = folder.resolve("index.jsonl");
        Files.writeString(index, "{\"scan\":\"b\",\"subj", StandardOpenOption.APPEND);
        try (VolumeStore store = VolumeStore.open(folder)) {
            assertEquals(1, store.entries().size());
            store.add(key("c"), prepared(1, false, 4));
        }
        try (Stream<String> lines = Files.lines(index)) {
            assertEquals(2, lines.count());
        }
        assertEquals(2, VolumeStore.open(folder).entries().size());
        Files.writeString(index, "nonsense\n", StandardOpenOption.APPEND);
        assertRefused("damaged in line 3", () -> VolumeStore.open(folder));
        Files.writeString(index, Files.readAllLines(index).getFirst().replace("volumes/", "volumes/../../") + "\n");
        assertRefused("damaged in line 1", () -> VolumeStore.open(folder));
    }

    @Test
    void twoWritersAtOnceAreRefusedAndReadersAreNot() throws Exception {
        try (VolumeStore one = VolumeStore.create(folder, HALF); VolumeStore two = VolumeStore.open(folder)) {
            one.add(key("a"), prepared(1, false, 3));
            assertRefused("Another preparation is writing", () -> two.add(key("b"), prepared(1, false, 4)));
            one.close();
            two.add(key("b"), prepared(1, false, 4));
            assertEquals(2, two.entries().size(), "the second writer has seen what the first one added");
        }
    }

    @Test
    void idsOfAnyKindMakeDistinctFilesInsideTheStore() throws Exception {
        List<String> ids = List.of("a..b", "a_b", "A_B", "CON", "ü", "u", "ö".repeat(300));
        try (VolumeStore store = VolumeStore.create(folder, HALF)) {
            for (String id : ids) {
                store.add(key(id), prepared(1, false, 3));
            }
            assertEquals(ids.size(), store.entries().stream().map(entry -> entry.file().toLowerCase(Locale.ROOT)).distinct().count());
            for (Entry entry : store.entries()) {
                assertEquals(folder.resolve("volumes"), folder.resolve(entry.file()).normalize().getParent());
                store.verify(entry);
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefusedInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused("cannot be made or written to", () -> VolumeStore.create(file.resolve("store"), HALF));
    }

    private interface Action {
        void run() throws WorkbenchException;
    }

    private static void assertRefused(String part, Action action) {
        WorkbenchException refusal = assertThrows(WorkbenchException.class, action::run);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    private static Scan key(String id) {
        return new Scan(id, "subject 1", "visit 1", "FLAIR", IMAGES, Optional.empty());
    }

    private static PreparedVolume prepared(int channels, boolean labelled, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Grid original = new Grid(new Shape(10, 9, 12), new Affine(-1.1, 0.02, 0, 7.3, 0, 1, 0, -5, 0.01, 0, -1, 0.1));
        Grid grid = new Grid(SHAPE, Affine.scaling(1, 1.01, 0.99));
        List<Volume> volumes = IntStream.range(0, channels).mapToObj(c -> {
            float[] data = new float[SHAPE.length()];
            for (int i = 1; i < data.length; i++) {
                data[i] = (float) random.nextDouble();
            }
            return new Volume(grid, data);
        }).toList();
        byte[] labels = new byte[SHAPE.length()];
        for (int i = 0; i < labels.length; i += 3) {
            labels[i] = (byte) (1 + random.nextInt(254));
        }
        return new PreparedVolume(volumes, labelled ? Optional.of(new LabelMap(grid, labels)) : Optional.empty(),
                new Origin(original, new Box(1, 1, 2, 9, 9, 10), grid), volumes.stream().map(VoxelHash::of).toList());
    }
}
