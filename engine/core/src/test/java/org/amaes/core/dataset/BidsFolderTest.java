package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BidsFolderTest {

    @TempDir
    private Path root;

    @BeforeEach
    void describe() throws IOException {
        Files.writeString(root.resolve("dataset_description.json"), "{\"Name\": \"x\", \"BIDSVersion\": \"1.8.0\"}");
    }

    @Test
    void structuralImagesAreScansAndTheRestIsLeftOutWithAReason() throws Exception {
        files("sub-01/ses-a/anat/sub-01_ses-a_T1w.nii.gz", "sub-01/ses-a/anat/sub-01_ses-a_run-1_FLAIR.nii.gz",
                "sub-01/ses-a/func/sub-01_ses-a_task-rest_bold.nii.gz", "sub-02/anat/sub-02_T1w.nii.gz", "stray.nii.gz");
        Survey survey = open().survey();
        assertEquals(List.of("sub-01_ses-a_T1w", "sub-01_ses-a_run-1_FLAIR", "sub-02_T1w"), survey.scans().stream().map(Scan::id).toList());
        assertEquals(List.of("sub-01", "ses-a", "FLAIR"),
                List.of(survey.scans().get(1).subject(), survey.scans().get(1).session(), survey.scans().get(1).sequence()));
        assertEquals(2, survey.sessions());
        assertEquals(Map.of("not a structural image (bold)", 1, "not where BIDS keeps images", 1), survey.reasons());
    }

    @Test
    void masksOfDerivativesFindTheirImages() throws Exception {
        files("sub-01/anat/sub-01_T1w.nii.gz", "sub-01/anat/sub-01_FLAIR.nii.gz", "sub-02/anat/sub-02_FLAIR.nii.gz",
                "derivatives/manual/sub-01/anat/sub-01_FLAIR_mask.nii.gz", "derivatives/manual/sub-02/anat/sub-02_label-lesion_mask.nii.gz",
                "derivatives/fmriprep/sub-02/anat/sub-02_desc-brain_mask.nii.gz", "derivatives/fmriprep/sub-02/anat/sub-02_desc-preproc_T1w.nii.gz");
        List<Scan> scans = open().scans();
        assertEquals(List.of("sub-01_FLAIR", "sub-01_T1w", "sub-02_FLAIR"), scans.stream().map(Scan::id).toList());
        assertEquals(Optional.of(root.resolve("derivatives/manual/sub-01/anat/sub-01_FLAIR_mask.nii.gz")), scans.get(0).label());
        assertEquals(Optional.empty(), scans.get(1).label(), "the mask is the FLAIR's own");
        assertEquals(Optional.of(root.resolve("derivatives/manual/sub-02/anat/sub-02_label-lesion_mask.nii.gz")), scans.get(2).label());
    }

    @Test
    void participantsWithoutImagesAreNamed() throws Exception {
        files("sub-01/anat/sub-01_T1w.nii.gz");
        Files.writeString(root.resolve("participants.tsv"), "participant_id\tage\tsex\nsub-01\t71\tF\nsub-02\t64\tM\n");
        assertEquals(List.of("sub-02"), open().missingParticipants());
    }

    private BidsFolder open() throws Exception {
        return assertInstanceOf(BidsFolder.class, Source.detect(root));
    }

    private void files(String... paths) throws IOException {
        for (String path : paths) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }
}
