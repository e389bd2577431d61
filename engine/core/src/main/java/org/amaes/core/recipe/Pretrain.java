package org.amaes.core.recipe;

import java.util.List;
import java.util.Objects;

import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.masking.Masking;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Shapes;
import org.amaes.core.network.SwinUnetr;

/**
 * Pretraining: reconstruct clean patches from damaged and masked ones (paper section 3.1).
 *
 * @param format of the run folder
 * @param preset whose word counts where paper and published code differ
 * @param architecture a network with as many channels out as in
 * @param data the folder of the prepared scans, absolute
 * @param cases the scans to train on, by id; training and validation are drawn from them
 * @param validationShare share of the cases (rounded up) kept for validation, in [0, 1)
 * @param plan sizes, steps, optimiser, machine
 * @param augmentation damage to the input, motion of input and target
 * @param masking what is hidden from the input
 * @param maskedLossOnly whether only hidden voxels count in the loss
 */
public record Pretrain(int format, Edition preset, Architecture architecture, String data, List<String> cases, double validationShare,
        Plan plan, Pipeline augmentation, Masking masking, boolean maskedLossOnly) implements Pretraining {

    public Pretrain {
        Objects.requireNonNull(preset, "preset");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(augmentation, "augmentation");
        Objects.requireNonNull(masking, "masking");
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("There is no scan to pretrain on.");
        }
        if (!(validationShare >= 0 && validationShare < 1)) {
            throw new IllegalArgumentException("validationShare lies in [0, 1): " + validationShare);
        }
        if (architecture.inChannels() != architecture.outChannels()) {
            throw new IllegalArgumentException("A reconstruction gives back as many channels as it takes.");
        }
        if (architecture instanceof SwinUnetr) {
            throw new IllegalArgumentException("SwinUNETR is pretrained by views, not by masks.");
        }
        Shapes.output(architecture, plan.patch());
        plan.requireHoldable(architecture.inChannels());
    }

    @Override
    public Objective objective() {
        return new Objective.Reconstruction(maskedLossOnly);
    }

    @Override
    public Pretrain with(Plan other) {
        return new Pretrain(format, preset, architecture, data, cases, validationShare, other, augmentation, masking, maskedLossOnly);
    }
}
