package org.amaes.app.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.amaes.core.augment.CropMargin;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;

/** What one pipeline does otherwise than another, a line for each thing, for people. */
final class PipelineDifference {

    private PipelineDifference() {
    }

    /** The lines; empty if the two are equal. */
    static List<String> between(Pipeline from, Pipeline to) {
        List<String> lines = new ArrayList<>();
        for (Pipeline.Step step : to.steps()) {
            String title = AugmentationCard.of(step.augmentation()).title();
            find(from, step.augmentation().choice()).ifPresentOrElse(before -> step(title, before, step, lines),
                    () -> lines.add(title + ": added" + (step.enabled() ? "" : ", switched off")));
        }
        for (Pipeline.Step step : from.steps()) {
            if (find(to, step.augmentation().choice()).isEmpty()) {
                lines.add(AugmentationCard.of(step.augmentation()).title() + ": taken out");
            }
        }
        if (sameKinds(from, to) && !order(from).equals(order(to))) {
            lines.add("The artefacts happen in another order");
        }
        if (from.margin() != to.margin()) {
            lines.add("Crop margin: " + words(from.margin()) + " → " + words(to.margin()));
        }
        return List.copyOf(lines);
    }

    private static void step(String title, Pipeline.Step before, Pipeline.Step now, List<String> lines) {
        if (before.enabled() != now.enabled()) {
            lines.add(title + (now.enabled() ? ": off → on" : ": on → off"));
        }
        if (before.augmentation().probability() != now.augmentation().probability()) {
            lines.add(title + ": probability " + percent(before.augmentation().probability()) + " → " + percent(now.augmentation().probability()));
        }
        List<Parameter> old = AugmentationCard.of(before.augmentation()).parameters();
        List<Parameter> fresh = AugmentationCard.of(now.augmentation()).parameters();
        for (int i = 0; i < fresh.size(); i++) {
            if (!old.get(i).words().equals(fresh.get(i).words())) {
                lines.add(title + ": " + fresh.get(i).name() + " " + old.get(i).words() + " → " + fresh.get(i).words());
            }
        }
    }

    private static java.util.Optional<Pipeline.Step> find(Pipeline pipeline, PatchSeed.Choice choice) {
        return pipeline.steps().stream().filter(step -> step.augmentation().choice() == choice).findFirst();
    }

    private static boolean sameKinds(Pipeline one, Pipeline other) {
        return one.steps().size() == other.steps().size() && one.steps().stream().allMatch(step -> find(other, step.augmentation().choice()).isPresent());
    }

    private static List<PatchSeed.Choice> order(Pipeline pipeline) {
        return pipeline.steps().stream().map(step -> step.augmentation().choice()).toList();
    }

    private static String words(CropMargin margin) {
        return margin == CropMargin.EVEN ? "even" : "as coded";
    }

    /** A share as a percentage. */
    static String percent(double share) {
        return Parameter.number(Math.rint(share * 1000) / 10) + " %";
    }
}
