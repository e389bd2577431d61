package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.amaes.core.lesion.LesionTable;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunFolder;
import org.amaes.core.volume.LabelMap;
import org.amaes.runner.model.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** From a prediction over its correction to a network that goes on learning, and the tables of lesions on the way. */
class CorrectTest {

    @TempDir
    private static Path folder;
    private static TinyStudy.Trained trained;
    private static Path scan;
    private static Path prediction;
    private static Path corrected;

    @BeforeAll
    static void predictAndCorrect() throws Exception {
        trained = TinyStudy.Trained.in(folder);
        scan = folder.resolve("new-scan.nii.gz");
        NiftiWriter.write(scan, TinyStudy.scan(5).image());
        CommandRun.of("predict", "--checkpoint", trained.finetuned(), "--input", scan, "--out", folder.resolve("masks"), "--threads", 1,
                "--probabilities").assertCode(ExitCode.DONE);
        prediction = folder.resolve("masks/new-scan.nii.gz");
        corrected = folder.resolve("corrected.nii.gz");
        LabelMap mask = NiftiReader.readLabels(prediction);
        java.util.Arrays.fill(mask.data(), 0, mask.data().length / 2, (byte) 4);
        NiftiWriter.write(corrected, mask, NiftiReader.open(scan));
    }

    private static CommandRun correct(Object... more) {
        List<Object> words = new java.util.ArrayList<>(List.of("correct", "--checkpoint", trained.finetuned(), "--image", scan, "--label", corrected,
                "--threads", 1));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray());
    }

    @Test
    void theWholeNetworkGoesOnWithTheCorrectedCaseAmongItsOwn() throws Exception {
        Path cases = folder.resolve("cases");
        Path run = folder.resolve("corrected-run");
        CommandRun done = correct("--prediction", prediction, "--cases", cases, "--out", run, "--steps", 1, "--lr", "1e-9").assertCode(ExitCode.DONE);
        Finetune before = (Finetune) RecipeJson.read(RunFolder.open(trained.finetuned()).recipe());
        Finetune after = (Finetune) RecipeJson.read(RunFolder.open(run).recipe());
        assertTrue(after.whole());
        assertEquals(before.data(), after.data());
        assertEquals(before.training().size() + 1, after.training().size());
        assertTrue(after.training().containsAll(before.training()) && after.training().contains("new-scan"), after.training().toString());
        assertEquals(before.validation(), after.validation());
        assertEquals(before.plan().patch(), after.plan().patch());
        assertTrue(done.out().contains("The whole network from step-1.safetensors."), done.out());
        Model old = Model.read(trained.finetuned());
        Model gone = Model.read(run);
        for (String name : old.weights().names()) { // head and decoder too: a step of 1e-9 moves nothing to speak of
            assertArrayEquals(old.weights().find(name).orElseThrow().data(), gone.weights().find(name).orElseThrow().data(), 1e-5f, name);
        }
        assertArrayEquals(NiftiReader.readLabels(prediction).data(), NiftiReader.readLabels(cases.resolve("predictionsBefore/new-scan.nii.gz")).data());
        double dice = CommandRun.json("evaluate", "--truth", cases.resolve("labelsTr"), "--prediction", cases.resolve("predictionsBefore"))
                .path("meanDice").asDouble();
        assertTrue(dice > 0 && dice < 1, "before: " + dice);
    }

    @Test
    void aSecondCorrectionTakesThePlaceOfTheFirst() throws Exception {
        Path cases = folder.resolve("twice");
        Path store = folder.resolve("store-of-corrections");
        CommandRun.json("correct", "--checkpoint", Model.weightsFile(trained.finetuned()), "--image", scan, "--label", prediction, "--cases", cases,
                "--data", store, "--threads", 1);
        JsonNode second = CommandRun.json("correct", "--checkpoint", trained.finetuned(), "--image", scan, "--label", corrected, "--cases", cases,
                "--data", store, "--threads", 1);
        assertEquals("new-scan", second.path("case").asText());
        assertEquals("new-scan_correction-2", second.path("prepared").asText());
        assertArrayEquals(NiftiReader.readLabels(corrected).data(), NiftiReader.readLabels(cases.resolve("labelsTr/new-scan.nii.gz")).data());
        // of unknown origin: a copy of the weights outside of its run is trained on the corrections alone
        Path copy = Files.copy(Model.weightsFile(trained.finetuned()), folder.resolve("copy.safetensors"));
        Path run = folder.resolve("copy-run");
        CommandRun.of("correct", "--checkpoint", copy, "--image", scan, "--label", corrected, "--cases", cases, "--data", store, "--threads", 1,
                "--out", run, "--steps", 1).assertCode(ExitCode.DONE);
        Finetune recipe = (Finetune) RecipeJson.read(RunFolder.open(run).recipe());
        assertEquals(List.of("new-scan_correction-3"), recipe.training());
        assertEquals(1, recipe.plan().batch());
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingIsWritten() throws Exception {
        Path cases = folder.resolve("none");
        LabelMap strange = NiftiReader.readLabels(corrected);
        strange.data()[0] = 9;
        Path wrong = folder.resolve("wrong.nii.gz");
        NiftiWriter.write(wrong, strange, NiftiReader.open(scan));
        CommandRun.of("correct", "--checkpoint", trained.finetuned(), "--image", scan, "--label", wrong, "--cases", cases)
                .assertRefused(wrong, "label 9", "1 (fluid)");
        CommandRun.of("correct", "--checkpoint", trained.finetuned(), "--image", folder.resolve("scans/imagesTr/case_2_0000.nii.gz"), "--label", corrected,
                "--cases", cases).assertRefused(corrected, "does not lie on the voxels");
        CommandRun.of("correct", "--checkpoint", trained.pretrained(), "--image", scan, "--label", corrected, "--cases", cases)
                .assertRefused("cannot segment");
        correct("--cases", folder.resolve("masks")).assertRefused(folder.resolve("masks"), "holds other files");
        assertFalse(Files.exists(cases));
    }

    @Test
    void lesionsAreListedAsTheLibraryCountsThem() throws Exception {
        Path csv = folder.resolve("lesions.csv");
        JsonNode told = CommandRun.json("lesions", corrected, "--csv", csv);
        LesionTable table = LesionTable.of(NiftiReader.readLabels(corrected));
        assertEquals(26, told.path("neighbourhood").asInt());
        assertEquals(table.lesions().size(), told.path("lesions").size());
        assertEquals(table.lesions().getFirst().millilitres(), told.path("lesions").get(0).path("millilitres").asDouble(), 1e-12);
        assertEquals(table.millilitres().get(4), told.path("millilitres").path("4").asDouble(), 1e-12);
        assertEquals(table.lesions().size() + 1, Files.readAllLines(csv).size());
        assertTrue(CommandRun.of("lesions", corrected).assertCode(ExitCode.DONE).out().contains("26-neighbourhood"));
        CommandRun.of("lesions", folder.resolve("nothing.nii")).assertRefused(folder.resolve("nothing.nii"));
        CommandRun.of("lesions", corrected, "--csv", corrected).assertRefused("Choose another name");
    }

    @Test
    void probabilitiesAreWrittenBesideTheMasks() throws Exception {
        for (int label : List.of(1, 4)) {
            assertTrue(NiftiReader.open(folder.resolve("masks/new-scan_probability-" + label + ".nii.gz")).grid()
                    .matches(NiftiReader.open(scan).grid(), 1e-3));
        }
    }
}
