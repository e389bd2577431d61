package org.amaes.core.recipe;

import java.util.List;
import java.util.Optional;

import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.dataset.Views;
import org.amaes.core.masking.Masking;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Layered;
import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.network.UNet;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.run.RunFolder;
import org.amaes.core.volume.Shape;

/**
 * The recipes of the paper and of its published code, from which every run starts (SPEC sections 9 and 12).
 */
public final class Defaults {

    private static final Shape PATCH = Shape.cube(128);
    private static final long PRETRAIN_EPOCHS = 100;
    private static final long WARMUP_EPOCHS = 5;
    private static final double VALIDATION_SHARE = 0.01;
    private static final double FOREGROUND = 0.33;
    private static final int VIEWS_BATCH = 8;
    private static final double VIEWS_TEMPERATURE = 0.5;
    private static final long OFFICIAL_WARMUP = 500;
    /** The published fine-tuning code anneals over 1.15 times its epochs. */
    private static final double AS_CODED_STRETCH = 1.15;
    private static final int AS_CODED_BATCH = 8;
    private static final int CHECKPOINTS_KEPT = 5;
    private static final long SHORTEST_CADENCE = 25;
    private static final long LONGEST_BETWEEN_CHECKPOINTS = 500;
    private static final long CHECKPOINTS_BETWEEN_VALIDATIONS = 5;

    private Defaults() {
    }

    /**
     * What a person at this machine has chosen before everything else follows.
     *
     * @param batch patches of one update, or empty for the preset's
     * @param steps updates of the run, or empty for the preset's
     * @param epochs passes over the cases instead of steps, or empty
     * @param patch the patch, or empty for the preset's 128³
     * @param learningRate the base rate, or empty for the preset's
     * @param precision number format of the convolutions
     * @param seed from which every random choice follows
     * @param device "cpu", "cuda:0", …
     * @param threads threads of the tensor operations
     */
    public record Choice(Optional<Integer> batch, Optional<Long> steps, Optional<Long> epochs, Optional<Shape> patch,
            Optional<Double> learningRate, Precision precision, long seed, String device, int threads) {
    }

    /** What the paper fine-tunes a network with (paper appendix A). */
    private record Tuning(double learningRate, int batch) {

        static Tuning of(Architecture network) {
            return switch (network) {
                case UNet _ -> new Tuning(5e-4, 8);
                case MedNeXt _ -> new Tuning(6e-4, 2);
                case SwinUnetr _ -> new Tuning(1e-4, 4);
            };
        }
    }

    /** Nothing chosen: everything is the preset's. */
    static final Choice NOTHING = new Choice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Precision.BFLOAT16, 1, "cpu", 1);

    /** How scans are prepared (SPEC section 12): the published code crops one voxel too wide. */
    public static Preprocessing preprocessing(Edition preset) {
        return preset == Edition.AS_CODED ? Preprocessing.asCoded() : Preprocessing.STANDARD;
    }

    /** What a preset says of a run with the same network and scans. */
    static Recipe published(Edition preset, Recipe run) {
        return switch (run) {
            case Pretraining pretraining -> pretraining(preset, pretraining.architecture(), pretraining.data(), pretraining.cases(), NOTHING,
                    Optional.empty(), ViewsSource.PAPER);
            case Finetune finetune -> finetune(preset, finetune.architecture(), finetune.data(), finetune.training(), finetune.validation(),
                    Optional.ofNullable(finetune.checkpoint()), finetune.classes(), NOTHING, Optional.empty());
        };
    }

    /** Steps in which every training scan is seen once, at least one; a remainder of a batch goes into the next epoch. */
    public static long stepsOfEpoch(Recipe run) {
        return Math.max(1, switch (run) {
            case Pretraining pretraining -> trainingScans(pretraining.cases().size(), pretraining.validationShare());
            case Finetune finetune -> finetune.training().size();
        } / run.plan().batch());
    }

    private static int trainingScans(int cases, double validationShare) {
        return Math.max(1, cases - (int) Math.ceil(validationShare * cases));
    }

    /** Whose numbers SwinUNETR is pretrained with. */
    public enum ViewsSource {
        /** The table of the AMAES paper. */
        PAPER,
        /** The public code of Tang et al. 2022. */
        OFFICIAL
    }

    /**
     * Pretraining in the network's own way: by masks, or SwinUNETR by views.
     *
     * @param cases ids of the scans to use
     * @param augmentation the pipeline, or empty for the network's usual one
     * @param source whose numbers, for SwinUNETR
     */
    public static Pretraining pretraining(Edition preset, Architecture network, String data, List<String> cases, Choice choice,
            Optional<Pipeline> augmentation, ViewsSource source) {
        return switch (network) {
            case SwinUnetr swin -> views(preset, swin, data, cases, choice, augmentation, source);
            case Layered layered -> pretrain(preset, layered, data, cases, choice, augmentation);
        };
    }

    /** SwinUNETR's pretraining (SPEC section 13): nothing happens to patches but what makes their views. */
    private static PretrainViews views(Edition preset, SwinUnetr network, String data, List<String> cases, Choice choice,
            Optional<Pipeline> augmentation, ViewsSource source) {
        int batch = batch(choice, VIEWS_BATCH);
        long epoch = Math.max(1, trainingScans(cases.size(), VALIDATION_SHARE) / batch);
        long steps = choice.steps().orElse(choice.epochs().orElse(PRETRAIN_EPOCHS) * epoch);
        Plan plan = switch (source) {
            case PAPER -> plan(choice, batch, steps, steps * WARMUP_EPOCHS / PRETRAIN_EPOCHS, choice.learningRate().orElse(1e-4), 1, 1,
                    pretrainOptimizer(preset));
            case OFFICIAL -> plan(choice, batch, steps, Math.min(OFFICIAL_WARMUP, steps), choice.learningRate().orElse(4e-4), 1, 1,
                    new Optimizer(.9, .999, 1e-8, 0.1, false));
        };
        return new PretrainViews(RunFolder.FORMAT, preset, network, data, cases, VALIDATION_SHARE, plan,
                augmentation.orElseGet(() -> Pipeline.preset(Selection.NONE, preset)), Views.published().turningWithin(plan.patch()), VIEWS_TEMPERATURE);
    }

    private static Optimizer pretrainOptimizer(Edition preset) {
        return preset == Edition.AS_CODED ? new Optimizer(.9, .999, 1e-8, 1e-2, false) : Optimizer.paper();
    }

    /**
     * Pretraining by masks.
     *
     * @param cases ids of the scans to use
     * @param augmentation the pipeline, or empty for everything
     */
    public static Pretrain pretrain(Edition preset, Architecture network, String data, List<String> cases, Choice choice,
            Optional<Pipeline> augmentation) {
        int batch = batch(choice, 16);
        long epoch = Math.max(1, trainingScans(cases.size(), VALIDATION_SHARE) / batch);
        long steps = choice.steps().orElse(choice.epochs().orElse(PRETRAIN_EPOCHS) * epoch);
        // Five of a hundred epochs in the paper, and the same share of shorter runs.
        long warmup = steps * WARMUP_EPOCHS / PRETRAIN_EPOCHS;
        Plan plan = plan(choice, batch, steps, warmup, choice.learningRate().orElse(1e-4), 1, 1, pretrainOptimizer(preset));
        Masking masking = new Masking(4, 0.6,
                preset == Edition.PAPER ? Masking.Rule.BERNOULLI : Masking.Rule.EXACT_COUNT);
        return new Pretrain(RunFolder.FORMAT, preset, network, data, cases, VALIDATION_SHARE, plan,
                augmentation.orElseGet(() -> Pipeline.preset(Selection.ALL, preset)), masking, false);
    }

    /**
     * Fine-tuning: with spatial augmentation from a checkpoint, with everything from scratch (paper section 3.2).
     *
     * @param training ids of the labelled scans to train on
     * @param validation ids of labelled scans to validate on
     * @param checkpoint the pretrained weights' file, or empty for a start from scratch
     * @param classes the classes, background first
     * @param augmentation the pipeline, or empty for the paper's
     */
    public static Finetune finetune(Edition preset, Architecture network, String data, List<String> training, List<String> validation,
            Optional<String> checkpoint, List<LabelClass> classes, Choice choice, Optional<Pipeline> augmentation) {
        boolean asCoded = preset == Edition.AS_CODED;
        Tuning tuning = Tuning.of(network);
        int batch = batch(choice, asCoded ? AS_CODED_BATCH : tuning.batch());
        long epoch = Math.max(1, training.size() / batch);
        long steps = choice.steps().orElse(choice.epochs().map(epochs -> epochs * epoch).orElse(asCoded ? 50_000L : 2_500L));
        Optimizer paper = Optimizer.paper();
        Optimizer optimizer = new Optimizer(paper.beta1(), paper.beta2(), paper.epsilon(), paper.weightDecay(), !asCoded);
        Plan plan = plan(choice, batch, steps, 0, choice.learningRate().orElse(asCoded ? 1e-4 : tuning.learningRate()),
                asCoded ? AS_CODED_STRETCH : 1, asCoded ? epoch : 1, optimizer);
        return new Finetune(RunFolder.FORMAT, preset, network, data, training, validation, checkpoint.orElse(null), plan,
                augmentation.orElseGet(() -> Pipeline.preset(checkpoint.isPresent() ? Selection.SPATIAL : Selection.ALL, preset)),
                FOREGROUND, classes, preset == Edition.CORRECTED ? "gaussian" : "sum", false);
    }

    /**
     * About ten checkpoints, validations and previews a run; a short run has fewer, and a long one saves at least
     * every 500 steps, so that little is lost with a power cut. Validations fall on checkpoints and previews on
     * validations: a best validation then costs no checkpoint of its own.
     */
    private static Plan plan(Choice choice, int batch, long steps, long warmup, double rate, double stretch, long hold, Optimizer optimizer) {
        long tenth = steps / 10;
        long checkpoint = Math.clamp(tenth, SHORTEST_CADENCE, LONGEST_BETWEEN_CHECKPOINTS);
        long validate = checkpoint * Math.clamp(tenth / checkpoint, 1, CHECKPOINTS_BETWEEN_VALIDATIONS);
        long preview = validate * Math.max(1, tenth / validate);
        return new Plan(choice.patch().orElse(PATCH), batch, 1, steps, warmup, rate, stretch, hold, optimizer, choice.precision(),
                choice.seed(), choice.device(), choice.threads(), validate, checkpoint, CHECKPOINTS_KEPT, preview, false);
    }

    /** The batch, which steps of an epoch are counted by. */
    private static int batch(Choice choice, int otherwise) {
        int batch = choice.batch().orElse(otherwise);
        if (batch < 1) {
            throw new IllegalArgumentException("A batch has at least one patch, not " + batch + ".");
        }
        return batch;
    }
}
