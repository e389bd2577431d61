package org.amaes.bench;

import java.util.List;

import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.MedNeXt.Size;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;

/** Every row of the table, in its order: the one place to add a benchmark. */
final class Benchmarks {

    private static final Shape CUBE = Shape.cube(64);
    private static final Shape CROP = new Shape(48, 64, 48);

    static final List<Benchmark> ALL = List.of(
            new TrainingStep("unet_b_lw_dec", UNet.pretraining(32), CUBE, 1, Precision.FLOAT32, 1),
            new TrainingStep("unet_b_lw_dec", UNet.pretraining(32), CUBE, 1, Precision.BFLOAT16, 1),
            new TrainingStep("U-Net f=16", UNet.pretraining(16), CROP, 4, Precision.BFLOAT16, 1),
            new TrainingStep("U-Net f=16, 3 classes", UNet.segmentation(16, 1, 3), CROP, 4, Precision.BFLOAT16, 1),
            new TrainingStep("mednext_m3_lw_dec", MedNeXt.pretraining(Size.M, 32), CUBE, 1, Precision.FLOAT32, 0.6),
            new TrainingStep("mednext_m3_lw_dec", MedNeXt.pretraining(Size.M, 32), CUBE, 1, Precision.BFLOAT16, 0.6),
            new MemoryGrowth(new TrainingStep("U-Net f=16", UNet.pretraining(16), CROP, 4, Precision.BFLOAT16, 1), 200),
            new PreparingScan(),
            new SliceScroll(SliceScroll.Figure.MEDIAN), new SliceScroll(SliceScroll.Figure.SLOWEST), new SliceScroll(SliceScroll.Figure.MEMORY));

    private Benchmarks() {
    }
}
