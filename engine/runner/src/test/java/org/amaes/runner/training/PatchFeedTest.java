package org.amaes.runner.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.backend.Batch;
import org.amaes.core.dataset.FinetuneSampler;
import org.amaes.core.dataset.PretrainSampler;
import org.amaes.core.dataset.VolumeSource;
import org.amaes.core.masking.Masking;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchFeedTest {

    private static final Shape PATCH = new Shape(16, 16, 32);
    private static final Objective RECONSTRUCTION = new Objective.Reconstruction(true);
    private static final Objective SEGMENTATION = new Objective.Segmentation();

    private static Plan plan(int batch, int accumulate, long steps) {
        return new Plan(PATCH, batch, accumulate, steps, 0, 1e-3, 1, 1, Optimizer.paper(), Precision.FLOAT32, 5, "cpu", 1, 0, 1, 1, 0, false);
    }

    /** Three noisy scans of different sizes; one is smaller than the patch. */
    private static VolumeSource scans() {
        List<VolumeSource.Entry> entries = new ArrayList<>();
        for (Shape shape : List.of(new Shape(20, 24, 34), new Shape(12, 30, 20), new Shape(18, 18, 40))) {
            SplittableRandom random = new SplittableRandom(shape.x());
            float[] values = new float[shape.length()];
            byte[] classes = new byte[shape.length()];
            for (int v = 0; v < values.length; v++) {
                values[v] = (float) random.nextDouble();
                classes[v] = (byte) (random.nextInt(20) == 0 ? 4 : 0);
            }
            entries.add(new VolumeSource.Entry(List.of(new Volume(Grid.unit(shape), values)), new LabelMap(Grid.unit(shape), classes)));
        }
        return new VolumeSource(entries);
    }

    private static SampleSource pretraining() {
        return new SamplerStream(new PretrainSampler(scans(), Pipeline.preset(Selection.ALL, Edition.CORRECTED), Masking.standard(), PATCH), 5, null);
    }

    private static SampleSource finetuning() {
        byte[] classOf = new byte[256];
        classOf[4] = 1;
        return new SamplerStream(new FinetuneSampler(scans(), Pipeline.preset(Selection.ALL, Edition.CORRECTED), 0.5, PATCH), 5, classOf);
    }

    /** Everything that a feed delivers from a step on, part after part. */
    private static List<float[]> delivered(Plan plan, Objective objective, SampleSource source, int workers, long from) throws Exception {
        List<float[]> all = new ArrayList<>();
        try (PatchFeed feed = new PatchFeed(plan, objective, source, 1, workers, from)) {
            for (long step = from; step < plan.steps(); step++) {
                for (Batch batch : feed.take()) {
                    all.add(batch.input().clone());
                    all.add(objective instanceof Objective.Segmentation ? floats(batch.labels()) : batch.target().clone());
                    all.add(objective instanceof Objective.Segmentation ? new float[0] : floats(batch.mask()));
                }
                feed.advance();
            }
        }
        return all;
    }

    private static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i];
        }
        return values;
    }

    private static void assertSame3(List<float[]> expected, List<float[]> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i), "array " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void anyNumberOfWorkersMakesTheSameBatches(int workers) throws Exception {
        Plan plan = plan(2, 1, 6);
        assertSame3(delivered(plan, RECONSTRUCTION, pretraining(), 1, 0), delivered(plan, RECONSTRUCTION, pretraining(), workers, 0));
        assertSame3(delivered(plan, SEGMENTATION, finetuning(), 1, 0), delivered(plan, SEGMENTATION, finetuning(), workers, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void withEveryArtefactAtOnceTheyAreTheSameToTheLastBit(int workers) throws Exception {
        Plan plan = plan(2, 1, 6);
        List<float[]> alone = delivered(plan, RECONSTRUCTION, everything(), 1, 0);
        List<float[]> together = delivered(plan, RECONSTRUCTION, everything(), workers, 0);
        assertEquals(alone.size(), together.size());
        for (int i = 0; i < alone.size(); i++) {
            for (int v = 0; v < alone.get(i).length; v++) {
                assertEquals(Float.floatToRawIntBits(alone.get(i)[v]), Float.floatToRawIntBits(together.get(i)[v]), "array " + i + ", value " + v);
            }
        }
    }

    private static SampleSource everything() {
        Pipeline all = Pipeline.preset(Selection.ALL, Edition.CORRECTED).forced();
        return new SamplerStream(new PretrainSampler(scans(), all, Masking.standard(), PATCH), 5, null);
    }

    @Test
    void aFeedThatBeginsInTheMiddleGoesOnAsTheOtherDid() throws Exception {
        Plan plan = plan(2, 1, 7);
        List<float[]> whole = delivered(plan, RECONSTRUCTION, pretraining(), 2, 0);
        assertSame3(whole.subList(4 * 3, whole.size()), delivered(plan, RECONSTRUCTION, pretraining(), 2, 4));
    }

    @Test
    void thePartsOfAnAccumulatedBatchAreTheBatch() throws Exception {
        List<float[]> whole = delivered(plan(4, 1, 2), RECONSTRUCTION, pretraining(), 2, 0);
        List<float[]> parts = delivered(plan(4, 2, 2), RECONSTRUCTION, pretraining(), 2, 0);
        assertEquals(2 * whole.size(), parts.size());
        for (int step = 0; step < 2; step++) {
            for (int array = 0; array < 3; array++) {
                float[] first = parts.get(step * 6 + array);
                float[] second = parts.get(step * 6 + 3 + array);
                float[] joined = java.util.Arrays.copyOf(first, first.length + second.length);
                System.arraycopy(second, 0, joined, first.length, second.length);
                assertArrayEquals(whole.get(step * 3 + array), joined);
            }
        }
    }

    @Test
    void labelsBecomeClassNumbers() throws Exception {
        float largest = 0;
        for (float[] array : delivered(plan(2, 1, 3), SEGMENTATION, finetuning(), 1, 0).stream().filter(array -> array.length > 0).toList()) {
            for (float value : array) {
                largest = Math.max(largest, value);
            }
        }
        assertEquals(1, largest, "intensities end at 1, and the label 4 is the class 1");
    }

    @Test
    void aProblemOfAWorkerReachesTheLoopAsItIs() {
        WorkbenchException problem = new WorkbenchException("the disk was pulled out");
        SampleSource source = source((position, into, place) -> {
            if (position == 3) {
                throw problem;
            }
        });
        try (PatchFeed feed = new PatchFeed(plan(2, 1, 9), RECONSTRUCTION, source, 1, 2, 0)) {
            assertEquals(1, assertDelivers(feed));
            feed.advance();
            assertSame(problem, assertThrows(WorkbenchException.class, feed::take));
        }
    }

    private static int assertDelivers(PatchFeed feed) {
        try {
            return feed.take().size();
        } catch (WorkbenchException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aClosedFeedHasNoWorkerLeftThatReads() {
        AtomicInteger reading = new AtomicInteger();
        SampleSource source = source((position, into, place) -> {
            reading.incrementAndGet();
            LockSupport.parkNanos(20_000_000);
            reading.decrementAndGet();
        });
        new PatchFeed(plan(2, 1, 100), RECONSTRUCTION, source, 1, 3, 0).close();
        assertEquals(0, reading.get());
    }

    private static SampleSource source(SampleSource.Worker worker) {
        return new SampleSource() {
            @Override
            public int cases() {
                return 1;
            }

            @Override
            public Worker worker() {
                return worker;
            }
        };
    }
}
