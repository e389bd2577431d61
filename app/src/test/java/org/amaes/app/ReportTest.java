package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    private Path folder;

    @Test
    void theCommandLineSavesItOrSaysWhyNot() throws Exception {
        Path zip = folder.resolve("report.zip");
        assertEquals(0, Report.run(new String[] {"--out", zip.toString()}, folder.resolve("nobody")));
        assertTrue(Files.size(zip) > 500);
        assertEquals(2, Report.run(new String[] {"--out", zip.toString(), "--run", folder.resolve("none").toString()}, folder));
        assertEquals(2, Report.run(new String[] {"--out"}, folder));
        assertEquals(2, Report.run(new String[] {"--out", zip.toString(), "--everything", "yes"}, folder));
        assertEquals(2, Report.run(new String[] {"--out", Files.createFile(folder.resolve("file")).resolve("x.zip").toString()}, folder));
    }
}
