package org.amaes.runner.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

import org.amaes.core.network.Architecture;
import org.amaes.core.network.Cost;
import org.amaes.core.network.Layered;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.recipe.Forecast.Proposal;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Precision;
import org.amaes.core.recipe.PretrainViews;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.volume.Shape;

/**
 * The memory of a training by the size of its patches and batches: what does not depend on them, the patches
 * that are made ahead, and the feature maps of one pass, which training keeps for the way back.
 *
 * @param recipe the run
 * @param fixed bytes that do not depend on sizes: program, weights, optimiser, a snapshot of them
 * @param bytesPerValue bytes of a pass by value of the layers' outputs
 */
record MemoryModel(Recipe recipe, long fixed, double bytesPerValue) {

    /** Two bytes of a bfloat16 map, with the copies that a layer makes; measurements replace it. */
    private static final double USUAL_BF16 = 2.1;
    private static final double USUAL_FLOAT32 = 3.6;
    /** The share of it that is left where maps are computed again on the way back: the first and the last of a U-Net stay. */
    private static final double RECOMPUTED = 0.52;
    /** Values by parameter: weight, gradient, up to three moments, the rounded copy; and a snapshot of weights and moments. */
    private static final long BYTES_PER_PARAMETER = 4 * 5 + 2 + 4 * 4;
    /** The program with its libraries. */
    private static final long PROGRAM = 400L << 20;
    /** Sides of a patch are multiples of this. */
    private static final int STEP = 16;

    /** Before anything is measured. */
    static MemoryModel usual(Recipe recipe) {
        long parameters = Cost.of(recipe.architecture(), recipe.plan().patch()).parameters();
        return new MemoryModel(recipe, PROGRAM + BYTES_PER_PARAMETER * parameters,
                (recipe.plan().precision() == Precision.BFLOAT16 ? USUAL_BF16 : USUAL_FLOAT32)
                        * (recipe.plan().checkpointActivations() ? RECOMPUTED : 1));
    }

    /** Bytes of the patches that a run makes ahead: input, target or labels, mask. */
    static long feed(Recipe recipe, Shape patch, int batch) {
        long channels = recipe.architecture().inChannels();
        long perVoxel = switch (recipe.objective()) {
            case Objective.Reconstruction _ -> 8 * channels + 1;
            case Objective.Segmentation _ -> 4 * channels + 1;
            case Objective.Views _ -> PretrainViews.VIEWS * 8 * channels;
        };
        return PatchFeed.AHEAD * (long) batch * patch.voxels() * perVoxel;
    }

    /** The largest need at once. */
    long bytes(Shape patch, int batch, int accumulate) {
        long values = Cost.of(recipe.architecture(), patch).activations() * passes(recipe, batch / accumulate);
        return fixed + feed(recipe, patch, batch) + (long) (bytesPerValue * values);
    }

    /** Inputs that go through the network at once: patches, or the views of patches. */
    static long passes(Recipe recipe, int patches) {
        return (recipe.objective() instanceof Objective.Views ? PretrainViews.VIEWS : 1) * (long) patches;
    }

    /** The largest need of a plan. */
    long bytes(Plan plan) {
        return bytes(plan.patch(), plan.batch(), plan.accumulate());
    }

    /** The smallest changes, one of each kind, with which the run fits. */
    List<Proposal> proposals(LongPredicate fits) {
        Plan plan = recipe.plan();
        List<Proposal> proposals = new ArrayList<>();
        IntStream.rangeClosed(plan.accumulate() + 1, plan.batch()).filter(parts -> plan.batch() % parts == 0)
                .mapToObj(parts -> new Proposal("--set accumulate=" + parts, bytes(plan.patch(), plan.batch(), parts), true))
                .filter(each -> fits.test(each.peakBytes())).findFirst().ifPresent(proposals::add);
        IntStream.iterate(plan.batch() - 1, batch -> batch >= 1, batch -> batch - 1).filter(batch -> batch % plan.accumulate() == 0)
                .mapToObj(batch -> new Proposal("--batch " + batch, bytes(plan.patch(), batch, plan.accumulate()), false))
                .filter(each -> fits.test(each.peakBytes())).findFirst().ifPresent(proposals::add);
        smallerPatch(plan, fits).ifPresent(proposals::add);
        return proposals;
    }

    private Optional<Proposal> smallerPatch(Plan plan, LongPredicate fits) {
        for (Optional<Shape> patch = smaller(recipe.architecture(), plan.patch()); patch.isPresent();
                patch = smaller(recipe.architecture(), patch.get())) {
            long bytes = bytes(patch.get(), plan.batch(), plan.accumulate());
            if (fits.test(bytes)) {
                return Optional.of(new Proposal("--patch " + patch.get(), bytes, false));
            }
        }
        return Optional.empty();
    }

    /** The next smaller patch: its longest sides one step shorter; empty where the network takes none. */
    static Optional<Shape> smaller(Architecture architecture, Shape patch) {
        int longest = Math.max(patch.x(), Math.max(patch.y(), patch.z()));
        int step = switch (architecture) {
            case Layered _ -> STEP;
            case SwinUnetr _ -> SwinUnetr.REDUCTION;
        };
        if (longest <= step) {
            return Optional.empty();
        }
        int shorter = (longest - 1) / step * step;
        Shape next = new Shape(Math.min(patch.x(), shorter), Math.min(patch.y(), shorter), Math.min(patch.z(), shorter));
        try {
            Cost.of(architecture, next);
            return Optional.of(next);
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // the network's own limit
        }
    }
}
