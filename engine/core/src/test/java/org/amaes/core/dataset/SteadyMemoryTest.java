package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.augment.Workspace;
import org.amaes.core.masking.Masking;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** Patches are made in memory that is there already: what is new for each is a description of a few kilobytes. */
class SteadyMemoryTest {

    private static final Shape PATCH = Shape.cube(48);
    private static final int WARM_UP = 40;
    private static final int PATCHES = 20;
    /** A quarter of what one more array of the patch's size would take. Some 30 KB were measured, some 60 before the compiler has come. */
    private static final long BOUND = 48L * 48 * 48 * Float.BYTES / 4;

    @Test
    void noArraysAreMadeForAPatchOfPresetAllOnceTheFirstWereMade() throws Exception {
        assertBound(Pipeline.preset(Selection.ALL, Edition.CORRECTED));
    }

    @Test
    void norWhereEveryStepHappens() throws Exception {
        assertBound(Pipeline.preset(Selection.ALL, Edition.PAPER).forced());
    }

    private static void assertBound(Pipeline pipeline) throws Exception {
        Shape shape = Shape.cube(72);
        float[] values = new float[shape.length()];
        SplittableRandom random = new SplittableRandom(3);
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) random.nextDouble();
        }
        VolumeSource source = new VolumeSource(List.of(VolumeSource.Entry.of(new Volume(Grid.unit(shape), values))));
        PretrainSampler sampler = new PretrainSampler(source, pipeline, Masking.standard(), PATCH);
        Workspace workspace = new Workspace();
        Patch patch = sampler.newPatch();
        byte[] marks = new byte[PATCH.length()];
        long[] taken = new long[PATCHES];
        for (int epoch = -WARM_UP; epoch < PATCHES; epoch++) {
            long before = allocated();
            sampler.sample(9, epoch + WARM_UP, 0, workspace, patch);
            patch.origin().mask().mark(marks);
            if (epoch >= 0) {
                taken[epoch] = allocated() - before;
            }
        }
        java.util.Arrays.sort(taken); // a scratch array may still grow for the widest crop so far: that is once, not for each
        assertTrue(taken[PATCHES / 2] < BOUND, taken[PATCHES / 2] + " bytes for the middle patch");
        assertTrue(taken[PATCHES * 9 / 10] < BOUND, taken[PATCHES * 9 / 10] + " bytes for nine of ten patches");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(Thread.currentThread().threadId());
    }
}
