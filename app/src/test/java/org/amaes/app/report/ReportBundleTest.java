package org.amaes.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.amaes.app.state.Recent;
import org.amaes.app.state.WorkbenchState;
import org.amaes.core.kind.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportBundleTest {

    @TempDir
    private Path folder;

    private static Map<String, String> entries(Path zip) throws Exception {
        Map<String, String> entries = new TreeMap<>();
        try (InputStream file = Files.newInputStream(zip); ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @ParameterizedTest
    @ValueSource(strings = {"The file /data/Jane Doe/1961-02-03/flair.nii.gz is cut short.", "Preparing Jane Doe.nii.gz failed",
        "C:\\\\scans\\\\Jane Doe\\\\T1.nii cannot be read", "D:/archive/Jane/x.dcm and D:/archive/Jane/y.dcm lie at the same place",
        "“Jane Doe_0000.nii” has no orientation", "{\"data\":\"/home/anna/studies/Jane\",\"seed\":7}", "\\\\\\\\server\\\\share\\\\Jane\\\\T2.img.gz is empty",
        "no such file: /mnt/Jane", "opened Jane-1.DCM (anna)"})
    void nothingThatNamesSomebodyIsLeft(String line) {
        String clean = new Scrubber(List.of("anna")).clean(line);
        for (String word : List.of("Jane", "Doe", "1961", "anna", "archive", "server")) {
            assertFalse(clean.contains(word), clean);
        }
    }

    @Test
    void whatNamesNobodyStaysAndEqualPathsStayEqual() {
        Scrubber scrubber = new Scrubber(List.of());
        String log = "2026-03-02 10:15:00 ERROR Jobs: reading failed\n\tat org.amaes.core.nifti.NiftiReader.read(NiftiReader.java:12)\n"
                + "step 7 of 300, 1.5 patches/s, loss 0.25 at 64x64x64";
        assertEquals(log, scrubber.clean(log));
        assertEquals("<1 nii> and <2 nii> and <1 nii>", scrubber.clean("/a/x.nii and /a/y.nii and /a/x.nii"));
    }

    @Test
    void aBundleHoldsLogsSettingsAndARunWithoutNames() throws Exception {
        Path person = Files.createDirectories(folder.resolve("person"));
        Path series = folder.resolve("Jane Doe T1");
        Files.writeString(person.resolve("window.log"), "10:15 ERROR Jobs: Preparing " + series.getFileName() + " failed\n10:16 INFO Sheets: all well\n");
        Files.createDirectories(person.resolve("practice"));
        Files.writeString(person.resolve("practice/engine.log"), "x".repeat((1 << 20) + 5) + "\nlast line\n");
        Path run = Files.createDirectories(folder.resolve("Jane run"));
        Files.writeString(run.resolve("recipe.json"), "{\"data\":\"" + folder.resolve("Jane Doe/prepared") + "\"}");
        WorkbenchState state = WorkbenchState.fresh().withRecent(List.of(new Recent(series.toString(), FileKind.STORE, "2026-03-02T10:15:00Z")))
                .withDataFolder(folder.toString());
        Path zip = folder.resolve("report.zip");
        new ReportBundle(person, state).write(zip, "1.2.3", Optional.of(run));
        Map<String, String> entries = entries(zip);
        assertEquals(List.of("README.txt", "about.txt", "practice-engine.log", "run/recipe.json", "settings.json", "window.log"), List.copyOf(entries.keySet()));
        assertTrue(entries.get("about.txt").startsWith("AMAES Workbench 1.2.3"));
        assertTrue(entries.get("window.log").contains("10:16 INFO Sheets: all well"));
        assertEquals("last line\n", entries.get("practice-engine.log"));
        assertTrue(entries.get("settings.json").contains("\"prepared scans\" : 1"), entries.get("settings.json"));
        entries.forEach((name, text) -> {
            assertFalse(text.contains("Jane") || text.contains(folder.toString()), name + ": " + text);
            assertFalse(name.contains("Jane"), name);
        });
    }
}
