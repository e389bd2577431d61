package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public data sets, as trees of empty files in their owners' layouts: listing opens no image. */
class PublicFolderTest {

    @TempDir
    private Path root;

    @Test
    void adniCountsVisitsWithoutKeepingTheirDates() throws Exception {
        files("ADNI/002_S_0295/MPRAGE/2006-04-18_08_20_30.0/I45108/ADNI_002_S_0295_MR_MPRAGE.nii",
                "ADNI/002_S_0295/Axial_FLAIR/2011-06-02_07_56_36.0/I240810/a.nii",
                "ADNI/002_S_0295/MPRAGE/2011-06-02_07_56_36.0/I240811/a.nii",
                "ADNI/136_S_4433/Axial_T2-Star/2012-01-11_10_00_00.0/I300000/b.nii",
                "ADNI/notes/a.nii");
        Survey survey = recognised(PublicSet.ADNI).survey();
        assertEquals(List.of(2L, 3L, 4), List.of(survey.subjects(), survey.sessions(), survey.scans().size()));
        assertEquals(List.of("adni_002_S_0295_2_Axial_FLAIR_I240810", "adni_002_S_0295_1_MPRAGE_I45108", "adni_002_S_0295_2_MPRAGE_I240811",
                "adni_136_S_4433_1_Axial_T2-Star_I300000"), ids(survey));
        assertEquals(Map.of("not where ADNI keeps its images", 1), survey.reasons());
    }

    @Test
    void oasisTakesStructuralSequencesOfMrSessions() throws Exception {
        files("DATA/OAS30001_MR_d0129/anat1/sub-OAS30001_ses-d0129_T1w.nii.gz",
                "DATA/OAS30001_MR_d0129/swi2/sub-OAS30001_ses-d0129_swi.nii.gz",
                "DATA/OAS30001_MR_d0129/func3/sub-OAS30001_ses-d0129_task-rest_bold.nii.gz",
                "DATA/OAS30001_MR_d0129/fmap1/sub-OAS30001_ses-d0129_echo-1_fieldmap.nii.gz",
                "DATA/OAS30002_PIB_d0400/anat1/sub-OAS30002_ses-d0400_T1w.nii.gz",
                "DATA/OAS30002_MR_d0653/anat1/sub-OAS30002_ses-d0653_FLAIR.nii.gz");
        Survey survey = recognised(PublicSet.OASIS3).survey();
        assertEquals(List.of("oasis3_OAS30001_MR_d0129_T1w_anat1", "oasis3_OAS30001_MR_d0129_swi_swi2", "oasis3_OAS30002_MR_d0653_FLAIR_anat1"),
                ids(survey));
        assertEquals(Map.of("sequence with 'func' in its name", 1, "session without MR in its name", 1,
                "sequence with none of t1, t2, mprage, flair, gre, dwi, swi, grappa, anat in its name", 1), survey.reasons());
    }

    @Test
    void oasis4LiesOneFolderDeeper() throws Exception {
        files("OASIS4_images/OAS42000_MR_d3025/T1w/NIFTI/a.nii.gz", "OASIS4_images/OAS42000_MR_d3025/fmri_rest/NIFTI/b.nii.gz");
        Survey survey = recognised(PublicSet.OASIS4).survey();
        assertEquals(List.of("oasis4_OAS42000_MR_d3025_T1w_a"), ids(survey));
        assertEquals(Map.of("sequence with 'fmri' in its name", 1), survey.reasons());
    }

    @Test
    void ppmiLeavesOutWhatItsRulesName() throws Exception {
        files("DATA/3001/MPRAGE_GRAPPA/2011-03-01_10_11_12.0/I100/nifti/a.nii", "DATA/3001/T2_FLAIR/2011-03-01_10_11_12.0/I101/a.nii",
                "DATA/3001/T1_REPEAT/2011-03-01_10_11_12.0/I102/a.nii", "DATA/3002/DTI_gated/2012-03-01_10_11_12.0/I103/a.nii");
        Survey survey = recognised(PublicSet.PPMI).survey();
        assertEquals(List.of("ppmi_3001_1_MPRAGE_GRAPPA_I100", "ppmi_3001_1_T2_FLAIR_I101"), ids(survey));
        assertEquals(2, survey.leftOut().size());
        assertEquals(1, survey.reasons().get("sequence with 'repeat' in its name"));
    }

    @Test
    void bratsPairsEveryImageWithItsCase() throws Exception {
        for (String name : List.of("flair", "t1", "t1ce", "t2", "seg")) {
            files("BraTS2021_00000/BraTS2021_00000_" + name + ".nii.gz");
        }
        PublicFolder folder = recognised(PublicSet.BRATS21);
        Survey survey = folder.survey();
        assertEquals(4, survey.scans().size());
        assertEquals(1, survey.subjects());
        Path label = root.resolve("BraTS2021_00000/BraTS2021_00000_seg.nii.gz");
        assertTrue(survey.scans().stream().allMatch(scan -> scan.label().equals(Optional.of(label))));
        assertEquals("enhancing tumour", folder.labelNames().name(4));
    }

    @Test
    void islesFindsItsMasksAmongTheDerivatives() throws Exception {
        files("images/sub-strokecase0001/ses-0001/dwi/sub-strokecase0001_ses-0001_dwi.nii.gz",
                "images/sub-strokecase0001/ses-0001/dwi/sub-strokecase0001_ses-0001_adc.nii.gz",
                "images/sub-strokecase0001/ses-0001/anat/sub-strokecase0001_ses-0001_FLAIR.nii.gz",
                "labels_derivatives/sub-strokecase0001/ses-0001/sub-strokecase0001_ses-0001_msk.nii.gz");
        Survey survey = recognised(PublicSet.ISLES2022).survey();
        assertEquals(List.of("isles2022_sub-strokecase0001_ses-0001_FLAIR", "isles2022_sub-strokecase0001_ses-0001_adc",
                "isles2022_sub-strokecase0001_ses-0001_dwi"), ids(survey));
        assertTrue(survey.scans().stream().allMatch(scan -> scan.label().isPresent()));
    }

    @Test
    void wmhTakesAlignedTrainingImagesAndTellsHospitalsApart() throws Exception {
        files("Utrecht/Train/0/pre/FLAIR.nii.gz", "Utrecht/Train/0/pre/T1.nii.gz", "Utrecht/Train/0/pre/wmh.nii.gz",
                "Utrecht/Train/0/orig/FLAIR.nii.gz", "Singapore/Train/0/pre/FLAIR.nii.gz", "Singapore/Train/0/pre/wmh.nii.gz",
                "Amsterdam/Train_GE3T/100/pre/FLAIR.nii.gz", "Amsterdam/Test/GE1T5/160/pre/FLAIR.nii.gz");
        Survey survey = recognised(PublicSet.WMH).survey();
        assertEquals(3, survey.subjects());
        assertEquals(List.of("wmh_Amsterdam_100_FLAIR", "wmh_Singapore_0_FLAIR", "wmh_Utrecht_0_FLAIR", "wmh_Utrecht_0_T1"), ids(survey));
        assertEquals(root.resolve("Utrecht/Train/0/pre/wmh.nii.gz"), survey.scans().get(2).label().orElseThrow());
        assertEquals(Map.of("test part, kept for evaluation", 1, "original of an image that is there bias-corrected and aligned", 1),
                survey.reasons());
    }

    @Test
    void mssegUsesTheConsensusOfItsExperts() throws Exception {
        for (String name : List.of("DP", "FLAIR", "GADO", "T1", "T2")) {
            files("training/Center_01/Patient_01/Preprocessed_Data/" + name + "_preprocessed.nii.gz");
        }
        files("training/Center_01/Patient_01/Masks/Consensus.nii.gz", "training/Center_01/Patient_01/Masks/ManualSegmentation_1.nii.gz");
        Survey survey = recognised(PublicSet.MSSEG1).survey();
        assertEquals(5, survey.scans().size());
        assertEquals("msseg1_Center_01_Patient_01_T1ce", survey.scans().get(2).id());
        assertEquals(1, survey.leftOut().size(), "one expert's opinion");
    }

    @Test
    void theDecathlonsFilesAreFourScansEach() throws Exception {
        files("imagesTs/BRATS_485.nii.gz", "imagesTr/BRATS_001.nii.gz", "labelsTr/BRATS_001.nii.gz", "imagesTs/BRATS_486.nii.gz");
        Survey survey = recognised(PublicSet.MSD_BRAIN_TUMOUR).survey();
        assertEquals(8, survey.scans().size());
        assertEquals("msd-brain-tumour_BRATS_485_T1ce", survey.scans().get(2).id());
        assertEquals(2, survey.scans().get(2).channel());
    }

    @Test
    void anyOtherFolderIsNotTakenForOne() throws Exception {
        files("patient1/FLAIR.nii.gz", "patient1/T1.nii.gz", "ADNI/002_S_0295/MPRAGE/2006-04-18/I45108/a.nii");
        assertInstanceOf(NiftiFolder.class, Source.detect(root));
    }

    @Test
    void theSetsAddUpToThePapersTable() {
        int volumes = 0;
        int subjects = 0;
        for (PublicSet set : PublicSet.values()) {
            volumes += set.expectedVolumes();
            subjects += set.expectedSubjects();
            assertEquals(Optional.of(set), PublicSet.parse(set.word()));
        }
        assertEquals(44756, volumes);
        assertEquals(7140, subjects);
    }

    private PublicFolder recognised(PublicSet set) throws Exception {
        PublicFolder folder = assertInstanceOf(PublicFolder.class, Source.detect(root));
        assertEquals(set, folder.set());
        return folder;
    }

    private static List<String> ids(Survey survey) {
        return survey.scans().stream().map(Scan::id).toList();
    }

    private void files(String... paths) throws IOException {
        for (String path : paths) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }
}
