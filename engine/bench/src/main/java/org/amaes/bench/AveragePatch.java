package org.amaes.bench;

import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.augment.Workspace;
import org.amaes.core.dataset.Patch;
import org.amaes.core.dataset.PretrainSampler;
import org.amaes.core.dataset.VolumeSource;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * A pretraining patch of 128³ voxels with everything of preset "all", from a scan in memory to the
 * augmented input, on one core: the mean of {@value #PATCHES} patches drawn as in training.
 */
record AveragePatch() implements Benchmark {

    private static final int PATCHES = 100;
    private static final int WARM_UP = 100;
    private static final Shape HEAD = new Shape(182, 218, 182);

    @Override
    public String name() {
        return "augmentation, 128³, one core: average patch of preset all";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double budget() {
        return 100;
    }

    @Override
    public boolean budgetIsRatio() {
        return false;
    }

    @Override
    public Figures measure(int rounds, Optional<ReferencePython> python) throws WorkbenchException {
        Volume head = Phantom.generate(PhantomSettings.of(1, 0, Contrast.T1).withGrid(HEAD, 1, 1, 1)).image();
        PretrainSampler sampler = new PretrainSampler(new VolumeSource(List.of(VolumeSource.Entry.of(head))),
                Pipeline.preset(Selection.ALL, Edition.CORRECTED), null, Shape.cube(128));
        Workspace workspace = new Workspace();
        Patch patch = sampler.newPatch();
        long start = 0;
        for (int epoch = -WARM_UP; epoch < PATCHES; epoch++) {
            start = epoch == 0 ? System.nanoTime() : start;
            sampler.sample(1, Math.floorMod(epoch, 1000), 0, workspace, patch);
        }
        return new Figures(Optional.empty(), (System.nanoTime() - start) / 1e6 / PATCHES);
    }
}
