package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.dataset.Split;
import org.amaes.core.order.OrderOfRecipe;
import org.amaes.core.order.OrderText;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.Pretrain;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunFolder;
import org.amaes.runner.model.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back from runs to the orders that lead to them. */
class OrderOfRecipeTest {

    @TempDir
    static Path folder;
    private static TinyStudy.Trained trained;

    @TempDir
    Path files;

    @BeforeAll
    static void train() throws Exception {
        trained = TinyStudy.Trained.in(folder);
    }

    private OrderText assertLeadsBack(Recipe recipe) throws Exception {
        try (VolumeStore store = VolumeStore.open(trained.store())) {
            OrderText order = new OrderOfRecipe(files, "copy").of(recipe, store, Model.CHECKPOINTS);
            assertEquals(RecipeJson.write(recipe), RecipeJson.write(order.order().recipe(store, Model.CHECKPOINTS)));
            return order;
        }
    }

    @Test
    void aRunIsOrderedOnceMoreByTheSameWords() throws Exception {
        OrderText order = assertLeadsBack(RecipeJson.read(RunFolder.open(trained.pretrained()).recipe()));
        assertEquals("2", order.texts().get("set:filters"));
        assertEquals("16x16x32", order.texts().get("patch"));
        assertTrue(order.words().containsAll(List.of("pretrain", "--set", "filters=2")), order.words().toString());
        assertLeadsBack(RecipeJson.read(RunFolder.open(trained.finetuned()).recipe()));
    }

    @Test
    void whatNoWordStandsForIsWrittenAsAFile() throws Exception {
        Pretrain run = (Pretrain) RecipeJson.read(RunFolder.open(trained.pretrained()).recipe());
        List<Pipeline.Step> fewer = run.augmentation().steps().subList(0, 2);
        Pretrain changed = new Pretrain(run.format(), Edition.PAPER, run.architecture(), run.data(), run.cases().subList(0, 2), run.validationShare(), run.plan(),
                new Pipeline(fewer, run.augmentation().margin()), run.masking(), true);
        OrderText order = assertLeadsBack(changed);
        assertEquals("true", order.texts().get("set:maskedLossOnly"));
        assertTrue(Files.exists(Path.of(order.texts().get("augmentation"))) && Files.exists(Path.of(order.texts().get("split"))));
    }

    @Test
    void scansOfALocalListAreKept() throws Exception {
        Path split = files.resolve("split.json");
        new Split(Map.of("mine", List.of("case_2", "case_1"))).write(split);
        Path run = files.resolve("run");
        CommandRun.of(TinyStudy.finetune(trained.store(), run, 1, "--set", "previewEvery=0", "--split", split, "--part", "mine")).assertCode(ExitCode.DONE);
        Finetune recipe = (Finetune) RecipeJson.read(RunFolder.open(run).recipe());
        assertEquals(2, recipe.training().size());
        assertLeadsBack(recipe);
    }

    @Test
    void aRepeatedRunEndsWithTheSameWeights() throws Exception {
        Path again = files.resolve("again");
        CommandRun.of("repeat", trained.pretrained(), "--out", again).assertCode(ExitCode.DONE);
        assertEquals(-1, Files.mismatch(trained.pretrained().resolve("recipe.json"), again.resolve("recipe.json")));
        for (String file : List.of("step-1.safetensors", "step-1.state")) {
            assertEquals(-1, Files.mismatch(trained.pretrained().resolve("checkpoints").resolve(file), again.resolve("checkpoints").resolve(file)), file);
        }
    }
}
