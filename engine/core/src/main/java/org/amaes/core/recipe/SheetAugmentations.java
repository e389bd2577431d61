package org.amaes.core.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.amaes.core.augment.Augmentation;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Elastic;
import org.amaes.core.augment.Gamma;
import org.amaes.core.augment.GibbsRinging;
import org.amaes.core.augment.MotionGhosting;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.recipe.Sheet.Row;
import org.amaes.core.recipe.SheetRows.Silence;

/** The rows of a {@link Sheet} on augmentation: every transform's probability, and the details in which the sources differ. */
final class SheetAugmentations {

    private static final String OFF = "off";

    private final Recipe used;
    private final Recipe paper;
    private final Recipe asCoded;
    private final List<Row> rows = new ArrayList<>();

    SheetAugmentations(Recipe used, Recipe paper, Recipe asCoded) {
        this.used = used;
        this.paper = paper;
        this.asCoded = asCoded;
    }

    List<Row> rows() {
        row("crop for motion", recipe -> recipe.augmentation().maySpatial() ? SheetRows.margin(recipe.augmentation().margin()) : "plain crop",
                Silence.PAPER, "181 and 128 differ by an odd number, so that the code resamples every patch half a voxel off");
        for (Pipeline.Step step : Pipeline.preset(Selection.ALL, Edition.CORRECTED).steps()) {
            Class<? extends Augmentation> kind = step.augmentation().getClass();
            row(name(kind), recipe -> recipe.augmentation().enabled(kind).map(SheetAugmentations::chance).orElse(OFF), Silence.NONE, "");
            details(kind);
        }
        return rows;
    }

    private void details(Class<? extends Augmentation> kind) {
        if (kind == Elastic.class && used instanceof Pretraining) {
            detail("elastic moves the target", Elastic.class, elastic -> elastic.movesTarget() ? "yes" : "no", Silence.NONE,
                    "the paper lists it among the intensity transforms; in the code it is spatial");
        } else if (kind == MotionGhosting.class) {
            detail("ghosted planes", MotionGhosting.class, ghosting -> "every r-th, r from " + SheetRows.number(ghosting.repetitions().low())
                    + " to " + SheetRows.number(ghosting.repetitions().high()), Silence.NONE, "the paper's range is one longer");
        } else if (kind == GibbsRinging.class) {
            detail("ringing's axis arguments", GibbsRinging.class, ringing -> ringing.exchangedAxes() ? "first two exchanged" : "as named",
                    Silence.PAPER, "the axis is drawn uniformly, so the exchange shows only in what is said about a patch");
        } else if (kind == Gamma.class) {
            detail("gamma ε", Gamma.class, gamma -> SheetRows.number(gamma.epsilon()), Silence.PAPER,
                    "a wrongly placed argument in the code darkens every patch that gamma meets");
            detail("gamma on the negative", Gamma.class, gamma -> "with probability " + SheetRows.number(gamma.invertProbability()), Silence.NONE, "");
        }
    }

    private <A extends Augmentation> void detail(String item, Class<A> kind, Function<A, String> words, Silence silence, String reason) {
        if (List.of(used, paper, asCoded).stream().allMatch(recipe -> recipe.augmentation().enabled(kind).isEmpty())) {
            return; // nobody has it switched on: nothing to compare
        }
        row(item, recipe -> recipe.augmentation().enabled(kind).map(words).orElse(OFF), silence, reason);
    }

    private void row(String item, Function<Recipe, String> words, Silence silence, String reason) {
        rows.add(SheetRows.row(item, used, paper, asCoded, words, silence, reason));
    }

    /** The probability; and whether the strengths are in none of the editions. */
    private static String chance(Augmentation augmentation) {
        boolean known = Arrays.stream(Edition.values()).map(edition -> Pipeline.preset(Selection.ALL, edition).enabled(augmentation.getClass()))
                .flatMap(Optional::stream).anyMatch(each -> each.withProbability(0).equals(augmentation.withProbability(0)));
        return "p " + SheetRows.number(augmentation.probability()) + (known ? "" : ", own strengths");
    }

    /** AdditiveNoise: "additive noise". */
    private static String name(Class<? extends Augmentation> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
