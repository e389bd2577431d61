package org.amaes.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Gamma;
import org.amaes.core.masking.Masking;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.MedNeXt.Size;
import org.amaes.core.network.Stages;
import org.amaes.core.network.UNet;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

class RecipeJsonTest {

    private static final Defaults.Choice PLAIN = new Defaults.Choice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Precision.BFLOAT16, 1, "cpu", 2);

    private static Pretrain pretrain(Edition preset) {
        List<String> cases = java.util.stream.IntStream.range(0, 1616).mapToObj(i -> "case" + i).toList();
        return Defaults.pretrain(preset, UNet.pretraining(32), "/store", cases, PLAIN, Optional.empty());
    }

    private static Finetune finetune(Edition preset, Optional<String> checkpoint) {
        List<String> cases = java.util.stream.IntStream.range(0, 20).mapToObj(i -> "case" + i).toList();
        return Defaults.finetune(preset, UNet.segmentation(32, 1, 2), "/store", cases, List.of("other"), checkpoint,
                List.of(new LabelClass(0, "background"), new LabelClass(1, "infarct")), PLAIN, Optional.empty());
    }

    @Test
    void thePapersPretrainingHasThePapersNumbers() {
        Plan plan = pretrain(Edition.PAPER).plan();
        // 1616 scans less 17 (1 %, rounded up) for validation: 99 batches of 16 an epoch, 100 epochs, 5 of warm-up
        assertEquals(9_900, plan.steps());
        assertEquals(495, plan.warmup());
        assertEquals(Shape.cube(128), plan.patch());
        assertEquals(16, plan.batch());
        assertEquals(1e-4, plan.learningRate());
        assertEquals(new Optimizer(.9, .999, 1e-8, 3e-5, true), plan.optimizer());
        assertEquals(new Masking(4, .6, Masking.Rule.BERNOULLI), pretrain(Edition.PAPER).masking());
    }

    @Test
    void thePublishedCodesPretrainingDiffersWhereItDoes() {
        Pretrain asCoded = pretrain(Edition.AS_CODED);
        assertEquals(new Optimizer(.9, .999, 1e-8, 1e-2, false), asCoded.plan().optimizer());
        assertEquals(Masking.Rule.EXACT_COUNT, asCoded.masking().rule());
        assertEquals(1, asCoded.augmentation().enabled(Gamma.class).orElseThrow().epsilon());
        assertEquals(1e-7, pretrain(Edition.CORRECTED).augmentation().enabled(Gamma.class).orElseThrow().epsilon());
    }

    @Test
    void thePapersFineTuningHasThePapersNumbers() {
        Finetune paper = finetune(Edition.PAPER, Optional.of("/weights"));
        assertEquals(2_500, paper.plan().steps());
        assertEquals(0, paper.plan().warmup());
        assertEquals(8, paper.plan().batch());
        assertEquals(5e-4, paper.plan().learningRate());
        assertEquals(0.33, paper.foreground());
        assertTrue(paper.augmentation().enabled(Gamma.class).isEmpty(), "from a checkpoint only spatial augmentation");
        assertTrue(finetune(Edition.PAPER, Optional.empty()).augmentation().enabled(Gamma.class).isPresent(), "from scratch everything");
        assertEquals("gaussian", finetune(Edition.CORRECTED, Optional.empty()).aggregation());
        Plan asCoded = finetune(Edition.AS_CODED, Optional.empty()).plan();
        assertEquals(50_000, asCoded.steps());
        assertEquals(1.15, asCoded.cosineStretch());
        assertEquals(2, asCoded.hold()); // 20 cases, batches of 8
        assertFalse(asCoded.optimizer().amsgrad());
    }

    @Test
    void thePaperFineTunesMedNeXtFasterInSmallerBatches() {
        Architecture network = MedNeXt.pretraining(Size.L, 32).forSegmentation(1, 2);
        List<LabelClass> classes = List.of(new LabelClass(0, "background"), new LabelClass(1, "infarct"));
        for (Edition preset : Edition.values()) {
            Plan plan = Defaults.finetune(preset, network, "/store", List.of("a"), List.of(), Optional.empty(), classes, PLAIN, Optional.empty()).plan();
            assertEquals(preset == Edition.AS_CODED ? 8 : 2, plan.batch());
            assertEquals(preset == Edition.AS_CODED ? 1e-4 : 6e-4, plan.learningRate());
        }
        Plan pretraining = Defaults.pretrain(Edition.PAPER, MedNeXt.pretraining(Size.M, 32), "/store", List.of("a"), PLAIN, Optional.empty()).plan();
        assertEquals(16, pretraining.batch());
        assertEquals(1e-4, pretraining.learningRate());
    }

    @Test
    void aMedNeXtIsSetByItsNumbers() throws Exception {
        Recipe m = Defaults.pretrain(Edition.CORRECTED, MedNeXt.pretraining(Size.M, 32), "/store", List.of("a"), PLAIN, Optional.empty());
        Recipe changed = RecipeJson.with(m, Map.of("filters", "8", "blocks", "1,1,1,1,1,1,1,1,1", "expansion", "2,3,4,4,4,4,4,3,2",
                "decoder", "own", "skips", "true"));
        assertEquals(new MedNeXt(1, 1, 8, Stages.parse("2,3,4,4,4,4,4,3,2"), Stages.parse("1,1,1,1,1,1,1,1,1"), MedNeXt.Decoder.OWN, true,
                UNet.Head.RECONSTRUCTION), changed.architecture());
        assertEquals(changed, RecipeJson.read(RecipeJson.write(changed)));
        String refusal = assertThrows(WorkbenchException.class, () -> RecipeJson.with(m, Map.of("blocks", "1,2"))).getMessage();
        assertTrue(refusal.contains("nine stages"), refusal);
    }

    private static Plan planOf(long steps) {
        Defaults.Choice choice = new Defaults.Choice(Optional.of(4), Optional.of(steps), Optional.empty(), Optional.empty(), Optional.empty(),
                Precision.BFLOAT16, 1, "cpu", 2);
        return Defaults.pretrain(Edition.CORRECTED, UNet.pretraining(32), "/store", List.of("a", "b"), choice, Optional.empty()).plan();
    }

    @Test
    void aRunLooksBackAboutTenTimesAndSavesEnough() {
        for (long steps : new long[] {1, 10, 60, 249, 250, 600, 2_500, 7_000, 50_000, 276_900}) {
            Plan plan = planOf(steps);
            assertTrue(steps / plan.previewEvery() <= 19, steps + " steps, a preview every " + plan.previewEvery());
            assertTrue(plan.validateEvery() >= 25 && steps / plan.validateEvery() <= 120, steps + " steps, validated every " + plan.validateEvery());
            assertTrue(plan.checkpointEvery() >= 25 && plan.checkpointEvery() <= 500, "checkpoint every " + plan.checkpointEvery());
            assertEquals(0, plan.validateEvery() % plan.checkpointEvery(), "a best validation costs no checkpoint of its own");
            assertEquals(0, plan.previewEvery() % plan.validateEvery());
        }
        assertEquals(250, planOf(2_500).validateEvery());
        assertEquals(60, planOf(600).checkpointEvery());
    }

    @Test
    void sizesThatNoArrayHoldsAreRefused() {
        assertTrue(refusal("patch", "1024").contains("too large"), refusal("patch", "1024"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Defaults.pretrain(Edition.PAPER, UNet.pretraining(32), "/store", List.of("a"),
                new Defaults.Choice(Optional.of(0), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Precision.BFLOAT16, 1,
                        "cpu", 2), Optional.empty())).getMessage().contains("at least one patch"));
    }

    @Test
    void aRecipeComesBackFromItsFile() throws Exception {
        for (Recipe recipe : List.of(pretrain(Edition.AS_CODED), finetune(Edition.CORRECTED, Optional.empty()),
                finetune(Edition.PAPER, Optional.of("/weights")))) {
            String text = RecipeJson.write(recipe).toPrettyString();
            assertEquals(recipe, RecipeJson.read(new ObjectMapper().readTree(text)));
        }
    }

    @Test
    void aRecipeFromBeforeActivationsCouldBeRecomputedIsRead() throws Exception {
        Pretrain recipe = pretrain(Edition.CORRECTED);
        var json = RecipeJson.write(recipe);
        ((com.fasterxml.jackson.databind.node.ObjectNode) json.get("plan")).remove("checkpointActivations");
        assertEquals(recipe, RecipeJson.read(json));
        assertFalse(json.get("plan").has("checkpointActivations"), "the file's own tree is left as it is");
        assertTrue(RecipeJson.with(recipe, Map.of("checkpointActivations", "true")).plan().checkpointActivations());
    }

    @Test
    void anyFieldIsSetByItsNameOrPath() throws Exception {
        Pretrain changed = (Pretrain) RecipeJson.with(pretrain(Edition.CORRECTED), Map.of("filters", "16", "checkpointEvery", "10",
                "plan.batch", "4", "ratio", "0.75", "patch", "48x64x48", "augmentation.steps.gamma.probability", "0.5", "amsgrad", "false"));
        assertEquals(UNet.pretraining(16), changed.architecture());
        assertEquals(10, changed.plan().checkpointEvery());
        assertEquals(4, changed.plan().batch());
        assertEquals(0.75, changed.masking().ratio());
        assertEquals(new Shape(48, 64, 48), changed.plan().patch());
        assertEquals(0.5, changed.augmentation().enabled(Gamma.class).orElseThrow().probability());
        assertFalse(changed.plan().optimizer().amsgrad());
    }

    @Test
    void wrongFieldsAreRefusedInWords() {
        assertTrue(refusal("batchsize", "4").contains("no field called 'batchsize'"));
        assertTrue(refusal("batch", "many").contains("does not fit"));
        assertTrue(refusal("batch", "0").contains("at least one patch"));
        assertTrue(refusal("probability", "1").contains("several fields"));
        assertTrue(refusal("accumulate", "3").contains("divide the batch"));
        assertTrue(refusal("patch", "50").contains("multiples of 16"));
        assertTrue(refusal("token", "0").contains("at least one voxel"));
    }

    private static String refusal(String name, String value) {
        return assertThrows(WorkbenchException.class, () -> RecipeJson.with(pretrain(Edition.CORRECTED), Map.of(name, value))).getMessage();
    }
}
