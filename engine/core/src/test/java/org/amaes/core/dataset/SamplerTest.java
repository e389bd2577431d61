package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.CropMargin;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Selection;
import org.amaes.core.augment.Workspace;
import org.amaes.core.masking.Masking;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

class SamplerTest {

    private static final Shape PATCH = Shape.cube(16);
    private static final Pipeline NONE = Pipeline.preset(Selection.NONE, Edition.CORRECTED);
    private static final Pipeline ALL = Pipeline.preset(Selection.ALL, Edition.CORRECTED);

    private final Workspace workspace = new Workspace();

    @Test
    void withoutAugmentationTheTargetIsTheScansOwnVoxelsAndTheInputTheSameButForTheMask() throws Exception {
        VolumeSource source = source(1, new Shape(40, 30, 22));
        PretrainSampler sampler = new PretrainSampler(source, NONE, Masking.standard(), PATCH);
        Patch patch = sampler.newPatch();
        for (int index = 0; index < source.entries(); index++) {
            sampler.sample(7, 0, index, workspace, patch);
            Patch.Origin origin = patch.origin();
            float[] expected = new float[PATCH.length()];
            source.readCrop(origin.entry(), 0, origin.window(), expected);
            assertArrayEquals(expected, patch.target());
            origin.tokens().orElseThrow().apply(expected);
            assertArrayEquals(expected, patch.input());
            assertEquals(39, origin.mask().count()); // 64 − ⌊25.6⌋
            assertEquals(List.of(), origin.describe());
        }
    }

    @Test
    void anEpochVisitsEveryScanOnceInAnOrderOfItsOwn() throws Exception {
        PretrainSampler sampler = new PretrainSampler(source(1, Shape.cube(16), Shape.cube(16), Shape.cube(16), Shape.cube(16), Shape.cube(16)),
                NONE, null, PATCH);
        List<List<Integer>> orders = new ArrayList<>();
        for (int epoch = 0; epoch < 6; epoch++) {
            List<Integer> order = new ArrayList<>();
            for (int index = 0; index < 5; index++) {
                Patch patch = sampler.newPatch();
                sampler.sample(3, epoch, index, workspace, patch);
                order.add(patch.origin().entry());
            }
            assertEquals(List.of(0, 1, 2, 3, 4), order.stream().sorted().toList());
            orders.add(order);
        }
        assertTrue(orders.stream().distinct().count() > 1, "orders differ: " + orders);
    }

    @Test
    void theSameSeedGivesTheSamePatchBitForBitOnAnyNumberOfThreads() throws Exception {
        VolumeSource source = source(2, new Shape(30, 40, 22), new Shape(12, 50, 20), new Shape(33, 33, 33));
        for (CropMargin margin : CropMargin.values()) {
            PretrainSampler sampler = new PretrainSampler(source, new Pipeline(ALL.steps(), margin).forced(), Masking.standard(), PATCH);
            int samples = 12;
            float[][] alone = new float[samples][];
            Patch patch = sampler.newPatch();
            for (int index = samples - 1; index >= 0; index--) { // another order than the threads'
                sampler.sample(11, 2, index, workspace, patch);
                alone[index] = bits(patch);
            }
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Callable<float[]>> tasks = IntStream.range(0, samples).<Callable<float[]>>mapToObj(index -> () -> {
                    Patch own = sampler.newPatch();
                    sampler.sample(11, 2, index, new Workspace(), own);
                    return bits(own);
                }).toList();
                List<Future<float[]>> results = threads.invokeAll(tasks);
                for (int index = 0; index < samples; index++) {
                    assertArrayEquals(alone[index], results.get(index).get());
                }
            }
            assertFalse(Arrays.equals(alone[0], alone[1]));
        }
    }

    private static float[] bits(Patch patch) {
        float[] both = Arrays.copyOf(patch.input(), 2 * patch.input().length);
        System.arraycopy(patch.target(), 0, both, patch.input().length, patch.input().length);
        return both;
    }

    @Test
    void inputAndTargetStayInTheScansRange() throws Exception {
        PretrainSampler sampler = new PretrainSampler(source(2, new Shape(30, 40, 22)), ALL.forced(), null, PATCH);
        Patch patch = sampler.newPatch();
        for (int index = 0; index < 8; index++) {
            sampler.sample(1, 0, index, workspace, patch);
            for (int i = 0; i < patch.input().length; i++) {
                assertTrue(patch.input()[i] >= 0 && patch.input()[i] <= 1);
                assertTrue(patch.target()[i] >= 0 && patch.target()[i] <= 1);
            }
            assertFalse(Arrays.equals(patch.input(), patch.target()));
        }
    }

    @Test
    void aScanSmallerThanThePatchIsPaddedWithItsMinimum() throws Exception {
        float[] data = new float[5 * 20 * 20];
        Arrays.fill(data, 0.7f);
        data[0] = 0.2f;
        VolumeSource source = new VolumeSource(List.of(VolumeSource.Entry.of(new Volume(Grid.unit(new Shape(5, 20, 20)), data))));
        PretrainSampler sampler = new PretrainSampler(source, NONE, null, PATCH);
        Patch patch = sampler.newPatch();
        sampler.sample(1, 0, 0, workspace, patch);
        for (int i = 0; i < 16; i++) {
            float expected = i >= 5 && i < 10 ? 0.7f : 0.2f; // (16 − 5) / 2 = 5 voxels below
            assertEquals(expected, patch.target()[PATCH.index(i, 8, 8)], "x " + i);
        }
        assertEquals(-5, patch.origin().window().x0());
    }

    @Test
    void asCodedAnUntransformedPatchLiesHalfAVoxelOffAndCorrectedItIsExact() throws Exception {
        Shape scan = Shape.cube(22); // exactly the as-coded crop of a patch of 16: ⌊√2 · 16⌋
        float[] ramp = new float[scan.length()];
        for (int i = 0; i < 22; i++) {
            Arrays.fill(ramp, scan.index(i, 0, 0), scan.index(i, 0, 0) + 22 * 22, i / 21f);
        }
        VolumeSource source = new VolumeSource(List.of(VolumeSource.Entry.of(new Volume(Grid.unit(scan), ramp))));
        Shape patch = new Shape(15, 16, 16); // ⌊√2 · 15⌋ = 21: an even difference along x, none is half a voxel off
        assertEquals(21, CropMargin.AS_CODED.crop(patch).x());
        assertEquals(22, CropMargin.AS_CODED.crop(patch).y());
        Shape odd = new Shape(14, 16, 16); // ⌊√2 · 14⌋ = 19: an odd difference of 5
        Pipeline never = Pipeline.preset(Selection.ALL, Edition.AS_CODED);
        List<Pipeline.Step> quiet = never.steps().stream()
                .map(step -> new Pipeline.Step(step.augmentation().withProbability(1e-12), true)).toList();
        Patch sample = Patch.forPretraining(odd, 1);
        PretrainSampler coded = new PretrainSampler(source, new Pipeline(quiet, CropMargin.AS_CODED), null, odd);
        coded.sample(5, 0, 0, workspace, sample);
        float first = sample.target()[odd.index(4, 8, 8)] * 21;
        assertEquals(0.5, first - Math.floor(first), 1e-3);
        PretrainSampler corrected = new PretrainSampler(source, new Pipeline(quiet, CropMargin.EVEN), null, odd);
        corrected.sample(5, 0, 0, workspace, sample);
        float exact = sample.target()[odd.index(4, 8, 8)] * 21;
        assertEquals(Math.rint(exact), exact, 1e-5);
    }

    @Test
    void underThePapersPipelineAnElasticDeformationLeavesTheTarget() throws Exception {
        VolumeSource source = source(1, Shape.cube(40));
        Pipeline elasticOnly = Pipeline.preset(Selection.ALL, Edition.PAPER);
        List<Pipeline.Step> steps = elasticOnly.steps().stream()
                .map(step -> new Pipeline.Step(step.augmentation().withProbability(1),
                        step.augmentation().choice() == PatchSeed.Choice.ELASTIC)).toList();
        PretrainSampler sampler = new PretrainSampler(source, new Pipeline(steps, CropMargin.EVEN), null, PATCH);
        Patch patch = sampler.newPatch();
        sampler.sample(4, 0, 0, workspace, patch);
        float[] clean = new float[PATCH.length()];
        source.readCrop(0, 0, patch.origin().window(), clean);
        double worst = 0;
        double moved = 0;
        for (int i = 0; i < clean.length; i++) {
            worst = Math.max(worst, Math.abs(clean[i] - patch.target()[i]));
            moved = Math.max(moved, Math.abs(clean[i] - patch.input()[i]));
        }
        assertEquals(0, worst, 1e-5);
        assertTrue(moved > 0.01, "largest change of the input " + moved);
    }

    @Test
    void channelsShareTheSpatialTransformAndTheMask() throws Exception {
        Volume one = noise(new Shape(30, 30, 30), 3);
        VolumeSource source = new VolumeSource(List.of(new VolumeSource.Entry(List.of(one, one), null)));
        PretrainSampler sampler = new PretrainSampler(source, ALL.forced(), Masking.standard(), PATCH);
        Patch patch = sampler.newPatch();
        sampler.sample(8, 0, 0, workspace, patch);
        int n = PATCH.length();
        assertArrayEquals(Arrays.copyOf(patch.target(), n), Arrays.copyOfRange(patch.target(), n, 2 * n));
        assertFalse(Arrays.equals(Arrays.copyOf(patch.input(), n), Arrays.copyOfRange(patch.input(), n, 2 * n)));
        TokenMask mask = patch.origin().mask();
        float[] hidden = mask.voxelMask();
        for (int i = 0; i < n; i++) {
            if (hidden[i] == 1) {
                assertEquals(0, patch.input()[i]);
                assertEquals(0, patch.input()[n + i]);
            }
        }
    }

    @Test
    void aThirdOfTheFinetuningWindowsMustContainForeground() throws Exception {
        Shape scan = new Shape(64, 16, 16);
        LabelMap labels = LabelMap.zeros(Grid.unit(scan));
        labels.data()[scan.index(0, 3, 3)] = 2; // seen by one uniform window in 49
        VolumeSource source = new VolumeSource(List.of(new VolumeSource.Entry(List.of(noise(scan, 1)), labels)));
        FinetuneSampler sampler = new FinetuneSampler(source, NONE, FinetuneSampler.FOREGROUND_PROBABILITY, PATCH);
        Patch patch = sampler.newPatch();
        int draws = 4_000;
        int hits = 0;
        for (int index = 0; index < draws; index++) {
            sampler.sample(2, 0, index, workspace, patch);
            boolean seen = patch.origin().window().x0() == 0;
            assertEquals(seen ? 2 : 0, patch.labels()[PATCH.index(0, 3, 3)]);
            hits += seen ? 1 : 0;
        }
        double p = 0.33 + 0.67 / 49;
        assertEquals(p, (double) hits / draws, 4 * Math.sqrt(p * (1 - p) / draws));
    }

    @Test
    void labelsMoveWithTheImageAndAreBackgroundOutside() throws Exception {
        Shape scan = new Shape(20, 24, 12);
        float[] data = noise(scan, 6).data();
        byte[] labels = new byte[data.length];
        for (int i = 0; i < 20; i++) { // two thick slabs: intensity follows the label
            for (int r = 0; r < 24 * 12; r++) {
                labels[i * 24 * 12 + r] = (byte) (i < 10 ? 1 : 2);
                data[i * 24 * 12 + r] = i < 10 ? 0.25f : 0.75f;
            }
        }
        VolumeSource source = new VolumeSource(List.of(new VolumeSource.Entry(
                List.of(new Volume(Grid.unit(scan), data)), new LabelMap(Grid.unit(scan), labels))));
        Pipeline spatial = Pipeline.preset(Selection.SPATIAL, Edition.CORRECTED).forced();
        FinetuneSampler sampler = new FinetuneSampler(source, spatial, 0.33, PATCH);
        Patch patch = sampler.newPatch();
        int compared = 0;
        for (int index = 0; index < 5; index++) {
            sampler.sample(9, 0, index, workspace, patch);
            for (int i = 0; i < PATCH.length(); i++) {
                float value = patch.input()[i];
                if (patch.labels()[i] == 1 && value < 0.24 || patch.labels()[i] == 2 && value > 0.76) {
                    compared++;
                }
                if (value > 0.7) {
                    assertEquals(2, patch.labels()[i]);
                    compared++;
                }
            }
        }
        assertTrue(compared > 500, "compared " + compared);
    }

    @Test
    void aCaseWithoutForegroundIsSampledUniformly() throws Exception {
        Shape scan = Shape.cube(20);
        VolumeSource source = new VolumeSource(List.of(new VolumeSource.Entry(List.of(noise(scan, 1)), LabelMap.zeros(Grid.unit(scan)))));
        FinetuneSampler sampler = new FinetuneSampler(source, NONE, 1, PATCH);
        Patch patch = sampler.newPatch();
        boolean[] starts = new boolean[5];
        for (int index = 0; index < 100; index++) {
            sampler.sample(2, 0, index, workspace, patch);
            starts[patch.origin().window().x0()] = true;
        }
        assertArrayEquals(new boolean[] {true, true, true, true, true}, starts);
    }

    @Test
    void theStagesEndInTheVeryInputAndTargetOfTheSample() throws WorkbenchException {
        Volume scan = noise(new Shape(30, 40, 22), 4);
        Pipeline pipeline = Pipeline.preset(Selection.ALL, Edition.PAPER).forced();
        AugmentationStages stages = AugmentationStages.of(scan, pipeline, Masking.standard(), PATCH, new PatchSeed(6, 0, 0), workspace);
        List<String> names = stages.stages().stream().map(AugmentationStages.Stage::name).toList();
        assertEquals(List.of("clean", "target", "deformed"), names.subList(0, 3));
        assertEquals(8, names.stream().filter("augmented"::equals).count());
        assertEquals("masked", names.getLast());
        Patch patch = Patch.forPretraining(PATCH, 1);
        new PretrainSampler(new VolumeSource(List.of(VolumeSource.Entry.of(scan))), pipeline, Masking.standard(), PATCH)
                .sample(6, 0, 0, workspace, patch);
        assertArrayEquals(patch.input(), stages.stages().getLast().volume().data());
        assertArrayEquals(patch.target(), stages.stages().get(1).volume().data());
        Box window = patch.origin().window();
        assertArrayEquals(scan.crop(window).data(), stages.stages().getFirst().volume().data());
        assertEquals(window.x0(), stages.stages().getFirst().volume().grid().affine().m03());
        assertNotEquals("", stages.stages().get(3).what());
    }

    @Test
    void fineTuningWithoutLabelsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new FinetuneSampler(source(1, PATCH), NONE, 0.33, PATCH));
    }

    private static VolumeSource source(int channels, Shape... shapes) {
        List<VolumeSource.Entry> entries = new ArrayList<>();
        for (int i = 0; i < shapes.length; i++) {
            List<Volume> volumes = new ArrayList<>();
            for (int channel = 0; channel < channels; channel++) {
                volumes.add(noise(shapes[i], 100 * i + channel));
            }
            entries.add(new VolumeSource.Entry(volumes, null));
        }
        return new VolumeSource(entries);
    }

    private static Volume noise(Shape shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] data = new float[shape.length()];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble();
        }
        return new Volume(Grid.unit(shape), data);
    }
}
