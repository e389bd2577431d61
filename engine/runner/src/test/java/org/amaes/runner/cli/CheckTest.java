package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.amaes.core.nifti.NiftiWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code amaes check}. */
class CheckTest {

    @TempDir
    private Path folder;

    @Test
    void itTellsEveryScanAndWhatIsWrongAndWritesAReport() throws Exception {
        Path scans = Files.createDirectories(folder.resolve("scans"));
        NiftiWriter.write(scans.resolve("a.nii.gz"), DamagedScan.good());
        DamagedScan.start(folder).constant(3).write(scans.resolve("b.nii.gz"));
        DamagedScan.start(folder).writeTruncated(scans.resolve("c.nii.gz"));
        Path out = folder.resolve("quality");
        CommandRun run = CommandRun.of("check", scans, "--out", out).assertCode(ExitCode.DONE);
        assertTrue(run.out().contains("1  a     20x18x16  2.00×2.00×2.00  RAS   1 … 97"), run.out());
        assertTrue(run.out().contains("cannot be used: It shows nothing: all voxels have the value 3.0."), run.out());
        assertTrue(run.out().contains("3 scans: 2 cannot be used"), run.out());
        assertTrue(Files.readString(out.resolve("report.html")).contains("It shows nothing"));
        CommandRun.assertNothingTemporary(out);

        JsonNode json = CommandRun.json("check", scans);
        assertEquals(2, json.get("unusable").asInt());
        assertEquals("RAS", json.get("scans").get(0).get("images").get(0).get("orientation").asText());
        assertEquals("unreadable", json.get("scans").get(2).get("findings").get(0).get("kind").asText());
    }

    @Test
    void whatCannotBeLookedAtIsRefusedInASentence() throws Exception {
        Path scans = Files.createDirectories(folder.resolve("scans"));
        CommandRun.of("check", folder.resolve("nowhere")).assertRefused("nowhere", "does not exist");
        CommandRun.of("check", scans).assertRefused("holds no scans");
        NiftiWriter.write(scans.resolve("a.nii.gz"), DamagedScan.good());
        CommandRun.of("check", scans, "--out", scans).assertRefused("which results could overwrite");
        CommandRun.of("check", scans, "--threads", 0).assertRefused("--threads is at least 1");
    }
}
