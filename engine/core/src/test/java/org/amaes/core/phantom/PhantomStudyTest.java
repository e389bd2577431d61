package org.amaes.core.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomStudyTest {

    @TempDir
    private Path folder;

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void aStudyHasTheRawLayoutAndReadsBackAsItWasMade() throws Exception {
        PhantomStudy study = new PhantomStudy(5, Contrast.FLAIR, 2, 1, true, true);
        study.write(folder.resolve("study"), 2);
        assertEquals(List.of("dataset.json", "imagesTr/phantom_000_0000.nii.gz", "imagesTr/phantom_001_0000.nii.gz",
                "imagesTs/phantom_002_0000.nii.gz", "labelsTr/phantom_000.nii.gz", "labelsTr/phantom_001.nii.gz"),
                List.copyOf(files(folder.resolve("study")).keySet()));
        for (int subject = 0; subject < 2; subject++) {
            PhantomScan made = Phantom.generate(study.settings(subject));
            Volume image = NiftiReader.readVolume(folder.resolve("study/imagesTr/" + study.caseName(subject) + "_0000.nii.gz"));
            LabelMap lesions = NiftiReader.readLabels(folder.resolve("study/labelsTr/" + study.caseName(subject) + ".nii.gz"));
            assertArrayEquals(made.image().data(), image.data());
            assertArrayEquals(made.lesions().data(), lesions.data());
            assertTrue(image.grid().matches(made.image().grid(), 1e-3));
            assertEquals(made.image().grid().orientation(), image.grid().orientation());
        }
        JsonNode json = new ObjectMapper().readTree(folder.resolve("study/dataset.json").toFile());
        assertEquals("FLAIR", json.at("/channel_names/0").asText());
        assertEquals(1, json.at("/labels/lesion").asInt());
        assertEquals(2, json.at("/numTraining").asInt());
        assertEquals(".nii.gz", json.at("/file_ending").asText());
    }

    @Test
    void equalStudiesHaveEqualBytesOnAnyNumberOfThreads() throws Exception {
        PhantomStudy study = new PhantomStudy(5, Contrast.T1, 1, 1, true, false);
        study.write(folder.resolve("one"), 1);
        study.write(folder.resolve("two"), 2);
        Map<String, byte[]> one = files(folder.resolve("one"));
        Map<String, byte[]> two = files(folder.resolve("two"));
        assertEquals(one.keySet(), two.keySet());
        one.forEach((name, bytes) -> assertArrayEquals(bytes, two.get(name), name));
    }

    @Test
    void aCancelledStudyHasNoDescription() throws Exception {
        AtomicInteger told = new AtomicInteger();
        boolean complete = new PhantomStudy(5, Contrast.T1, 3, 0, true, false).write(folder, 1, new PhantomStudy.Watcher() {
            @Override
            public void wrote(int done, int total) {
                assertEquals(3, total);
                told.set(done);
            }

            @Override
            public boolean isCancelled() {
                return told.get() >= 1;
            }
        });
        assertFalse(complete);
        assertEquals(1, told.get());
        assertEquals(List.of("imagesTr/phantom_000_0000.nii.gz", "labelsTr/phantom_000.nii.gz"), List.copyOf(files(folder).keySet()));
    }

    @Test
    void aFolderInUseIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("precious.txt"), "keep");
        PhantomStudy study = new PhantomStudy(5, Contrast.T1, 1, 0, true, false);
        WorkbenchException problem = assertThrows(WorkbenchException.class, () -> study.write(folder, 1));
        assertTrue(problem.getMessage().contains(folder.toString()), problem.getMessage());
        assertEquals(List.of("precious.txt"), List.copyOf(files(folder).keySet()));
    }

    @Test
    void aFileWhereTheFolderShouldBeIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThrows(WorkbenchException.class, () -> new PhantomStudy(5, Contrast.T1, 1, 0, true, false).write(file, 1));
        assertThrows(WorkbenchException.class, () -> new PhantomStudy(5, Contrast.T1, 1, 0, true, false).write(file.resolve("inside"), 1));
    }

    @Test
    void aStudyHasAtLeastOneCase() {
        assertThrows(IllegalArgumentException.class, () -> new PhantomStudy(1, Contrast.T1, 0, 0, true, false));
        assertThrows(IllegalArgumentException.class, () -> new PhantomStudy(1, Contrast.T1, -1, 5, true, false));
    }
}
