package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Everything a person can give that cannot be used: exit code 2, a sentence that names it, nothing lost and nothing left over. */
class BadInputTest {

    @TempDir
    static Path folder;

    private static TinyStudy.Trained trained;

    @TempDir
    Path temp;

    @BeforeAll
    static void train() throws Exception {
        trained = TinyStudy.Trained.in(folder);
    }

    @AfterEach
    void nothingHalfWrittenIsLeft() throws IOException {
        CommandRun.assertNothingTemporary(temp);
    }

    // ---- scans

    /** Prepares a folder of this scan alone; nothing of it may end in the store. */
    private void assertScanRefused(Path scan, Object... words) {
        Path out = temp.resolve("out");
        CommandRun run = CommandRun.of("prepare", scan.getParent(), "--out", out).assertRefused(words);
        assertTrue(run.err().contains(scan.toString()), run.err());
        assertTrue(run.err().contains("None of the 1 scans"), run.err());
        assertEquals(0, CommandRun.json("inspect", out).get("scans").asInt());
    }

    private Path scan() {
        return temp.resolve("scans/scan.nii.gz");
    }

    @Test
    void aTruncatedScan() throws Exception {
        assertScanRefused(DamagedScan.start(temp).writeTruncated(scan()), "cut short");
        CommandRun.of("inspect", scan()).assertRefused(scan());
    }

    @Test
    void aScanWithoutItsLastVoxels() throws Exception {
        assertScanRefused(DamagedScan.start(temp).dimensions(20, 18, 17).write(scan()), "cut short");
    }

    @Test
    void aFileThatIsNoScanAtAll() throws Exception {
        Files.createDirectories(scan().getParent());
        Files.writeString(scan(), "PatientName: nobody");
        assertScanRefused(scan(), "NIfTI");
    }

    @Test
    void aScanThatUnpacksToAThousandTimesItsSize() throws Exception {
        assertScanRefused(DamagedScan.bomb(temp, scan(), 290), "shows nothing"); // as large as its header says, and all zero
        DamagedScan.bomb(temp, scan(), 1200);
        CommandRun.of("prepare", scan(), "--out", temp.resolve("more")).assertRefused(scan(), "cannot hold");
    }

    @Test
    void aHeaderThatClaimsABillionVoxels() throws Exception {
        assertScanRefused(DamagedScan.start(temp).dimensions(1000, 1000, 1000).write(scan()), "cannot hold");
        CommandRun.of("prepare", DamagedScan.start(temp).dimensions(1500, 1500, 1500).write(scan()), "--out", temp.resolve("more"))
                .assertRefused(scan(), "too large");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void voxelsThatAreNoNumbers(float value) throws Exception {
        assertScanRefused(DamagedScan.start(temp).voxel(7, value).write(scan()), "not a number");
    }

    @Test
    void aScanThatShowsNothing() throws Exception {
        assertScanRefused(DamagedScan.start(temp).constant(3).write(scan()), "shows nothing");
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 2", "2, -2, 2", "2, 2, NaN"})
    void voxelSizesThatCannotBe(float x, float y, float z) throws Exception {
        assertScanRefused(DamagedScan.start(temp).spacing(x, y, z).write(scan()), "voxel size");
    }

    @Test
    void anOrientationThatIsFlat() throws Exception {
        assertScanRefused(DamagedScan.start(temp).flatSform().write(scan()), "makes no sense");
    }

    @Test
    void aScanThatDoesNotSayHowThePatientLiesUnlessAPersonDoes() throws Exception {
        assertScanRefused(DamagedScan.start(temp).withoutOrientation().write(scan()), "orientation");
        assertEquals(1, CommandRun.json("prepare", scan().getParent(), "--out", temp.resolve("told"), "--orientation", "LPS").get("prepared").asInt());
        CommandRun.of("prepare", scan().getParent(), "--out", temp.resolve("wrong"), "--orientation", "XYZ").assertRefused("XYZ");
        assertFalse(Files.exists(temp.resolve("wrong")));
    }

    @Test
    void aSeriesWhereOneVolumeIsNeeded() throws Exception {
        Path series = DamagedScan.start(temp).twice().write(scan());
        CommandRun.of("prepare", series.getParent(), "--out", temp.resolve("out"), "--for-pretraining").assertRefused(series, "2 volumes", "3-D");
        CommandRun.of("predict", "--checkpoint", trained.finetuned(), "--input", series, "--out", temp.resolve("masks")).assertRefused(series, "2 channels");
        CommandRun.assertNoFiles(temp.resolve("masks"));
        CommandRun.of("augment", "--input", series, "--out", temp.resolve("stages")).assertRefused(series, "2 volumes");
        assertFalse(Files.exists(temp.resolve("stages")));
    }

    @Test
    void labelsOfAnotherGridOrWithStrangeValues() throws Exception {
        Path set = temp.resolve("set");
        DamagedScan.start(temp).write(set.resolve("imagesTr/a_0000.nii.gz"));
        Files.createDirectories(set.resolve("labelsTr"));
        Files.writeString(set.resolve("dataset.json"), """
                {"channel_names": {"0": "T1"}, "labels": {"background": 0, "lesion": 1}, "numTraining": 1, "file_ending": ".nii.gz"}""");
        Path label = set.resolve("labelsTr/a.nii.gz");
        Grid grid = DamagedScan.good().grid();

        NiftiWriter.write(label, LabelMap.zeros(new Grid(new Shape(20, 18, 15), grid.affine())));
        CommandRun.of("prepare", set, "--out", temp.resolve("one")).assertRefused("a_0000.nii.gz", "label map has 20x18x15 voxels");
        NiftiWriter.write(label, LabelMap.zeros(new Grid(grid.shape(), new Affine(2, 0, 0, 9, 0, 2, 0, 0, 0, 0, 2, 0))));
        CommandRun.of("prepare", set, "--out", temp.resolve("two")).assertRefused("elsewhere in the patient");
        byte[] values = new byte[grid.shape().length()];
        values[5] = 7;
        NiftiWriter.write(label, new LabelMap(grid, values));
        CommandRun.of("prepare", set, "--out", temp.resolve("three")).assertRefused("the value 7", "only 0, 1 are expected");
    }

    @Test
    void oneDamagedScanDoesNotStopTheRest() throws Exception {
        Path scans = temp.resolve("scans");
        DamagedScan.start(temp).write(scans.resolve("good.nii.gz"));
        DamagedScan.start(temp).voxel(1, 50).write(scans.resolve("better.nii.gz"));
        Path bad = DamagedScan.start(temp).writeTruncated(scans.resolve("bad.nii.gz"));
        CommandRun run = CommandRun.of("prepare", scans, "--out", temp.resolve("out"), "--json").assertCode(ExitCode.DONE);
        assertEquals(2, run.json().get("prepared").asInt());
        assertEquals("bad", run.json().get("failed").get(0).get("scan").asText());
        assertTrue(run.err().contains("left out: " + bad), run.err());

        JsonNode masks = CommandRun.of("predict", "--checkpoint", trained.finetuned(), "--input", scans, "--out", temp.resolve("masks"), "--threads", 1,
                "--json").assertRefused(bad, "left out").json();
        assertEquals(3, masks.size());
        assertTrue(Files.exists(temp.resolve("masks/good.nii.gz")) && Files.exists(temp.resolve("masks/better.nii.gz")));
        assertFalse(Files.exists(temp.resolve("masks/bad.nii.gz")));
    }

    @Test
    void placesWithoutScans() throws Exception {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        CommandRun.of("prepare", empty, "--out", temp.resolve("out")).assertRefused(empty, "no scans");
        CommandRun.of("prepare", temp.resolve("gone"), "--out", temp.resolve("out")).assertRefused(temp.resolve("gone"), "does not exist");
        CommandRun.of("predict", "--checkpoint", trained.finetuned(), "--input", empty, "--out", temp.resolve("out")).assertRefused(empty, "no scans");
        CommandRun.of("evaluate", "--truth", empty, "--prediction", empty).assertRefused(empty, "no segmentations");
        CommandRun.of("evaluate", "--truth", temp.resolve("gone"), "--prediction", empty).assertRefused(temp.resolve("gone"));
        CommandRun.of("inspect", empty).assertRefused(empty);
        CommandRun.of("inspect", temp.resolve("gone")).assertRefused(temp.resolve("gone"));
        CommandRun.of("runs", temp.resolve("gone")).assertRefused(temp.resolve("gone"));
        CommandRun.of(TinyStudy.pretrain(empty, temp.resolve("run"), 1)).assertRefused(empty, "Prepare the scans first");
        CommandRun.of(TinyStudy.pretrain(temp.resolve("gone"), temp.resolve("run"), 1)).assertRefused(temp.resolve("gone"));
        assertFalse(Files.exists(temp.resolve("out")) || Files.exists(temp.resolve("run")), "nothing is begun");
        assertTrue(CommandRun.of("runs", empty).assertCode(ExitCode.DONE).out().contains("no runs"));
    }

    @Test
    void placesThatCannotBeWrittenTo() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        Path below = file.resolve("deeper");
        Path scans = DamagedScan.start(temp).write(scan()).getParent();
        for (Path out : List.of(file, below)) {
            CommandRun.of("phantom", "--out", out, "--labelled", 1, "--unlabelled", 0).assertRefused(out);
            CommandRun.of("prepare", scans, "--out", out).assertRefused(out);
            CommandRun.of(TinyStudy.pretrain(trained.store(), out, 1)).assertRefused(out);
            CommandRun.of("predict", "--checkpoint", trained.finetuned(), "--input", scans, "--out", out).assertRefused(out);
            CommandRun.of("augment", "--input", scan(), "--patch", 32, "--out", out).assertRefused(out);
        }
        CommandRun.of("evaluate", "--truth", folder.resolve("scans/labelsTr"), "--prediction", folder.resolve("scans/labelsTr"), "--out", file)
                .assertRefused(file);
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void resultsDoNotOverwriteTheScansTheyAreMadeFrom() throws Exception {
        Path scan = DamagedScan.start(temp).write(scan());
        byte[] before = Files.readAllBytes(scan);
        CommandRun.of("predict", "--checkpoint", trained.finetuned(), "--input", scan.getParent(), "--out", scan.getParent()).assertRefused(scan.getParent(), "overwrite");
        CommandRun.of("reconstruct", "--checkpoint", trained.pretrained(), "--input", scan, "--out", scan.getParent()).assertRefused("overwrite");
        CommandRun.of("predict", "--checkpoint", trained.finetuned(), "--input", folder.resolve("scans"), "--out", folder.resolve("scans/labelsTr"))
                .assertRefused("overwrite", "labelsTr");
        assertArrayEquals(before, Files.readAllBytes(scan));
        CommandRun.of("phantom", "--out", scan.getParent()).assertRefused(scan.getParent(), "already holds files");
        CommandRun.of("prepare", folder.resolve("scans"), "--out", scan.getParent()).assertRefused(scan.getParent());
    }

    // ---- checkpoints

    @Test
    void aPickleThatWantsToRunACommandIsRefusedUnrun() throws Exception {
        Path marker = temp.resolve("ran");
        Path file = temp.resolve("hostile.pth");
        byte[] pickle = ("\u0080\u0002cos\nsystem\n(X" + little(("touch " + marker).length()) + "touch " + marker + "tR.")
                .getBytes(StandardCharsets.ISO_8859_1);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(pickle);
        }
        CommandRun.of("inspect", file).assertRefused(file, "os.system");
        CommandRun.of("predict", "--checkpoint", file, "--input", folder.resolve("scans"), "--out", temp.resolve("masks")).assertRefused(file, "os.system");
        CommandRun.of(TinyStudy.finetune(trained.store(), temp.resolve("run"), 1, "--checkpoint", file)).assertRefused(file, "os.system");
        assertFalse(Files.exists(marker) || Files.exists(temp.resolve("masks")) || Files.exists(temp.resolve("run")));
    }

    private static String little(int number) {
        return new String(new char[] {(char) (number & 255), (char) (number >> 8 & 255), 0, 0});
    }

    @Test
    void aCheckpointThatIsCutOffOrNone() throws Exception {
        byte[] whole = Files.readAllBytes(trained.pretrained().resolve("checkpoints/step-1.safetensors"));
        Path cut = Files.write(temp.resolve("cut.safetensors"), Arrays.copyOf(whole, whole.length / 2));
        CommandRun.of("inspect", cut).assertRefused(cut);
        Path pth = temp.resolve("cut.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(pth))) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(new byte[5000]);
        }
        byte[] zip = Files.readAllBytes(pth);
        Files.write(pth, Arrays.copyOf(zip, zip.length - 40));
        CommandRun.of("inspect", pth).assertRefused(pth);
        Path text = Files.writeString(temp.resolve("weights.pth"), "not weights");
        CommandRun.of("predict", "--checkpoint", text, "--input", folder.resolve("scans"), "--out", temp.resolve("masks")).assertRefused(text, "no checkpoint");
        CommandRun.of("predict", "--checkpoint", temp.resolve("gone.pth"), "--input", folder.resolve("scans"), "--out", temp.resolve("masks"))
                .assertRefused(temp.resolve("gone.pth"));
        CommandRun.of("predict", "--checkpoint", trained.store(), "--input", folder.resolve("scans"), "--out", temp.resolve("masks")).assertRefused(trained.store(), "no run");
        assertFalse(Files.exists(temp.resolve("masks")));
    }

    @Test
    void aCheckpointWhoseDescriptionIsDamagedOrOfTomorrow() throws Exception {
        byte[] whole = Files.readAllBytes(trained.pretrained().resolve("checkpoints/step-1.safetensors"));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        Path newer = Files.write(temp.resolve("newer.safetensors"), text.replace("\"amaes.format\":\"1\"", "\"amaes.format\":\"2\"")
                .getBytes(StandardCharsets.ISO_8859_1));
        CommandRun.of("inspect", newer).assertRefused(newer, "newer version");
        Path damaged = Files.write(temp.resolve("damaged.safetensors"), text.replace("\"amaes.step\":\"1\"", "\"amaes.step\":\"x\"")
                .getBytes(StandardCharsets.ISO_8859_1));
        CommandRun.of("inspect", damaged).assertRefused(damaged, "damaged");
        Path other = Files.write(temp.resolve("other.safetensors"), text.replace("\\\"filters\\\":2", "\\\"filters\\\":3")
                .getBytes(StandardCharsets.ISO_8859_1));
        CommandRun.of("inspect", other).assertRefused(other, "holds other weights");
    }

    @Test
    void aCheckpointOfAnotherNetwork() {
        Path run = temp.resolve("run");
        CommandRun.of(TinyStudy.finetune(trained.store(), run, 1, "--checkpoint", trained.pretrained(), "--set", "filters=4"))
                .assertRefused("step-1.safetensors", "shares no encoder weights", "4 filters");
        assertFalse(Files.exists(run), "a run that never began leaves nothing");
        CommandRun.of("predict", "--checkpoint", trained.pretrained(), "--input", folder.resolve("scans"), "--out", temp.resolve("masks"))
                .assertRefused("step-1.safetensors", "cannot segment", "finetune");
        CommandRun.of("reconstruct", "--checkpoint", trained.finetuned(), "--input", folder.resolve("scans/imagesTr/case_0_0000.nii.gz"), "--out",
                temp.resolve("seen")).assertRefused("segments");
        assertFalse(Files.exists(temp.resolve("masks")) || Files.exists(temp.resolve("seen")));
    }
}
