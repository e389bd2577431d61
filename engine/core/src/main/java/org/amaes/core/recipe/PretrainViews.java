package org.amaes.core.recipe;

import java.util.List;
import java.util.Objects;

import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.dataset.ViewSampler;
import org.amaes.core.dataset.Views;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Shapes;
import org.amaes.core.network.SwinUnetr;

/**
 * Pretraining of SwinUNETR by two views of each patch: tell by how much a view was turned, know two views of one
 * patch from those of others, and reconstruct what cuboids hide (Tang et al. 2022; the paper's baseline).
 *
 * @param format of the run folder
 * @param preset whose word counts where paper and published code differ
 * @param architecture a SwinUNETR with the pretraining's heads
 * @param data the folder of the prepared scans, absolute
 * @param cases the scans to train on, by id; training and validation are drawn from them
 * @param validationShare share of the cases (rounded up) kept for validation, in [0, 1)
 * @param plan sizes, steps, optimiser, machine
 * @param augmentation what happens to a patch before its views are made
 * @param views how the views are made
 * @param temperature what similarities are divided by in the contrastive loss, above 0
 */
public record PretrainViews(int format, Edition preset, Architecture architecture, String data, List<String> cases, double validationShare,
        Plan plan, Pipeline augmentation, Views views, double temperature) implements Pretraining {

    /** Views of a patch. */
    public static final int VIEWS = 2;

    public PretrainViews {
        Objects.requireNonNull(preset, "preset");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(augmentation, "augmentation");
        Objects.requireNonNull(views, "views");
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("There is no scan to pretrain on.");
        }
        if (!(validationShare >= 0 && validationShare < 1)) {
            throw new IllegalArgumentException("validationShare lies in [0, 1): " + validationShare);
        }
        if (!(architecture instanceof SwinUnetr swin) || swin.head() != SwinUnetr.Head.PRETRAINING
                || swin.inChannels() != swin.outChannels()) {
            throw new IllegalArgumentException("Pretraining by views is for a SwinUNETR with the pretraining's heads and as many channels out as in.");
        }
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature is above 0: " + temperature);
        }
        Shapes.output(architecture, plan.patch());
        ViewSampler.requireSquare(views, plan.patch());
        plan.requireHoldable(VIEWS * architecture.inChannels());
    }

    @Override
    public Objective objective() {
        return new Objective.Views(temperature);
    }

    @Override
    public PretrainViews with(Plan other) {
        return new PretrainViews(format, preset, architecture, data, cases, validationShare, other, augmentation, views, temperature);
    }
}
