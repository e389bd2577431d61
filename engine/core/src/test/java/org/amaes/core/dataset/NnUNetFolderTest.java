package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.fixture.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NnUNetFolderTest {

    private static final String TWO_CHANNELS = """
            {"channel_names": {"0": "FLAIR", "1": "T1"}, "labels": {"background": 0, "lesion": 1}, "file_ending": ".nii.gz"}""";

    @TempDir
    Path folder;

    private void make(String description, String... names) throws Exception {
        Files.writeString(folder.resolve("dataset.json"), description);
        for (String name : names) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), new byte[0]);
        }
    }

    @Test
    void channelsAndLabelsOfACaseAreBroughtTogether() throws Exception {
        make(TWO_CHANNELS, "imagesTr/b_0000.nii.gz", "imagesTr/b_0001.nii.gz", "imagesTr/a_1_0001.nii.gz", "imagesTr/a_1_0000.nii.gz",
                "imagesTr/._b_0000.nii.gz", "labelsTr/b.nii.gz", "imagesTs/c_0000.nii.gz", "imagesTs/c_0001.nii.gz");
        Source source = Source.detect(folder);
        assertEquals("nnU-Net folder", source.layout());
        assertEquals(List.of("FLAIR", "T1"), assertInstanceOf(NnUNetFolder.class, source).channels());
        List<Scan> scans = source.scans();
        assertEquals(List.of("a_1", "b", "c"), scans.stream().map(Scan::id).toList());
        assertEquals(new Scan("b", "b", "", "FLAIR+T1",
                List.of(folder.resolve("imagesTr/b_0000.nii.gz"), folder.resolve("imagesTr/b_0001.nii.gz")),
                Optional.of(folder.resolve("labelsTr/b.nii.gz"))), scans.get(1));
        assertEquals(Optional.empty(), scans.get(2).label());
    }

    @Test
    void labelsHaveNames() throws Exception {
        make(TWO_CHANNELS, "imagesTr/b_0000.nii.gz");
        LabelNames names = Source.detect(folder).labelNames();
        assertEquals("lesion", names.name(1));
        assertEquals("background", names.name(0));
        assertEquals("label 7", names.name(7));
        assertEquals("background", LabelNames.UNKNOWN.name(0));
        assertThrows(IllegalArgumentException.class, () -> new LabelNames(new java.util.TreeMap<>(java.util.Map.of(256, "x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1, 2]}", "{\"a\": 1, \"b\": 1}", "{\"a\": 256}", "{\"a\": -1}", "{\"a\": \"1\"}", "{\"a\": 1.5}"})
    void labelsThatAreNoDifferentSmallNumbersAreRefused(String labels) throws Exception {
        make(TWO_CHANNELS.replace("{\"background\": 0, \"lesion\": 1}", labels), "imagesTr/b_0000.nii.gz");
        Source source = Source.detect(folder);
        assertTrue(assertThrows(WorkbenchException.class, source::labelNames).getMessage().contains("dataset.json"));
    }

    @Test
    void aMissingChannelIsNamed() throws Exception {
        make(TWO_CHANNELS, "imagesTr/b_0000.nii.gz");
        Source source = Source.detect(folder);
        String message = assertThrows(WorkbenchException.class, source::scans).getMessage();
        assertTrue(message.contains("channel 1 (T1) of the case b"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.nii.gz", "b_0002.nii.gz", "b_1.nii.gz"})
    void aFileThatIsNoChannelIsNamed(String name) throws Exception {
        make(TWO_CHANNELS, "imagesTr/" + name);
        Source source = Source.detect(folder);
        assertTrue(assertThrows(WorkbenchException.class, source::scans).getMessage().contains(name));
    }

    @Test
    void oneCaseInBothPartsIsRefused() throws Exception {
        make(TWO_CHANNELS.replace(", \"1\": \"T1\"", ""), "imagesTr/b_0000.nii.gz", "imagesTs/b_0000.nii.gz");
        Source source = Source.detect(folder);
        assertTrue(assertThrows(WorkbenchException.class, source::scans).getMessage().contains("two cases"));
    }

    @Test
    void anEmptyFolderIsSaidSo() throws Exception {
        make(TWO_CHANNELS, "imagesTr/readme.txt");
        Source source = Source.detect(folder);
        assertTrue(assertThrows(WorkbenchException.class, source::scans).getMessage().contains("holds no scans"));
    }

    @Test
    void otherImageFormatsAndGapsInTheChannelsAreRefused() throws Exception {
        make(TWO_CHANNELS.replace(".nii.gz", ".png"), "imagesTr/b_0000.png");
        assertThrows(WorkbenchException.class, () -> Source.detect(folder));
        make(TWO_CHANNELS.replace("\"1\"", "\"2\""));
        assertTrue(assertThrows(WorkbenchException.class, () -> Source.detect(folder)).getMessage().contains("number 1 is missing"));
        make("{ not json");
        assertThrows(WorkbenchException.class, () -> Source.detect(folder));
    }

    @Test
    void aDescriptionOfAnotherKindMakesItAFolderOfFiles() throws Exception {
        make("{\"modality\": {\"0\": \"MRI\"}, \"labels\": {\"0\": \"background\"}}", "imagesTr/b.nii.gz", "labelsTr/b.nii.gz");
        Source source = Source.detect(folder);
        assertInstanceOf(NiftiFolder.class, source);
        assertEquals(1, source.scans().size());
    }

    @Test
    void theRealFolderIsListed() throws Exception {
        Source source = Source.detect(Fixtures.scans("hippocampus"));
        List<Scan> scans = source.scans();
        assertEquals(130, scans.size());
        assertEquals("hippocampus_001", scans.getFirst().id());
        assertTrue(scans.stream().allMatch(scan -> scan.label().filter(Files::exists).isPresent() && Files.exists(scan.images().getFirst())));
        assertEquals("posterior", source.labelNames().name(2));
        Split split = Split.read(Fixtures.scans("hippocampus/splits.json"));
        List<String> ids = scans.stream().map(Scan::id).toList();
        assertTrue(ids.containsAll(split.ids("test")) && ids.containsAll(split.ids("pretrain")));
    }
}
