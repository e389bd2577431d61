package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.preprocess.StoreRequest;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code amaes prepare}: which scans, from where, and what it tells. */
class PrepareTest {

    @TempDir
    private Path folder;
    private Path scans;
    private Path store;

    @BeforeEach
    void threeScans() throws Exception {
        scans = Files.createDirectories(folder.resolve("scans"));
        store = folder.resolve("store");
        for (int n = 0; n < 3; n++) {
            NiftiWriter.write(scans.resolve("s" + n + ".nii.gz"), different(n));
        }
    }

    private static Volume different(int n) {
        Volume volume = DamagedScan.good();
        volume.data()[1] = 200 + n;
        return volume;
    }

    @Test
    void aListInAFileSaysWhichScansAreTakenAndWhichAreNot() throws Exception {
        Path choice = Files.writeString(folder.resolve("choice.json"), "{\"only\": [\"s0\", \"s1\"], \"exclude\": [\"s1\", \"s9\"]}");
        CommandRun run = CommandRun.of("prepare", scans, "--out", store, "--only", choice, "--exclude", choice).assertCode(ExitCode.DONE);
        assertTrue(run.out().contains("Found 3 scans (folder of NIfTI files in " + scans + "), 1 of them wanted"), run.out());
        assertTrue(run.err().contains("1 ids of your choice are those of no scan here, such as s9"), run.err());
        assertEquals(1, CommandRun.json("inspect", store).get("scans").asInt());
        Path none = Files.writeString(folder.resolve("none.json"), "{\"exclude\": [\"s0\", \"s1\", \"s2\"]}");
        CommandRun.of("prepare", scans, "--out", store, "--exclude", none).assertRefused("Your choice leaves none of the 3 scans", none);
        CommandRun.of("prepare", scans, "--out", store, "--only", none).assertRefused("has no list called 'only'", none);
    }

    @Test
    void severalSetsGoIntoOneStoreAndDuplicatesStayOut() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.copy(scans.resolve("s1.nii.gz"), other.resolve("again.nii.gz"));
        NiftiWriter.write(other.resolve("s0.nii.gz"), different(7));
        JsonNode result = CommandRun.json("prepare", scans, other, "--out", store);
        assertEquals(4, result.get("prepared").asInt());
        assertEquals("other_again of s1", result.get("duplicates").get(0).get("scan").asText() + " of " + result.get("duplicates").get(0).get("of").asText());
        assertEquals(4, CommandRun.json("prepare", scans, other, "--out", store).get("skipped").asInt());
    }

    @Test
    void aProgramThatWatchesGetsALineAScan() throws Exception {
        DamagedScan.start(folder).constant(1).write(scans.resolve("bad.nii.gz"));
        CommandRun run = CommandRun.of("prepare", scans, "--out", store, "--events", "--threads", 1).assertCode(ExitCode.DONE);
        List<JsonNode> events = run.out().lines().filter(line -> line.startsWith("{")).map(PrepareTest::tree).toList();
        assertEquals("begin 4", events.getFirst().get("event").asText() + " " + events.getFirst().get("total").asInt());
        assertEquals(List.of("failed", "prepared", "prepared", "prepared"), events.stream().skip(1).map(event -> event.get("outcome").asText()).toList());
        assertTrue(events.get(1).get("words").asText().contains("shows nothing"), events.get(1).toString());
    }

    @Test
    void pauseResumeAndStopSpeakToWhoeverPrepares() throws Exception {
        CommandRun.of("prepare", scans, "--out", store).assertCode(ExitCode.DONE);
        CommandRun.of("pause", store).assertCode(ExitCode.DONE);
        assertTrue(StoreRequest.pause(store).isMade());
        CommandRun.of("resume", store).assertCode(ExitCode.DONE);
        assertFalse(StoreRequest.pause(store).isMade());
        CommandRun.of("stop", store).assertCode(ExitCode.DONE);
        assertTrue(StoreRequest.stop(store).isMade());
        NiftiWriter.write(scans.resolve("new.nii.gz"), different(8));
        CommandRun.of("prepare", scans, "--out", store).assertCode(ExitCode.DONE); // an old request stops nobody
        assertEquals(4, CommandRun.json("inspect", store).get("scans").asInt());
    }

    @Test
    void aFolderOfSetsIsCountedSetBySet() throws Exception {
        Path downloads = folder.resolve("downloads");
        for (String file : List.of("a/sub-strokecase0001/ses-0001/dwi/sub-strokecase0001_ses-0001_dwi.nii.gz", "b/Utrecht/Train/1/pre/FLAIR.nii.gz",
            "c/p1/flair.nii.gz")) {
            Path made = downloads.resolve(file);
            Files.createDirectories(made.getParent());
            Files.copy(scans.resolve("s0.nii.gz"), made);
        }
        JsonNode result = CommandRun.json("sources", downloads);
        assertEquals(3, result.get("volumes").asInt());
        assertEquals("ISLES2022", result.get("sets").get(0).get("layout").asText());
        assertEquals(1, CommandRun.json("sources", downloads.resolve("a")).get("volumes").get("found").asInt(), "a set of its own stays one");
        CommandRun dicom = CommandRun.of("prepare", dicom(), "--out", store);
        dicom.assertRefused("It holds DICOM files: make scans of them first, with 'amaes dicom'.");
    }

    private Path dicom() throws Exception {
        Path disc = Files.createDirectories(folder.resolve("disc/IMAGES"));
        byte[] start = new byte[200];
        System.arraycopy("DICM".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, start, 128, 4);
        Files.write(disc.resolve("IM0001"), start);
        return disc.getParent();
    }

    private static JsonNode tree(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
