package org.amaes.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.MedNeXt.Size;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;

/** Every row of the table, in its order: the one place to add a benchmark. */
final class Benchmarks {

    private static final Shape CUBE = Shape.cube(64);
    private static final Shape CROP = new Shape(48, 64, 48);

    static final List<Benchmark> ALL = Stream.of(augmentation(), training(), scaling(), process()).flatMap(List::stream).toList();

    private static List<Benchmark> augmentation() {
        List<Benchmark> rows = new ArrayList<>();
        for (AugmentationOperator.Operator operator : AugmentationOperator.Operator.values()) {
            rows.add(new AugmentationOperator(operator));
        }
        rows.add(new AveragePatch());
        return rows;
    }

    private static List<Benchmark> training() {
        return List.of(
                new TrainingStep("unet_b_lw_dec", UNet.pretraining(32), CUBE, 1, Precision.FLOAT32, 1),
                new SecondEngineStep(),
                new TrainingStep("unet_b_lw_dec", UNet.pretraining(32), CUBE, 1, Precision.BFLOAT16, 1),
                new TrainingStep("U-Net f=16", UNet.pretraining(16), CROP, 4, Precision.BFLOAT16, 1),
                new TrainingStep("U-Net f=16, 3 classes", UNet.segmentation(16, 1, 3), CROP, 4, Precision.BFLOAT16, 1),
                new TrainingStep("mednext_m3_lw_dec", MedNeXt.pretraining(Size.M, 32), CUBE, 1, Precision.FLOAT32, 0.6),
                new TrainingStep("mednext_m3_lw_dec", MedNeXt.pretraining(Size.M, 32), CUBE, 1, Precision.BFLOAT16, 0.6),
                new GraphicsStep());
    }

    /** The bf16 step of U-Net B over patch sizes (64 stands above) and threads. */
    private static List<Benchmark> scaling() {
        List<Benchmark> rows = new ArrayList<>();
        for (int side : new int[] {32, 48, 96}) {
            rows.add(new TrainingStep("unet_b_lw_dec", UNet.pretraining(32), Shape.cube(side), 1, Precision.BFLOAT16, 1));
        }
        TrainingStep step = new TrainingStep("unet_b_lw_dec", UNet.pretraining(32), CUBE, 1, Precision.BFLOAT16, 1);
        for (int threads : new int[] {1, 2}) {
            if (threads != step.threads()) {
                rows.add(step.withThreads(threads));
            }
        }
        return rows;
    }

    private static List<Benchmark> process() {
        return List.of(
                new MemoryGrowth(new TrainingStep("U-Net f=16", UNet.pretraining(16), CROP, 4, Precision.BFLOAT16, 1), 200),
                new EngineStart(),
                new PreparingScan(),
                new SliceScroll(SliceScroll.Figure.MEDIAN), new SliceScroll(SliceScroll.Figure.SLOWEST), new SliceScroll(SliceScroll.Figure.MEMORY));
    }

    private Benchmarks() {
    }
}
