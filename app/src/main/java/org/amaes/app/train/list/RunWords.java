package org.amaes.app.train.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.amaes.app.train.list.RunRow.Fact;
import org.amaes.core.order.OrderWords;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Pretraining;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunGlance;

/** A run's numbers in words. */
final class RunWords {

    private RunWords() {
    }

    /** "Dice 0.812 at step 400", or "loss 0.0132 at step 400" where there are no labels. */
    static String validation(RunEvent.Validation validation) {
        List<Double> dice = validation.dice().values().stream().filter(java.util.Objects::nonNull).toList();
        String score = dice.isEmpty() ? "loss " + number(validation.loss())
                : String.format(Locale.ROOT, "Dice %.3f", dice.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
        return score + " at step " + validation.step();
    }

    private static String number(Double value) {
        return value == null ? "undefined" : String.format(Locale.ROOT, "%.4g", value);
    }

    /** What is not to be seen in the curves beside it: what was ordered, what came of it so far. */
    static List<Fact> facts(Recipe recipe, RunGlance glance) {
        List<Fact> facts = new ArrayList<>();
        Plan plan = recipe.plan();
        facts.add(new Fact("Network", recipe.architecture().title()));
        facts.add(new Fact("Scans", switch (recipe) {
            case Pretraining pretraining -> pretraining.cases().size() + " from " + recipe.data();
            case Finetune finetune -> finetune.training().size() + " to train on, " + finetune.validation().size() + " to validate on, from " + recipe.data();
        }));
        if (recipe instanceof Finetune finetune) {
            facts.add(new Fact("Started from", finetune.checkpoint() == null ? "scratch" : finetune.checkpoint()));
        }
        facts.add(new Fact("Patch and batch", plan.patch() + " voxels, " + plan.batch() + (plan.batch() == 1 ? " patch" : " patches")));
        facts.add(new Fact("Preset and seed", OrderWords.word(recipe.preset()) + ", seed " + plan.seed()));
        facts.add(new Fact("Computed on", plan.device() + ", " + plan.threads() + (plan.threads() == 1 ? " thread, " : " threads, ")
                + OrderWords.word(plan.precision())));
        glance.best().ifPresent(best -> facts.add(new Fact("Best so far", validation(best))));
        glance.validation().ifPresent(validation -> facts.add(new Fact("Validation", validation(validation) + perClass(validation.dice()))));
        glance.checkpoint().ifPresent(checkpoint -> facts.add(new Fact("Last checkpoint", "step " + checkpoint.step())));
        if (!glance.note().isEmpty()) {
            facts.add(new Fact("Note", glance.note()));
        }
        return facts;
    }

    private static String perClass(Map<String, Double> dice) {
        return dice.size() < 2 ? "" : dice.entrySet().stream().map(each -> each.getKey() + " "
                + (each.getValue() == null ? "undefined" : String.format(Locale.ROOT, "%.3f", each.getValue()))).collect(Collectors.joining(", ", " (", ")"));
    }
}
