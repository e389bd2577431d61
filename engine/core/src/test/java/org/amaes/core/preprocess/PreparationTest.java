package org.amaes.core.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.preprocess.PreparationReport.Duplicate;
import org.amaes.core.preprocess.PreparationReport.Failed;
import org.amaes.core.preprocess.PreparationReport.Outcome;
import org.amaes.core.preprocess.PreparationReport.Prepared;
import org.amaes.core.preprocess.PreparationReport.Skipped;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

    private static final Preparation.Options PLAIN = new Preparation.Options(2, false, Optional.empty());
    private static final Preparation.Options PRETRAINING = new Preparation.Options(2, true, Optional.empty());
    private static final Preparation.Listener NOBODY = (_, _, _) -> { };
    private static final Grid GRID = new Grid(new Shape(16, 17, 18), new Affine(-1.2, 0, 0, 5, 0, 0.9, 0, 0, 0, 0, 1, 0));

    @TempDir
    private Path folder;
    private Path storeFolder;

    @BeforeEach
    void chooseAStore() {
        storeFolder = folder.resolve("store");
    }

    @Test
    void oneDamagedFileDoesNotStopTheRestAndIsNotedWithoutItsPath() throws Exception {
        List<Scan> scans = List.of(scan("a", 1), damaged("Mary_Smith"), scan("c", 3));
        try (VolumeStore store = store()) {
            PreparationReport report = Preparation.run(scans, store, PLAIN, NOBODY, () -> false);
            assertFalse(report.cancelled());
            assertEquals(List.of("a", "b", "c"), report.outcomes().stream().map(Outcome::scan).toList());
            assertEquals(2, report.of(Prepared.class).size());
            String sentence = report.of(Failed.class).getFirst().sentence();
            assertTrue(sentence.contains("Mary_Smith.nii.gz"), sentence);
            assertEquals(List.of("a", "c"), store.entries().stream().map(Entry::id).toList());
            String kept = store.failures().get("b");
            assertTrue(kept.startsWith("A file of scan b") && !kept.contains("Mary"), kept);
        }
    }

    @Test
    void startedAgainItSkipsWhatIsDoneAndTriesAgainWhatFailedOrVanished() throws Exception {
        Scan repaired = damaged("b");
        List<Scan> scans = List.of(scan("a", 1), repaired, scan("c", 3));
        try (VolumeStore store = store()) {
            Preparation.run(scans, store, PLAIN, NOBODY, () -> false);
            Files.delete(storeFolder.resolve(store.find("c").orElseThrow().file()));
        }
        NiftiWriter.write(repaired.images().getFirst(), noise(GRID, 2));
        try (VolumeStore store = store()) {
            PreparationReport report = Preparation.run(scans, store, PLAIN, NOBODY, () -> false);
            assertEquals(List.of("a"), report.of(Skipped.class).stream().map(Outcome::scan).toList());
            assertEquals(List.of("b", "c"), report.of(Prepared.class).stream().map(Outcome::scan).toList());
            assertTrue(store.failures().isEmpty());
            for (Entry entry : store.entries()) {
                store.verify(entry);
            }
        }
    }

    @Test
    void aScanWhoseFilesHaveChangedIsPreparedAgainAndOnlyThat() throws Exception {
        List<Scan> scans = List.of(scan("a", 1), scan("b", 2));
        try (VolumeStore store = store()) {
            Preparation.run(scans, store, PLAIN, NOBODY, () -> false);
        }
        String before;
        Path file = scans.get(1).images().getFirst();
        FileTime written = Files.getLastModifiedTime(file);
        NiftiWriter.write(file, noise(GRID, 9));
        Files.setLastModifiedTime(file, FileTime.fromMillis(written.toMillis() + 2000));
        try (VolumeStore store = store()) {
            before = store.find("b").orElseThrow().sourceHashes().getFirst();
            PreparationReport report = Preparation.run(scans, store, PLAIN, NOBODY, () -> false);
            assertEquals(List.of("a"), report.of(Skipped.class).stream().map(Outcome::scan).toList());
            assertEquals(List.of("b"), report.of(Prepared.class).stream().map(Outcome::scan).toList());
        }
        try (VolumeStore store = VolumeStore.open(storeFolder)) {
            assertEquals(List.of("a", "b"), store.entries().stream().map(Entry::id).toList());
            assertTrue(!store.find("b").orElseThrow().sourceHashes().getFirst().equals(before));
            store.verify(store.find("b").orElseThrow());
            assertTrue(store.failures().isEmpty());
            assertEquals(2, Preparation.run(scans, store, PLAIN, NOBODY, () -> false).of(Skipped.class).size());
        }
    }

    @Test
    void ofScansWithTheSameVoxelsTheFirstIsPreparedOnAnyNumberOfThreads() throws Exception {
        List<Scan> scans = List.of(scan("a", 1), scan("b", 2), again("c", "a"), again("d", "b"), again("e", "a"));
        for (int threads : new int[] {1, 4}) {
            Path at = folder.resolve("store" + threads);
            try (VolumeStore store = VolumeStore.create(at, settings())) {
                PreparationReport report = Preparation.run(scans, store, new Preparation.Options(threads, false, Optional.empty()), NOBODY, () -> false);
                assertEquals(List.of("a", "b"), store.entries().stream().map(Entry::id).toList());
                assertEquals(List.of("c of a", "d of b", "e of a"), report.of(Duplicate.class).stream().map(each -> each.scan() + " of " + each.of()).toList());
                assertEquals("Scan c holds the same voxels as a, which is prepared and bears another person's name.", store.failures().get("c"));
            }
        }
        Files.delete(scans.get(2).images().getFirst()); // on a rerun nobody looks into what is known to be a duplicate …
        byte[] other = Files.readAllBytes(scan("x", 7).images().getFirst());
        Files.write(scans.get(3).images().getFirst(), other); // … and what has become something else is prepared
        try (VolumeStore store = VolumeStore.open(folder.resolve("store1"))) {
            PreparationReport report = Preparation.run(List.of(scans.get(0), scans.get(1), scans.get(3), scans.get(4)), store, PLAIN, NOBODY, () -> false);
            assertEquals(List.of("d"), report.of(Prepared.class).stream().map(Outcome::scan).toList());
            assertEquals(List.of("e"), report.of(Duplicate.class).stream().map(Outcome::scan).toList());
        }
    }

    @Test
    void anOutlineMakesTheSameVoxelsAnotherCaseAndACopyWithoutOneDoesNot() throws Exception {
        LabelMap lesion = LabelMap.zeros(GRID);
        lesion.data()[100] = 1;
        Path labels = folder.resolve("lesion.nii.gz");
        NiftiWriter.write(labels, lesion);
        Scan plain = scan("a", 1);
        Scan labelled = scan("b", plain.images(), Optional.of(labels));
        try (VolumeStore store = store()) {
            assertEquals(2, Preparation.run(List.of(plain, labelled), store, PLAIN, NOBODY, () -> false).of(Prepared.class).size());
            Scan copy = scan("c", plain.images(), Optional.empty());
            assertEquals(1, Preparation.run(List.of(labelled, copy), store, PLAIN, NOBODY, () -> false).of(Duplicate.class).size());
        }
    }

    @Test
    void aRequestToPauseHoldsItUntilItIsTakenBackAndOneToStopEndsIt() throws Exception {
        List<Scan> scans = List.of(scan("a", 1), scan("b", 2), scan("c", 3));
        List<String> heard = new ArrayList<>();
        Preparation.Options one = new Preparation.Options(1, false, Optional.empty());
        try (VolumeStore store = store()) {
            StoreRequest.pause(storeFolder).make();
            PreparationReport report = Preparation.run(scans, store, one, (outcome, done, _) -> {
                heard.add(outcome.scan());
                request(done == 1 ? StoreRequest.pause(storeFolder) : StoreRequest.stop(storeFolder), true);
            }, StoreRequest.heeded(storeFolder, paused -> {
                heard.add(paused ? "paused" : "on");
                if (paused) {
                    request(StoreRequest.pause(storeFolder), false);
                }
            }));
            assertEquals(List.of("paused", "on", "a", "paused", "on", "b"), heard);
            assertTrue(report.cancelled());
        }
    }

    private static void request(StoreRequest request, boolean made) {
        try {
            if (made) {
                request.make();
            } else {
                request.clear();
            }
        } catch (WorkbenchException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another scan with the voxels of one. */
    private Scan again(String id, String of) throws IOException {
        Path file = folder.resolve(id + ".nii.gz");
        Files.copy(folder.resolve(of + ".nii.gz"), file);
        return scan(id, List.of(file), Optional.empty());
    }

    @Test
    void theStoreIsTheSameOnAnyNumberOfThreads() throws Exception {
        List<Scan> scans = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            scans.add(scan("scan" + n, n));
        }
        try (VolumeStore one = VolumeStore.create(folder.resolve("one"), settings());
                VolumeStore four = VolumeStore.create(folder.resolve("four"), settings())) {
            Preparation.run(scans, one, new Preparation.Options(1, false, Optional.empty()), NOBODY, () -> false);
            Preparation.run(scans, four, new Preparation.Options(4, false, Optional.empty()), NOBODY, () -> false);
            assertEquals(one.entries(), four.entries());
            for (Entry entry : one.entries()) {
                assertArrayEquals(Files.readAllBytes(one.folder().resolve(entry.file())), Files.readAllBytes(four.folder().resolve(entry.file())));
            }
        }
    }

    @Test
    void cancelledItStopsBeforeTheNextScanAndSaysSo() throws Exception {
        List<Scan> scans = List.of(scan("a", 1), scan("b", 2), scan("c", 3));
        List<String> heard = new ArrayList<>();
        try (VolumeStore store = store()) {
            PreparationReport report = Preparation.run(scans, store, new Preparation.Options(1, false, Optional.empty()),
                    (outcome, done, total) -> heard.add(outcome.scan() + " " + done + "/" + total), () -> heard.size() == 2);
            assertTrue(report.cancelled());
            assertEquals(2, report.outcomes().size());
            assertEquals(List.of("a 1/3", "b 2/3"), heard);
            assertEquals(2, store.entries().size());
        }
    }

    @Test
    void aStoreThatCannotBeWrittenToAnyMoreStopsTheJobInASentence() throws Exception {
        List<Scan> scans = List.of(scan("a", 1), scan("b", 2), scan("c", 3));
        List<Outcome> heard = new ArrayList<>();
        try (VolumeStore store = store()) {
            WorkbenchException stop = assertThrows(WorkbenchException.class, () -> Preparation.run(scans, store,
                    new Preparation.Options(1, false, Optional.empty()), (outcome, _, _) -> {
                        heard.add(outcome);
                        replaceByFile(storeFolder.resolve("volumes"));
                    }, () -> false));
            assertTrue(stop.getMessage().contains("could not be written"), stop.getMessage());
            assertEquals(1, heard.size());
            assertEquals(1, store.entries().size());
            assertTrue(store.failures().isEmpty(), "the scan is not to blame");
        }
    }

    @Test
    void forPretrainingUnusableScansAreFailuresWithASentence() throws Exception {
        Volume negative = noise(GRID, 5);
        negative.data()[7] = -3;
        List<Scan> scans = List.of(scan("fine", 1),
                write("thin", noise(Grid.unit(new Shape(16, 14, 16)), 2)),
                write("negative", negative),
                fourDimensional("series"));
        try (VolumeStore store = store()) {
            PreparationReport report = Preparation.run(scans, store, PRETRAINING, NOBODY, () -> false);
            List<Failed> failed = report.of(Failed.class);
            assertEquals(List.of("thin", "negative", "series"), failed.stream().map(Outcome::scan).toList());
            assertTrue(failed.get(0).sentence().contains("thin.nii.gz cannot be used. It has 16x14x16 voxels"), failed.get(0).sentence());
            assertTrue(failed.get(1).sentence().contains("smallest voxel value is -3.0"), failed.get(1).sentence());
            assertTrue(failed.get(2).sentence().contains("holds 2 volumes"), failed.get(2).sentence());
        }
    }

    @Test
    void channelsOfOneFileOrOfSeveralAreTheSameCase() throws Exception {
        Scan together = fourDimensional("together");
        Scan apart = scan("apart", List.of(write("c1", noise(GRID, 11)).images().getFirst(),
                write("c2", noise(GRID, 12)).images().getFirst()), Optional.empty());
        try (VolumeStore store = store(); VolumeStore second = VolumeStore.create(folder.resolve("second"), settings())) {
            Preparation.run(List.of(together), store, PLAIN, NOBODY, () -> false);
            Preparation.run(List.of(apart), second, PLAIN, NOBODY, () -> false);
            PreparedVolume one = store.read(store.find("together").orElseThrow());
            PreparedVolume other = second.read(second.find("apart").orElseThrow());
            assertEquals(2, one.channels().size());
            assertEquals(one.sourceHashes(), other.sourceHashes());
            assertArrayEquals(one.channels().get(1).data(), other.channels().get(1).data());
        }
    }

    @Test
    void labelsAreStoredBesideTheirScan() throws Exception {
        LabelMap lesion = LabelMap.zeros(GRID);
        lesion.data()[GRID.shape().index(8, 8, 8)] = 1;
        Path labels = folder.resolve("lesion.nii.gz");
        NiftiWriter.write(labels, lesion);
        Scan scan = scan("a", scan("a", 1).images(), Optional.of(labels));
        try (VolumeStore store = VolumeStore.create(storeFolder, StoreSettings.of(Preprocessing.STANDARD.withNativeSpacing()))) {
            Preparation.run(List.of(scan), store, PLAIN, NOBODY, () -> false);
            Entry entry = store.find("a").orElseThrow();
            assertEquals(1, entry.foregroundVoxels());
            // RAS mirrors the first axis: voxel 8 of 16 becomes voxel 7.
            assertEquals(entry.shape().index(7, 8, 8), store.foregroundVoxel(entry, 0));
        }
    }

    private VolumeStore store() throws WorkbenchException {
        return VolumeStore.create(storeFolder, settings());
    }

    private static StoreSettings settings() {
        return StoreSettings.of(Preprocessing.STANDARD);
    }

    private Scan scan(String id, long seed) throws WorkbenchException {
        return write(id, noise(GRID, seed));
    }

    private Scan write(String id, Volume volume) throws WorkbenchException {
        Path file = folder.resolve(id + ".nii.gz");
        NiftiWriter.write(file, volume);
        return scan(id, List.of(file), Optional.empty());
    }

    private Scan fourDimensional(String id) throws WorkbenchException {
        Path file = folder.resolve(id + ".nii.gz");
        NiftiWriter.write(file, List.of(noise(GRID, 11), noise(GRID, 12)));
        return scan(id, List.of(file), Optional.empty());
    }

    /** Scan b, whose file is cut short. */
    private Scan damaged(String name) throws WorkbenchException, IOException {
        Path file = write(name, noise(GRID, 2)).images().getFirst();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        return scan("b", List.of(file), Optional.empty());
    }

    private static Scan scan(String id, List<Path> images, Optional<Path> label) {
        return new Scan(id, "subject of " + id, "", "T1", images, label);
    }

    private static Volume noise(Grid grid, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Volume volume = Volume.zeros(grid);
        for (int i = 0; i < volume.data().length; i++) {
            volume.data()[i] = 1 + random.nextInt(1000);
        }
        return volume;
    }

    private static void replaceByFile(Path directory) {
        try (Stream<Path> content = Files.list(directory)) {
            for (Path file : content.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
            Files.writeString(directory, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
