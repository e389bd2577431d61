package org.amaes.core.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.imageio.ImageIO;

import org.amaes.core.dataset.NiftiFolder;
import org.amaes.core.dataset.Scan;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.quality.Finding.Kind;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of heads with every fault planted: each is found, said in a sentence, and stops nothing. */
class QualityCheckTest {

    private static final QualityCheck.Options TWO = new QualityCheck.Options(2, Optional.empty(), Set.of());
    private static final QualityCheck.Listener NOBODY = (_, _, _, _) -> { };

    private static final PhantomScan HEAD = Phantom.generate(PhantomSettings.of(5, 0, Contrast.FLAIR).withGrid(new Shape(48, 56, 48), 3.5, 3.5, 3.5));

    @TempDir
    private Path folder;
    private final PhantomScan head = HEAD;

    @Test
    void aGoodHeadWithItsOutlineHasNothingToFind() throws Exception {
        write("good_flair", head.image());
        NiftiWriter.write(folder.resolve("good_lesions.nii.gz"), lesion(head.image().grid()));
        ScanQuality good = only(check());
        assertEquals(List.of(), good.findings());
        assertTrue(good.isUsable());
        ImageFacts facts = good.first().orElseThrow();
        assertEquals("48x56x48 [3.5, 3.5, 3.5] RAS", facts.shape() + " " + facts.spacing() + " " + facts.orientation());
        assertTrue(facts.background().getAsDouble() > 0.4 && facts.signalToNoise().getAsDouble() > 6, facts.toString());
        assertEquals(27, good.label().orElseThrow().foreground());
        assertEquals(27 * 3.5 * 3.5 * 3.5 / 1000, good.label().orElseThrow().millilitres(), 1e-6);
    }

    @Test
    void everyPlantedFaultIsFoundByItsKindAndTheRestGoesOn() throws Exception {
        Volume image = head.image();
        write("a_good", image);
        write("b_nan", changed(image, 100, Float.NaN));
        write("c_negative", changed(image, 100, -7));
        write("d_constant", constant(5));
        write("e_tiny", image.crop(new org.amaes.core.volume.Box(10, 10, 20, 40, 40, 30)));
        NiftiWriter.write(folder.resolve("f_series.nii.gz"), List.of(image, image));
        Path cut = write("g_cut", image);
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 4000));
        Files.write(folder.resolve("h_letter.nii.gz"), "Dear colleague".getBytes(StandardCharsets.UTF_8));
        write("i_again", image);
        Files.copy(folder.resolve("a_good.nii.gz"), folder.resolve("j_packed.nii"));
        write("k_thick", Phantom.generate(PhantomSettings.of(5, 1, Contrast.T1).withGrid(new Shape(60, 70, 20), 2.8, 2.8, 9)).image());
        write("l_noisy", Phantom.generate(PhantomSettings.of(5, 2, Contrast.T1).withGrid(new Shape(48, 56, 48), 3.5, 3.5, 3.5).withImperfections(0.3, 0)).image());
        Map<String, List<Kind>> found = new HashMap<>();
        QualityReport report = check();
        report.scans().forEach(scan -> found.put(scan.scan().id(), scan.findings().stream().map(Finding::kind).toList()));
        assertEquals(List.of(), found.get("a_good"));
        assertEquals(List.of(Kind.INTENSITY), found.get("b_nan"));
        assertEquals(List.of(Kind.INTENSITY), found.get("c_negative"));
        assertEquals(List.of(Kind.INTENSITY), found.get("d_constant"));
        assertEquals(List.of(Kind.SIZE), found.get("e_tiny"));
        assertEquals(List.of(Kind.SERIES, Kind.DUPLICATE), found.get("f_series"));
        assertEquals(List.of(Kind.UNREADABLE), found.get("g_cut"));
        assertEquals(List.of(Kind.UNREADABLE), found.get("h_letter"));
        assertEquals(List.of(Kind.DUPLICATE), found.get("i_again"));
        assertEquals(List.of(Kind.DUPLICATE, Kind.NAME), found.get("j_packed"));
        assertEquals(List.of(Kind.SIZE), found.get("k_thick"));
        assertEquals(List.of(Kind.NOISE), found.get("l_noisy"));
        assertEquals(4, report.worst(Severity.UNUSABLE));
        for (ScanQuality scan : report.scans()) {
            for (Finding finding : scan.findings()) {
                assertFalse(finding.sentence().contains(folder.toString()) || finding.sentence().contains(scan.scan().id()), finding.sentence());
            }
        }
    }

    @Test
    void outlinesThatDoNotFitAreFound() throws Exception {
        Grid grid = head.image().grid();
        write("a_flair", head.image());
        NiftiWriter.write(folder.resolve("a_seg.nii.gz"), LabelMap.zeros(grid));
        write("b_flair", changed(head.image(), 1, 3));
        NiftiWriter.write(folder.resolve("b_seg.nii.gz"), lesion(new Grid(new Shape(48, 56, 40), grid.affine())));
        write("c_flair", changed(head.image(), 2, 3));
        double[] moved = grid.affine().toArray().clone();
        moved[3] += 12;
        NiftiWriter.write(folder.resolve("c_seg.nii.gz"), lesion(new Grid(grid.shape(), Affine.of(moved))));
        write("d_flair", changed(head.image(), 3, 3));
        NiftiWriter.write(folder.resolve("d_seg.nii.gz"), head.image());
        write("e_flair", changed(head.image(), 4, 3));
        List<String> sentences = check().scans().stream().map(scan -> scan.findings().getFirst().sentence()).toList();
        assertEquals("Its outline is empty: no voxel has a label other than 0.", sentences.get(0));
        assertTrue(sentences.get(1).startsWith("The label map has 48x56x40 voxels, the image has 48x56x48."), sentences.get(1));
        assertTrue(sentences.get(2).contains("(up to 12.0 mm apart)"), sentences.get(2));
        assertTrue(sentences.get(3).startsWith("Its outline is no label map"), sentences.get(3));
        assertEquals("It has no outline, and most of these scans have one.", sentences.get(4));
    }

    @Test
    void sameVoxelsUnderAnotherNameAreTwoPersonsOrOne() throws Exception {
        Files.createDirectories(folder.resolve("p1"));
        Files.createDirectories(folder.resolve("p2"));
        NiftiWriter.write(folder.resolve("p1/flair.nii.gz"), head.image());
        NiftiWriter.write(folder.resolve("p1/copy.nii.gz"), head.image());
        NiftiWriter.write(folder.resolve("p2/flair.nii.gz"), head.image());
        List<ScanQuality> scans = check().scans();
        assertEquals(List.of(), scans.get(0).findings());
        assertEquals("It holds the same voxels as scan 1 of this list.", scans.get(1).findings().getFirst().sentence());
        assertTrue(scans.get(2).findings().getFirst().sentence().contains("another person's name"), scans.get(2).toString());
    }

    @Test
    void theReportIsTheSameOnAnyNumberOfThreadsAndEachScanIsToldInItsOrder() throws Exception {
        for (int i = 0; i < 7; i++) {
            write("scan" + i, changed(head.image(), i, i));
        }
        List<Scan> scans = new NiftiFolder(folder).scans();
        List<String> told = new ArrayList<>();
        QualityReport one = QualityCheck.run(scans, new QualityCheck.Options(1, Optional.empty(), Set.of()), NOBODY, () -> false);
        QualityReport four = QualityCheck.run(scans, new QualityCheck.Options(4, Optional.empty(), Set.of()),
                (quality, thumbnail, done, total) -> told.add(quality.scan().id() + " " + thumbnail.isPresent() + " " + done + "/" + total), () -> false);
        assertEquals(one, four);
        assertEquals("scan2 true 3/7", told.get(2));
        QualityReport stopped = QualityCheck.run(scans, new QualityCheck.Options(1, Optional.empty(), Set.of()), (_, _, done, _) -> told.add("" + done),
                () -> told.size() > 8);
        assertTrue(stopped.cancelled() && stopped.scans().size() < 7, stopped.scans().size() + "");
    }

    @Test
    void filesNameNobodyWhereTheyMayBeSharedAndSurviveBeingRead() throws Exception {
        write("Mary_Smith_1972-05-03_flair", head.image());
        Path cut = write("John_Doe", head.image());
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 3000));
        Path out = Files.createDirectories(folder.resolve("out"));
        Mosaic mosaic = new Mosaic();
        List<Scan> scans = new NiftiFolder(folder).scans();
        QualityReport report = QualityCheck.run(scans, TWO, (quality, thumbnail, done, _) -> mosaic.add(done, quality, thumbnail), () -> false);
        QualityFolder.write(out, report, mosaic);
        String page = Files.readString(out.resolve(QualityFolder.PAGE));
        for (String name : List.of("Mary", "Smith", "1972", "John", "Doe", folder.toString())) {
            assertFalse(page.replaceAll("base64,[^\"]*", "").contains(name), name);
        }
        assertTrue(page.contains("2 scans: 1 cannot be used, 0 somebody should look at"), page);
        byte[] png = Base64.getDecoder().decode(page.replaceAll("(?s).*base64,([^\"]*)\".*", "$1"));
        assertEquals(6 + 2 * 102, ImageIO.read(new java.io.ByteArrayInputStream(png)).getWidth());
        List<String> table = Files.readAllLines(out.resolve(QualityFolder.TABLE));
        assertEquals(3, table.size());
        assertTrue(table.get(2).startsWith("2,Mary_Smith_1972-05-03_flair,"), table.get(2));
    }

    @Test
    void whatWasFoundIsReadBackFromJson() throws Exception {
        write("a_flair", head.image());
        NiftiWriter.write(folder.resolve("a_seg.nii.gz"), lesion(head.image().grid()));
        write("b", changed(head.image(), 100, Float.NaN));
        for (ScanQuality scan : check().scans()) {
            assertEquals(scan, QualityJson.read(new com.fasterxml.jackson.databind.ObjectMapper().readTree(QualityJson.write(scan).toString()), scan.scan()));
        }
    }

    @Test
    void theThumbnailShowsTheHeadUprightWithItsRightAtTheLeft() {
        Volume volume = Volume.zeros(new Grid(new Shape(20, 30, 10), Affine.scaling(2, 1, 1)));
        for (int i = 17; i < 20; i++) { // right
            for (int j = 27; j < 30; j++) { // front
                for (int k = 0; k < 10; k++) {
                    volume.data()[volume.shape().index(i, j, k)] = 100;
                }
            }
        }
        Thumbnail thumbnail = Thumbnail.of(volume, Optional.empty());
        int bright = -1;
        for (int at = 0; at < thumbnail.grey().length && bright < 0; at++) {
            bright = (thumbnail.grey()[at] & 0xff) > 200 ? at : -1;
        }
        assertEquals(0, bright % Thumbnail.SIDE, "the patient's right stands at the left: 40 mm fill the picture's width");
        assertEquals(Thumbnail.SIDE / 8, bright / Thumbnail.SIDE, 1, "the front stands on top, with 5 of 40 mm free");
    }

    private QualityReport check() throws Exception {
        return QualityCheck.run(new NiftiFolder(folder).scans(), TWO, NOBODY, () -> false);
    }

    private static ScanQuality only(QualityReport report) {
        assertEquals(1, report.scans().size());
        return report.scans().getFirst();
    }

    private Path write(String name, Volume volume) throws Exception {
        Path file = folder.resolve(name + ".nii.gz");
        NiftiWriter.write(file, volume);
        return file;
    }

    private static Volume changed(Volume volume, int voxel, float value) {
        Volume copy = new Volume(volume.grid(), volume.data().clone());
        copy.data()[voxel] = value;
        return copy;
    }

    private static Volume constant(float value) {
        Volume volume = Volume.zeros(Grid.unit(Shape.cube(20)));
        Arrays.fill(volume.data(), value);
        return volume;
    }

    private static LabelMap lesion(Grid grid) {
        LabelMap labels = LabelMap.zeros(grid);
        for (int i = 0; i < 27; i++) {
            labels.data()[grid.shape().index(20 + i % 3, 20 + i / 3 % 3, 20 + i / 9)] = 1;
        }
        return labels;
    }
}
