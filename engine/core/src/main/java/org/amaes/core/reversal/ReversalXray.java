package org.amaes.core.reversal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.augment.Effect;
import org.amaes.core.augment.IntensityAugmentation;
import org.amaes.core.augment.PatchRandom;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Workspace;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Shape;

/**
 * One patch damaged by one artefact at a time, each at a chosen strength: what a network is shown to find
 * out which artefacts it has learnt to undo.
 *
 * <p>Nothing spatial happens, so that every reconstruction is compared with the same clean patch under the
 * same mask.
 *
 * @param clean the patch
 * @param mask the tokens hidden from the network, the same for every artefact
 * @param seed the patch's name: decides what has no strength, such as an axis or a noise field
 */
public record ReversalXray(float[] clean, TokenMask mask, PatchSeed seed) {

    public ReversalXray {
        if (clean.length != mask.patch().length()) {
            throw new IllegalArgumentException(clean.length + " voxels for a patch of " + mask.patch());
        }
    }

    /** The artefacts of a pipeline, switched on or not, in its order. */
    public static List<IntensityAugmentation> artefacts(Pipeline pipeline) {
        List<IntensityAugmentation> found = new ArrayList<>();
        for (Pipeline.Step step : pipeline.steps()) {
            if (step.augmentation() instanceof IntensityAugmentation intensity) {
                found.add(intensity);
            }
        }
        return List.copyOf(found);
    }

    /** The patch as it is: the reconstruction of it is what all others are measured by. */
    public DamagedPatch undamaged() {
        return new DamagedPatch(Optional.empty(), 0, "no damage", clean);
    }

    /** The patch with one artefact. */
    public DamagedPatch damaged(IntensityAugmentation artefact, double strength, Workspace workspace) {
        Shape shape = mask.patch();
        PatchRandom random = seed.random(artefact.choice(), 0);
        random.nextDouble(); // the number that in training decides whether it happens
        Effect effect = artefact.atStrength(strength, random, shape);
        float[] voxels = clean.clone();
        effect.apply(voxels, shape, workspace);
        return new DamagedPatch(Optional.of(artefact), strength, effect.describe(), voxels);
    }

    /** Every artefact at its strength; artefacts without one in the map have {@code otherwise}. */
    public List<DamagedPatch> all(List<IntensityAugmentation> artefacts, Map<PatchSeed.Choice, Double> strengths, double otherwise,
            Workspace workspace) {
        List<DamagedPatch> patches = new ArrayList<>();
        for (IntensityAugmentation artefact : artefacts) {
            patches.add(damaged(artefact, strengths.getOrDefault(artefact.choice(), otherwise), workspace));
        }
        return patches;
    }

    /**
     * Scores a reconstruction.
     *
     * @param damaged what was masked and shown to the network
     * @param redrawn what it made of it
     * @param redrawnUndamaged what it made of the undamaged patch under the same mask
     */
    public Reversal score(DamagedPatch damaged, float[] redrawn, float[] redrawnUndamaged) {
        return new Reversal(Deviation.between(damaged.voxels(), clean, mask), Deviation.between(redrawn, clean, mask),
                Deviation.between(redrawnUndamaged, clean, mask), Deviation.between(redrawn, redrawnUndamaged, mask));
    }
}
