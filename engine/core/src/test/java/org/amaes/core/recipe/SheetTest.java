package org.amaes.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.amaes.core.augment.Edition;
import org.amaes.core.network.UNet;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.recipe.Sheet.Agreement;
import org.amaes.core.recipe.Sheet.Row;
import org.amaes.core.recipe.Sheet.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SheetTest {

    private static final List<LabelClass> CLASSES = List.of(new LabelClass(0, "background"), new LabelClass(1, "infarct"));

    private static List<String> scans(int number) {
        return IntStream.range(0, number).mapToObj(Integer::toString).toList();
    }

    private static Pretrain pretrain(Edition preset) {
        return Defaults.pretrain(preset, UNet.pretraining(32), "", scans(44_756), Defaults.NOTHING, Optional.empty());
    }

    private static Finetune finetune(Edition preset) {
        return Defaults.finetune(preset, UNet.segmentation(32, 1, 2), "", scans(20), List.of(), Optional.of("b.safetensors"), CLASSES,
                Defaults.NOTHING, Optional.empty());
    }

    private static Sheet sheet(Recipe recipe) {
        return Sheet.of(recipe, Optional.of(Defaults.preprocessing(recipe.preset())));
    }

    /** SPEC section 12, line by line: item; paper, as coded, corrected. A dash: the source does not say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pretrain | weight decay             | 3e-5 | 0.01 | 3e-5
            pretrain | amsgrad                  | yes | no | yes
            pretrain | masked tokens            | each with the ratio's probability | an exact count | an exact count
            pretrain | elastic moves the target | no | yes | yes
            pretrain | gamma ε                  | – | 1 | 1e-7
            pretrain | crop for motion          | – | √2 of the patch, half a voxel off | even margin, no resampling where nothing moves
            pretrain | crop box                 | – | one voxel too large | exact
            pretrain | ringing's axis arguments | – | first two exchanged | as named
            pretrain | ghosted planes           | every r-th, r from 2 to 11 | every r-th, r from 2 to 10 | every r-th, r from 2 to 10
            finetune | learning rate            | 5e-4 | 1e-4 | 5e-4
            finetune | length                   | 2,500 steps | 50,000 steps | 2,500 steps
            finetune | batch                    | 8 | 8 | 8
            finetune | amsgrad                  | yes | no | yes
            finetune | cosine                   | per step, to 0 at the end | per epoch, over 1.15 × the length | per step, to 0 at the end
            finetune | windows in prediction    | – | summed | weighted by a Gaussian
            """)
    void everyLineOfTheSpecificationIsThereAndIsWhatThePresetsDo(String kind, String item, String paper, String asCoded, String corrected) {
        Row row = sheet(kind.equals("pretrain") ? pretrain(Edition.CORRECTED) : finetune(Edition.CORRECTED)).row(item).orElseThrow();
        assertEquals(corrected, row.used());
        assertEquals(paper, row.paper().text());
        assertEquals(asCoded, row.asCoded().text());
        assertEquals(paper.equals("–") ? Agreement.SILENT : paper.equals(corrected) ? Agreement.SAME : Agreement.DIFFERENT, row.paper().agreement());
        assertEquals(asCoded.equals(corrected) ? Agreement.SAME : Agreement.DIFFERENT, row.asCoded().agreement());
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void aPresetAgreesWithItself(Edition preset) {
        for (Recipe recipe : List.of(pretrain(preset), finetune(preset))) {
            for (Row row : sheet(recipe).rows()) {
                Source own = preset == Edition.AS_CODED ? row.asCoded() : row.paper();
                assertTrue(preset == Edition.CORRECTED || own.agreement() != Agreement.DIFFERENT, row.toString());
            }
        }
    }

    @Test
    void thePapersTrainingIsItsTable() {
        Sheet pretraining = sheet(pretrain(Edition.PAPER));
        Map.of("length", "100 epochs", "warm-up", "5 epochs", "learning rate", "1e-4", "batch", "16", "mask ratio", "0.6", "mask token", "4³ voxels",
                "patch", "128x128x128 voxels", "precision", "bf16, mixed", "scans", "44,756")
                .forEach((item, value) -> assertEquals(value, pretraining.row(item).orElseThrow().used(), item));
        assertEquals(276_900, pretrain(Edition.PAPER).plan().steps());
        assertEquals(13_845, pretrain(Edition.PAPER).plan().warmup());
    }

    @Test
    void whatARunDoesOtherwiseIsMarked() throws Exception {
        Recipe own = RecipeJson.with(pretrain(Edition.CORRECTED), Map.of("ratio", "0.3", "maskedLossOnly", "true", "filters", "8", "batch", "4",
                "decoder", "standard", "augmentation.steps.bias-field.probability", "0.5", "augmentation.steps.gamma.epsilon", "0.01"));
        Sheet sheet = Sheet.of(own, Optional.of(Preprocessing.STANDARD.withNativeSpacing()));
        for (String item : List.of("mask ratio", "loss", "network", "batch", "bias field", "gamma ε", "voxels")) {
            assertEquals(Agreement.DIFFERENT, sheet.row(item).orElseThrow().asCoded().agreement(), item);
            assertTrue(sheet.row(item).orElseThrow().differs(), item);
        }
        assertEquals("p 0.2, own strengths", sheet.row("gamma").orElseThrow().used());
        assertEquals("p 0.5", sheet.row("bias field").orElseThrow().used());
        assertFalse(sheet.row("weight decay").orElseThrow().paper().agreement() == Agreement.DIFFERENT);
    }

    @Test
    void scansThatAreNotAtHandAreNotGuessedAt() {
        Row row = Sheet.of(finetune(Edition.CORRECTED), Optional.empty()).row("crop box").orElseThrow();
        assertEquals("not known", row.used());
        assertTrue(row.reason().contains("not at hand"));
    }

    @Test
    void fineTuningFromScratchHasAllAugmentationsAndFromACheckpointTheSpatialOnes() {
        Finetune scratch = Defaults.finetune(Edition.PAPER, UNet.segmentation(32, 1, 2), "", scans(20), List.of(), Optional.empty(), CLASSES,
                Defaults.NOTHING, Optional.empty());
        assertEquals("p 0.2", sheet(scratch).row("gamma").orElseThrow().used());
        assertEquals("off", sheet(finetune(Edition.PAPER)).row("gamma").orElseThrow().used());
        assertEquals("off", sheet(finetune(Edition.PAPER)).row("elastic").orElseThrow().used());
        assertEquals("p 0.2", sheet(finetune(Edition.PAPER)).row("rotation").orElseThrow().used());
    }

    @Test
    void numbersAreWrittenAsPeopleDo() {
        assertEquals(List.of("0.6", "100", "3e-5", "1.5e-4", "0", "1.15", "1e-8"),
                java.util.stream.DoubleStream.of(.6, 100, 3e-5, 1.5e-4, 0, 1.15, 1e-8).mapToObj(SheetRows::number).toList());
    }
}
