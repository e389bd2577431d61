package org.amaes.core.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.amaes.core.augment.CropMargin;
import org.amaes.core.augment.Edition;
import org.amaes.core.masking.Masking;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.NetworkName;
import org.amaes.core.preprocess.CropRule;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.recipe.Sheet.Agreement;
import org.amaes.core.recipe.Sheet.Row;
import org.amaes.core.recipe.Sheet.Source;

/** Makes the rows of a {@link Sheet}: each item is read in the same words from the run's recipe and from the two published ones. */
final class SheetRows {

    private final Recipe used;
    private final Recipe paper;
    private final Recipe asCoded;
    private final List<Row> rows = new ArrayList<>();

    SheetRows(Recipe used, Recipe paper, Recipe asCoded) {
        this.used = used;
        this.paper = paper;
        this.asCoded = asCoded;
    }

    Sheet sheet(Optional<Preprocessing> prepared) {
        preparation(prepared);
        network();
        switch (used) {
            case Pretraining _ -> {
                row("scans", recipe -> counted(((Pretraining) recipe).cases().size()), "44,756", "BRAINS-45K in the paper (section 2)");
                row("held out for validation", recipe -> number(100 * ((Pretraining) recipe).validationShare()) + " % of the scans", "");
            }
            case Finetune finetune -> {
                row("training scans", recipe -> counted(((Finetune) recipe).training().size()), "20", "20-shot in the paper (section 4)");
                rows.add(new Row("starts from", finetune.checkpoint() == null ? "scratch" : "a pretrained encoder", Source.SILENT, Source.SILENT,
                        "the paper reports both"));
                row("patches with foreground", recipe -> number(((Finetune) recipe).foreground()), "the framework's share; the paper leaves it to the framework");
            }
        }
        row("patch", recipe -> recipe.plan().patch() + " voxels", "paper section 4.2");
        rows.addAll(new SheetAugmentations(used, paper, asCoded).rows());
        switch (used) {
            case Pretrain _ -> {
                masking();
                row("loss", recipe -> ((Pretrain) recipe).maskedLossOnly() ? "squared error of masked voxels" : "squared error of the whole patch",
                        "the loss over masked voxels only is an option of the published code");
            }
            case PretrainViews _ -> views();
            case Finetune _ -> row("loss", _ -> "cross-entropy + soft Dice, weights 1/1", "background is a class of the Dice part, as coded");
        }
        rows.add(new Row("deep supervision", "none", Source.SILENT, Source.SILENT, "this program has none: there is one loss, on the full-size output"));
        training();
        if (used instanceof Finetune) {
            row("windows in prediction", recipe -> joined((Finetune) recipe), Silence.PAPER,
                    "overlapping windows' scores are added up as coded; a Gaussian weight trusts a window's middle more than its border");
        }
        return new Sheet((used instanceof Pretraining ? "pretraining, " : "fine-tuning, ") + used.architecture().title() + ", preset " + word(used.preset()),
                rows);
    }

    private static String joined(Finetune recipe) {
        return recipe.aggregation().equals("sum") ? "summed" : "weighted by a Gaussian";
    }

    private void preparation(Optional<Preprocessing> prepared) {
        String crop = prepared.map(SheetRows::crop).orElse("not known");
        String why = prepared.isPresent() ? "" : "the prepared scans are not at hand; ";
        rows.add(new Row("crop box", crop, Source.SILENT, Source.of(crop(Defaults.preprocessing(Edition.AS_CODED)), crop),
                why + "the published code ends the box one voxel too late on each axis; chosen by prepare --preset"));
        String voxels = prepared.map(SheetRows::voxels).orElse("not known");
        String published = voxels(Defaults.preprocessing(Edition.PAPER));
        rows.add(new Row("voxels", voxels, Source.of(published, voxels), Source.of(published, voxels), why + "chosen by prepare --spacing"));
    }

    private static String crop(Preprocessing preprocessing) {
        return preprocessing.crop() == CropRule.EXACT ? "exact" : "one voxel too large";
    }

    private static String voxels(Preprocessing preprocessing) {
        return preprocessing.targetSpacing().isPresent() ? number(preprocessing.targetSpacing().getAsDouble()) + " mm" : "each scan's own";
    }

    /** Any of the paper's networks agrees. */
    private void network() {
        Architecture architecture = used.architecture();
        boolean pretrained = used instanceof Pretraining;
        String names = Arrays.stream(NetworkName.values()).filter(NetworkName::isPublished).map(NetworkName::word)
                .collect(Collectors.joining(", "));
        boolean published = Arrays.stream(NetworkName.values()).filter(NetworkName::isPublished)
                .anyMatch(name -> architecture.equals(pretrained ? name.pretraining()
                        : name.segmentation(architecture.inChannels(), architecture.outChannels())));
        Source source = new Source(names, published ? Agreement.SAME : Agreement.DIFFERENT);
        rows.add(new Row("network", architecture.title(), source, source, pretrained
                ? "light decoder without skips: the paper's ablations, section 3.1" : "the U-Net's standard decoder with skips, paper section 3.2"));
    }

    private void masking() {
        row("masked tokens", recipe -> ((Pretrain) recipe).masking().rule() == Masking.Rule.BERNOULLI
                ? "each with the ratio's probability" : "an exact count", "the paper's text draws each token by itself, the code a fixed number");
        row("mask ratio", recipe -> number(((Pretrain) recipe).masking().ratio()), "");
        row("mask token", recipe -> ((Pretrain) recipe).masking().token() + "³ voxels", "");
    }

    private void views() {
        row("replaced by noise", recipe -> "up to " + number(100 * ((PretrainViews) recipe).views().share()) + " % of a view, and as much again by other content",
                "the paper's table has the ratio and a \"mask size 2\", which this scheme has no place for");
        row("sides of a cuboid", recipe -> number(100 * ((PretrainViews) recipe).views().shortest()) + " to "
                + number(100 * ((PretrainViews) recipe).views().longest()) + " % of the patch's", "Tang et al. 2022");
        row("loss", recipe -> "turn + likeness (temperature " + number(((PretrainViews) recipe).temperature()) + ") + absolute error", "Tang et al. 2022");
    }

    private void training() {
        row("length", this::length, used instanceof Pretraining ? "here " + counted(used.plan().steps()) + " steps" : "");
        row("warm-up", recipe -> recipe.plan().warmup() == 0 ? "none" : epochs(recipe, recipe.plan().warmup()),
                "linear from a thousandth of the rate");
        row("learning rate", recipe -> number(recipe.plan().learningRate()), "");
        row("cosine", recipe -> "per " + (recipe.plan().hold() > 1 ? "epoch" : "step")
                + (recipe.plan().cosineStretch() == 1 ? ", to 0 at the end" : ", over " + number(recipe.plan().cosineStretch()) + " × the length"),
                "the published fine-tuning ends before its rate reaches 0");
        row("batch", recipe -> counted(recipe.plan().batch()), "");
        row("optimiser", recipe -> "AdamW, betas " + number(recipe.plan().optimizer().beta1()) + " and " + number(recipe.plan().optimizer().beta2())
                + ", eps " + number(recipe.plan().optimizer().epsilon()), "");
        row("weight decay", recipe -> number(recipe.plan().optimizer().weightDecay()), "the published pretraining leaves PyTorch's default");
        row("amsgrad", recipe -> recipe.plan().optimizer().amsgrad() ? "yes" : "no", "set in the paper's table, not in the code");
        row("precision", recipe -> recipe.plan().precision() == Precision.BFLOAT16 ? "bf16, mixed" : "float32", "");
    }

    private String length(Recipe recipe) {
        return recipe instanceof Pretraining ? epochs(recipe, recipe.plan().steps()) : counted(recipe.plan().steps()) + " steps";
    }

    private static String epochs(Recipe recipe, long steps) {
        return number((double) steps / Defaults.stepsOfEpoch(recipe)) + " epochs";
    }

    /** Which sources do not say anything of an item. */
    enum Silence { NONE, PAPER }

    private void row(String item, Function<Recipe, String> words, String reason) {
        row(item, words, Silence.NONE, reason);
    }

    private void row(String item, Function<Recipe, String> words, Silence silence, String reason) {
        rows.add(row(item, used, paper, asCoded, words, silence, reason));
    }

    /** A row whose published value is not in the recipes. */
    private void row(String item, Function<Recipe, String> words, String published, String reason) {
        Source source = Source.of(published, words.apply(used));
        rows.add(new Row(item, words.apply(used), source, source, reason));
    }

    static Row row(String item, Recipe used, Recipe paper, Recipe asCoded, Function<Recipe, String> words, Silence silence, String reason) {
        String here = words.apply(used);
        return new Row(item, here, silence == Silence.PAPER ? Source.SILENT : Source.of(words.apply(paper), here),
                Source.of(words.apply(asCoded), here), reason);
    }

    static String word(Edition edition) {
        return edition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String margin(CropMargin margin) {
        return margin == CropMargin.AS_CODED ? "√2 of the patch, half a voxel off" : "even margin, no resampling where nothing moves";
    }

    private static String counted(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number as people write it: 0.6, 100, 3e-5. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e7)) {
            return String.format(Locale.ROOT, "%.3e", value).replaceFirst("\\.?0+e", "e").replaceFirst("e([+-])0?", "e$1").replace("e+", "e");
        }
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
