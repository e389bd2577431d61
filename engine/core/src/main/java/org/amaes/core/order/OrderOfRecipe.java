package org.amaes.core.order;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.PipelineFile;
import org.amaes.core.dataset.Split;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.NetworkName;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.network.UNet;
import org.amaes.core.order.TrainingOrder.Kind;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.Pretraining;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;

/**
 * The order that leads to a recipe that is there: the way back, so that a run can be ordered once more with something
 * changed. Lists of scans and pipelines that no word stands for are written as files.
 *
 * @param folder where such files are written
 * @param name what they begin with
 */
public record OrderOfRecipe(Path folder, String name) {

    /**
     * The order.
     *
     * @param store the recipe's prepared scans
     * @param checkpoints knows checkpoints
     */
    public OrderText of(Recipe recipe, VolumeStore store, TrainingOrder.Checkpoints checkpoints) throws WorkbenchException {
        OrderText plain = plain(recipe);
        OrderText order = sameScans(recipe, plain.order().recipe(store, checkpoints)) ? plain : withLists(recipe, plain);
        Recipe reached = order.order().recipe(store, checkpoints);
        Map<String, String> differences;
        try {
            differences = RecipeJson.differences(reached, recipe);
        } catch (IllegalArgumentException _) {
            Path file = folder.resolve(name + "-pipeline.json");
            PipelineFile.write(file, recipe.augmentation());
            order = with(order, "augmentation", file.toString());
            differences = RecipeJson.differences(order.order().recipe(store, checkpoints), recipe);
        }
        for (Map.Entry<String, String> each : differences.entrySet()) {
            order = with(order, OrderText.SET + shortest(each.getKey()), each.getValue());
        }
        return order;
    }

    /** A field's own name, where it is told from all others by it. */
    private static String shortest(String path) {
        return path.startsWith("augmentation.") ? path : path.substring(path.lastIndexOf('.') + 1);
    }

    private static OrderText with(OrderText order, String name, String text) {
        Map<String, String> texts = new LinkedHashMap<>(order.texts());
        texts.put(name, text);
        return new OrderText(order.kind(), texts);
    }

    private static OrderText plain(Recipe recipe) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("data", recipe.data());
        texts.put("network", network(recipe).word());
        texts.put("preset", OrderWords.word(recipe.preset()));
        texts.put("patch", recipe.plan().patch().x() == recipe.plan().patch().y() && recipe.plan().patch().y() == recipe.plan().patch().z()
                ? Integer.toString(recipe.plan().patch().x()) : recipe.plan().patch().toString());
        texts.put("batch", Integer.toString(recipe.plan().batch()));
        texts.put("steps", Long.toString(recipe.plan().steps()));
        texts.put("lr", Double.toString(recipe.plan().learningRate()));
        texts.put("precision", OrderWords.word(recipe.plan().precision()));
        texts.put("threads", Integer.toString(recipe.plan().threads()));
        texts.put("device", recipe.plan().device());
        texts.put("seed", Long.toString(recipe.plan().seed()));
        if (recipe instanceof Finetune finetune) {
            texts.put("cases", Integer.toString(finetune.training().size()));
            texts.put("validation-cases", Integer.toString(finetune.validation().size()));
            texts.put("checkpoint", Optional.ofNullable(finetune.checkpoint()).orElse(""));
        }
        return new OrderText(recipe instanceof Finetune ? Kind.FINETUNE : Kind.PRETRAIN, texts);
    }

    private static NetworkName network(Recipe recipe) {
        Architecture wanted = recipe.architecture();
        return Arrays.stream(NetworkName.values()).filter(each -> wanted.equals(recipe instanceof Finetune
                ? each.segmentation(wanted.inChannels(), wanted.outChannels()) : each.pretraining())).findFirst().orElse(switch (wanted) {
                    case UNet _ -> NetworkName.UNET;
                    case MedNeXt _ -> NetworkName.MEDNEXT;
                    case SwinUnetr _ -> NetworkName.SWINUNETR;
                });
    }

    private static boolean sameScans(Recipe one, Recipe other) {
        return switch (one) {
            case Pretraining pretraining -> pretraining.cases().equals(((Pretraining) other).cases());
            case Finetune finetune -> finetune.training().equals(((Finetune) other).training()) && finetune.validation().equals(((Finetune) other).validation());
        };
    }

    private OrderText withLists(Recipe recipe, OrderText plain) throws WorkbenchException {
        List<String> scans = recipe instanceof Finetune finetune ? finetune.training() : ((Pretraining) recipe).cases();
        Path file = folder.resolve(name + "-scans.json");
        new Split(Map.of("train", scans)).write(file);
        return with(with(plain, "split", file.toString()), "part", "train");
    }
}
