package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.amaes.core.WorkbenchException;
import org.amaes.core.fixture.Fixtures;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NiftiFolderTest {

    @TempDir
    Path folder;

    private void files(String... names) throws Exception {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[0]);
        }
    }

    private List<Scan> scans() throws Exception {
        Source source = Source.detect(folder);
        assertInstanceOf(NiftiFolder.class, source);
        return source.scans();
    }

    private List<String> ids() throws Exception {
        return scans().stream().map(Scan::id).toList();
    }

    /** Id to the label's path below the folder, "-" for none. */
    private Map<String, String> labels() throws Exception {
        return scans().stream().collect(Collectors.toMap(Scan::id,
                scan -> scan.label().map(label -> folder.relativize(label).toString().replace('\\', '/')).orElse("-")));
    }

    @Test
    void everyImageHoweverDeepIsAScanInTheOrderOfPaths() throws Exception {
        files("b.nii", "a/z.nii.gz", "a/y/x.NII.GZ", "c.hdr", "c.img", "notes.txt", ".hidden.nii", ".cache/d.nii", "e.nii.gz.part");
        assertEquals(List.of("a_y_x", "a_z", "b", "c"), ids());
    }

    @Test
    void subjectSessionAndSequenceComeFromThePath() throws Exception {
        files("sub-1/visit 2/anat/sub-1_FLAIR_brain.nii.gz", "loose_T1_T2.nii");
        Scan deep = scans().get(1);
        assertEquals(new Scan("sub-1_visit_2_anat_sub-1_FLAIR_brain", "sub-1", "visit 2", "FLAIR",
                List.of(folder.resolve("sub-1/visit 2/anat/sub-1_FLAIR_brain.nii.gz")), Optional.empty()), deep);
        Scan loose = scans().getFirst();
        assertEquals("loose_T1_T2", loose.subject());
        assertEquals("", loose.sequence());
    }

    @Test
    void idsAreUniqueEvenWhereCaseDoesNotCount() throws Exception {
        files("a/b.nii", "a_b.nii", "a_b.nii.gz", "a_b_2.nii");
        assertEquals(List.of("a_b", "a_b_2", "a_b_3", "a_b_2_2"), ids());
        Path probe = folder.resolve("CASE");
        Files.write(probe, new byte[0]);
        Assumptions.assumeFalse(Files.exists(folder.resolve("case")), "this disk does not tell A from a");
        files("X.nii", "x.nii");
        assertTrue(ids().containsAll(List.of("X", "x_2")));
    }

    @Test
    void aSegmentationBelongsToTheImagesBesideIt() throws Exception {
        files("p1/FLAIR.nii.gz", "p1/T1.nii.gz", "p1/lesions.nii.gz", "p2/FLAIR.nii.gz",
                "p3/DWI.nii.gz", "p3/consensus_mask.nii.gz", "p4/sub_ses-1_dwi.nii.gz", "p4/sub_ses-1_msk.nii.gz");
        assertEquals(Map.of("p1_FLAIR", "p1/lesions.nii.gz", "p1_T1", "p1/lesions.nii.gz", "p2_FLAIR", "-",
                "p3_DWI", "p3/consensus_mask.nii.gz", "p4_sub_ses-1_dwi", "p4/sub_ses-1_msk.nii.gz"), labels());
    }

    @Test
    void inOneFolderOfManyCasesEachGetsItsOwnSegmentationOrNone() throws Exception {
        files("case1_flair.nii.gz", "case1_seg.nii.gz", "case10_flair.nii.gz", "case2_flair.nii.gz", "case2_t1.nii.gz",
                "case2_label2.nii.gz", "case2_t1_seg.nii.gz");
        assertEquals(Map.of("case1_flair", "case1_seg.nii.gz", "case10_flair", "-",
                "case2_flair", "case2_label2.nii.gz", "case2_t1", "case2_t1_seg.nii.gz"), labels());
    }

    @Test
    void anotherCasesOnlySegmentationIsNotBorrowed() throws Exception {
        files("case1_flair.nii.gz", "case1_seg.nii.gz", "case2_flair.nii.gz");
        assertEquals("-", labels().get("case2_flair"));
    }

    @Test
    void brainMasksAndLabelFoldersAreNeitherScansNorLabels() throws Exception {
        files("p/T1.nii.gz", "p/T1_brainmask.nii.gz", "p/brain_mask.nii.gz", "labelsTr/c.nii.gz", "masks/deep/c.nii.gz");
        assertEquals(Map.of("p_T1", "-"), labels());
    }

    @Test
    void wordsThatOnlyLookLikeLabelsAreScans() throws Exception {
        files("T1_masked.nii.gz", "msseg_flair.nii.gz", "unlabelled.nii.gz");
        assertEquals(List.of("T1_masked", "msseg_flair", "unlabelled"), ids());
    }

    @Test
    void aSingleFileIsAFolderOfOne() throws Exception {
        files("my scan.nii.gz", "other.nii", "notes.txt");
        Source source = Source.detect(folder.resolve("my scan.nii.gz"));
        assertEquals("single NIfTI file", source.layout());
        assertEquals(List.of("my_scan"), source.scans().stream().map(Scan::id).toList());
        Source notes = Source.detect(folder.resolve("notes.txt"));
        assertTrue(assertThrows(WorkbenchException.class, notes::scans).getMessage().contains("notes.txt is no NIfTI file"));
    }

    @Test
    void anEmptyFolderAndNoneAreSaidSo() throws Exception {
        assertTrue(assertThrows(WorkbenchException.class, () -> scans()).getMessage().contains("holds no scans"));
        files("lesions.nii.gz");
        assertThrows(WorkbenchException.class, () -> scans());
        assertTrue(assertThrows(WorkbenchException.class, () -> Source.detect(folder.resolve("none"))).getMessage().contains("does not exist"));
    }

    @Test
    void aLinkBackToTheStartIsNotFollowedForEver() throws Exception {
        files("a/b.nii");
        try {
            Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        } catch (java.io.IOException | UnsupportedOperationException _) {
            Assumptions.abort("links cannot be made here");
        }
        assertEquals(List.of("a_b"), ids());
    }

    @Test
    void manyScansInOneFolderAreListedWithTheirLabels() throws Exception {
        String[] names = new String[1000];
        for (int i = 0; i < names.length; i++) {
            names[i] = String.format("case%05d_%s.nii.gz", i / 2, i % 2 == 0 ? "flair" : "seg");
        }
        files(names);
        List<Scan> scans = scans();
        assertEquals(500, scans.size());
        for (Scan scan : scans) {
            assertEquals(scan.id().replace("flair", "seg") + ".nii.gz", scan.label().orElseThrow().getFileName().toString());
        }
    }

    @Test
    void idsThatCannotStandInAFileNameAreRefused() {
        for (String id : List.of("", "a/b", "..", ".a", "a b", "a\\b", "a:b", "-a")) {
            assertThrows(IllegalArgumentException.class, () -> new Scan(id, "", "", "", List.of(folder), Optional.empty()), id);
            assertEquals(Scan.safeId(id), new Scan(Scan.safeId(id), "", "", "", List.of(folder), Optional.empty()).id());
        }
    }

    @Test
    void theRealFoldersAreListed() throws Exception {
        List<Scan> lesions = Source.detect(Fixtures.scans("ms_lesions")).scans();
        assertEquals(List.of("patient07_FLAIR", "patient07_T1", "patient19_FLAIR", "patient19_T1"), lesions.stream().map(Scan::id).toList());
        assertTrue(lesions.stream().allMatch(scan -> scan.label().orElseThrow().endsWith("lesions.nii.gz")));
        assertEquals(List.of("patient07", "patient19"), lesions.stream().map(Scan::subject).distinct().toList());
        List<Scan> raw = Source.detect(Fixtures.scans("ms_raw")).scans();
        assertEquals(12, raw.size());
        assertEquals(Map.of("FLAIR", 4L, "T1W", 4L, "T2W", 4L),
                raw.stream().map(Scan::sequence).collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }
}
