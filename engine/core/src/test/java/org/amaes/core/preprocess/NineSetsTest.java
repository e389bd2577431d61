package org.amaes.core.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.amaes.core.dataset.Gathering;
import org.amaes.core.dataset.PublicSet;
import org.amaes.core.dataset.Scan;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.preprocess.PreparationReport.Duplicate;
import org.amaes.core.preprocess.PreparationReport.Failed;
import org.amaes.core.preprocess.PreparationReport.Outcome;
import org.amaes.core.preprocess.PreparationReport.Prepared;
import org.amaes.core.preprocess.PreparationReport.Skipped;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BRAINS-45K in small: the nine sets as their owners ship them, every fault planted in each, into one store. */
class NineSetsTest {

    private static final Preparation.Options PRETRAINING = new Preparation.Options(2, true, Optional.empty());
    private static final Preparation.Listener NOBODY = (_, _, _) -> { };
    private static final Grid GRID = Grid.unit(new Shape(16, 17, 18));

    /** Eight images of a set: seven with faults or good, the last with the voxels of the first. */
    private static final Map<PublicSet, List<String>> IMAGES = new EnumMap<>(PublicSet.class);
    private static final Map<PublicSet, String> LABEL = Map.of(PublicSet.BRATS21, "BraTS2021_0000%1$d/BraTS2021_0000%1$d_seg.nii.gz",
            PublicSet.ISLES2022, "labels_derivatives/sub-strokecase000%1$d/ses-0001/sub-strokecase000%1$d_ses-0001_msk.nii.gz",
            PublicSet.WMH, "Utrecht/Train/%1$d/pre/wmh.nii.gz", PublicSet.MSSEG1, "training/Center_01/Patient_0%1$d/Masks/Consensus.nii.gz");

    static {
        IMAGES.put(PublicSet.ADNI, numbered("ADNI/002_S_000%1$d/MPRAGE/2006-04-1%1$d/I4510%1$d/a.nii.gz"));
        IMAGES.put(PublicSet.OASIS3, numbered("DATA/OAS3000%1$d_MR_d012%1$d/anat1/sub-OAS3000%1$d_ses-d012%1$d_T1w.nii.gz"));
        IMAGES.put(PublicSet.OASIS4, numbered("OASIS4_images/OAS4200%1$d_MR_d302%1$d/T1w/NIFTI/a.nii.gz"));
        IMAGES.put(PublicSet.PPMI, numbered("DATA/310%1$d/MPRAGE_GRAPPA/2011-01-1%1$d_10_00_00.0/I30%1$d/nifti/p.nii.gz"));
        IMAGES.put(PublicSet.BRATS21, numbered("BraTS2021_0000%1$d/BraTS2021_0000%1$d_flair.nii.gz"));
        IMAGES.put(PublicSet.ISLES2022, numbered("images/sub-strokecase000%1$d/ses-0001/anat/sub-strokecase000%1$d_ses-0001_FLAIR.nii.gz"));
        IMAGES.put(PublicSet.WMH, numbered("Utrecht/Train/%1$d/pre/FLAIR.nii.gz"));
        IMAGES.put(PublicSet.MSSEG1, numbered("training/Center_01/Patient_0%1$d/Preprocessed_Data/FLAIR_preprocessed.nii.gz"));
        IMAGES.put(PublicSet.MSD_BRAIN_TUMOUR, numbered("imagesTs/BRATS_48%1$d.nii.gz"));
    }

    private static List<String> numbered(String pattern) {
        List<String> paths = new ArrayList<>();
        for (int n = 1; n <= 8; n++) {
            paths.add(String.format(pattern, n));
        }
        return paths;
    }

    @TempDir
    private Path folder;
    private Path downloads;

    @BeforeEach
    void plant() throws Exception {
        downloads = folder.resolve("downloads");
        for (PublicSet set : PublicSet.values()) {
            plant(set, downloads.resolve(set.word()));
        }
    }

    private static void plant(PublicSet set, Path root) throws Exception {
        List<String> paths = IMAGES.get(set);
        long seed = 100L * set.ordinal();
        write(set, root.resolve(paths.get(0)), noise(seed));
        write(set, root.resolve(paths.get(1)), noise(seed + 1).crop(new Box(0, 0, 0, 16, 12, 18)));
        Volume negative = noise(seed + 2);
        negative.data()[40] = -3;
        write(set, root.resolve(paths.get(2)), negative);
        // more volumes than the set has: four where the decathlon has four is as it should be
        NiftiWriter.write(made(root.resolve(paths.get(3))), set == PublicSet.MSD_BRAIN_TUMOUR ? List.of(noise(seed + 3)) : List.of(noise(seed + 3), noise(seed + 4)));
        write(set, root.resolve(paths.get(4)), noise(seed + 5));
        Path cut = root.resolve(paths.get(4));
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 3000));
        Files.write(made(root.resolve(paths.get(5))), "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8));
        write(set, root.resolve(paths.get(6)), noise(seed + 6));
        Files.copy(root.resolve(paths.get(0)), made(root.resolve(paths.get(7))));
        Files.writeString(made(root.resolve(paths.get(0) + ".txt")), "notes");
        Files.write(root.resolve(paths.get(0)).resolveSibling("picture.nii.zip"), new byte[100]);
        if (LABEL.containsKey(set)) { // of the others no label is there
            LabelMap label = LabelMap.zeros(GRID);
            label.data()[50] = 1;
            NiftiWriter.write(made(root.resolve(String.format(LABEL.get(set), 1))), label);
        }
    }

    private static void write(PublicSet set, Path file, Volume volume) throws Exception {
        if (set == PublicSet.MSD_BRAIN_TUMOUR) {
            List<Volume> channels = new ArrayList<>();
            for (int channel = 0; channel < 4; channel++) {
                Volume copy = new Volume(volume.grid(), volume.data().clone());
                copy.data()[7] = 500 + channel;
                channels.add(copy);
            }
            NiftiWriter.write(made(file), channels);
        } else {
            NiftiWriter.write(made(file), volume);
        }
    }

    @Test
    void theFolderOfAllDownloadsIsNineSetsAndEveryFaultIsToldAndStopsNothing() throws Exception {
        Gathering found = Gathering.detect(List.of(downloads));
        assertEquals(9, found.sources().size(), found.words().toString());
        List<Scan> scans = found.scans();
        assertEquals(8 * 8 + 8 * 4, scans.size());
        assertEquals(4, scans.stream().filter(scan -> scan.label().isPresent()).count());
        Path at = folder.resolve("store");
        try (VolumeStore store = VolumeStore.create(at, StoreSettings.of(Preprocessing.STANDARD))) {
            PreparationReport report = Preparation.run(scans, store, PRETRAINING, NOBODY, () -> false);
            Map<String, Integer> counts = new TreeMap<>();
            report.outcomes().forEach(outcome -> counts.merge(set(outcome) + " " + outcome.getClass().getSimpleName(), 1, Integer::sum));
            for (PublicSet set : PublicSet.values()) {
                boolean four = set == PublicSet.MSD_BRAIN_TUMOUR;
                assertEquals(four ? 9 : 2, counts.get(set.word() + " Prepared"), set + " " + counts);
                assertEquals(four ? 4 : 1, counts.get(set.word() + " Duplicate"), set + " " + counts);
                assertEquals(four ? 19 : 5, counts.get(set.word() + " Failed"), set + " " + counts);
            }
            List<String> sentences = report.of(Failed.class).stream().filter(each -> each.scan().startsWith("isles2022")).map(Failed::sentence).toList();
            List<String> words = List.of("every side needs at least 15", "without negative values", "holds 2 volumes", "damaged", "is not");
            for (int i = 0; i < 5; i++) {
                String expected = words.get(i);
                String sentence = sentences.get(i);
                assertTrue(sentence.contains(expected) || i >= 3, sentence);
                assertTrue(sentence.contains(IMAGES.get(PublicSet.ISLES2022).get(i + 1).substring(7)), sentence);
            }
            assertTrue(report.of(Duplicate.class).stream().allMatch(each -> each.sentence().contains("another person's name")));
        }
        try (VolumeStore store = VolumeStore.open(at)) {
            PreparationReport again = Preparation.run(scans, store, PRETRAINING, NOBODY, () -> false);
            assertEquals(List.of(25, 0, 12), List.of(again.of(Skipped.class).size(), again.of(Prepared.class).size(), again.of(Duplicate.class).size()));
        }
    }

    @Test
    void aSetAddedAtTheEndLeavesTheOthersAsTheyAre() throws Exception {
        Path one = Files.createDirectories(folder.resolve("clinic/p1"));
        Path two = Files.createDirectories(folder.resolve("hospital/p1"));
        NiftiWriter.write(one.resolve("flair.nii.gz"), noise(1));
        NiftiWriter.write(two.resolve("flair.nii.gz"), noise(2));
        List<Scan> alone = Gathering.detect(List.of(one.getParent())).scans();
        List<Scan> both = Gathering.detect(List.of(one.getParent(), two.getParent())).scans();
        assertEquals(alone.getFirst(), both.getFirst());
        assertEquals("p1_flair of p1", both.getFirst().id() + " of " + both.getFirst().subject());
        assertEquals("hospital_p1_flair of hospital_p1", both.get(1).id() + " of " + both.get(1).subject());
    }

    private static String set(Outcome outcome) {
        return Arrays.stream(PublicSet.values()).map(PublicSet::word).filter(word -> outcome.scan().startsWith(word + "_")).findFirst().orElseThrow();
    }

    private static Volume noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Volume volume = Volume.zeros(GRID);
        for (int i = 0; i < volume.data().length; i++) {
            volume.data()[i] = 1 + random.nextInt(1000);
        }
        return volume;
    }

    private static Path made(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file;
    }
}
