package org.amaes.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Session;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.PyTorchFile;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.fixture.Fixtures;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.network.SwinUnetr.Head;
import org.amaes.core.network.SwinUnetr.Merging;
import org.amaes.core.npy.NpyFile;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SwinNetworkTest {

    /** Two windows' worth of tokens along the long axis, clamped windows along the others. */
    private static final Shape PATCH = new Shape(64, 32, 32);
    private static final SwinUnetr SMALL = SwinUnetr.segmentation(6, 1, 2).with(Merging.FIXED);
    private static final Execution EXACT = new Execution("cpu", 2, Precision.FLOAT32);

    @ParameterizedTest
    @EnumSource(names = {"LEGACY", "FIXED"})
    void scoresAndDeepestFeaturesEqualTheReference(Merging merging) throws Exception {
        StateDict weights = PyTorchFile.read(Fixtures.reference("networks/swinunetr_f12.pth")).weights();
        float[] input = array("swin_input").floats();
        SwinUnetr network = SwinUnetr.segmentation(12, 1, 3).with(merging);
        String variant = merging.name().toLowerCase(java.util.Locale.ROOT);
        try (Session session = new TorchBackend().open(network, weights, EXACT)) {
            float[] scores = session.predict(input, 1, Shape.cube(64));
            assertArrayEquals(array("swinunetr_f12.output_" + variant).floats(), everySecond(scores, 3, 64), 1e-3f);
        }
        try (Session session = new TorchBackend().open(network.with(1, 192, Head.ENCODER), weights, EXACT)) {
            float[] expected = array("swinunetr_f12.bottleneck_" + variant).floats();
            assertArrayEquals(expected, session.predict(input, 1, Shape.cube(64)), 1e-3f);
        }
    }

    private static float[] everySecond(float[] values, int channels, int side) {
        int half = side / 2;
        float[] out = new float[channels * half * half * half];
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int x = 0; x < side; x += 2) {
                for (int y = 0; y < side; y += 2) {
                    for (int z = 0; z < side; z += 2) {
                        out[at++] = values[((c * side + x) * side + y) * side + z];
                    }
                }
            }
        }
        return out;
    }

    private static NpyFile array(String name) throws Exception {
        return NpyFile.read(Fixtures.reference("networks/" + name + ".npy"));
    }

    @Test
    void theLexicographicMergingIsTheFixedOneWithItsWeightsInAnotherOrder() throws Exception {
        StateDict weights = Parameters.initial(SMALL, 3);
        StateDict reordered = StateDict.of(weights.arrays().stream()
                .map(array -> array.name().contains("downsample") ? reordered(array) : array).toList());
        float[] input = noise(PATCH.length(), 5);
        float[] fixed;
        try (Session session = new TorchBackend().open(SMALL, weights, EXACT)) {
            fixed = session.predict(input, 1, PATCH);
        }
        try (Session session = new TorchBackend().open(SMALL.with(Merging.V2), reordered, EXACT)) {
            assertArrayEquals(fixed, session.predict(input, 1, PATCH), 1e-4f);
        }
        try (Session session = new TorchBackend().open(SMALL.with(Merging.V2), weights, EXACT)) {
            assertTrue(distance(fixed, session.predict(input, 1, PATCH)) > 1e-3, "the order matters");
        }
    }

    /** Where the fixed order has corner c at place i, the lexicographic one has it at place c. */
    private static NamedArray reordered(NamedArray array) {
        int columns = array.shape()[array.shape().length - 1];
        int width = columns / 8;
        float[] out = new float[array.length()];
        for (int row = 0; row < array.length() / columns; row++) {
            for (int place = 0; place < 8; place++) {
                System.arraycopy(array.data(), row * columns + place * width, out,
                        row * columns + Merging.FIXED.corners().get(place) * width, width);
            }
        }
        return new NamedArray(array.name(), array.shape(), out);
    }

    /** Sharper attention than at the start of a training, so that its gradients stand out of float32's rounding. */
    private static StateDict sharpened() {
        return StateDict.of(Parameters.initial(SMALL, 1).arrays().stream().map(array -> {
            float[] data = array.data().clone();
            for (int i = 0; array.name().endsWith("qkv.weight") && i < data.length; i++) {
                data[i] *= 5;
            }
            return new NamedArray(array.name(), array.shape(), data);
        }).toList());
    }

    @Test
    void gradientsEqualFiniteDifferences() throws Exception {
        StateDict weights = sharpened();
        Batch batch = Batch.segmentation(1, 1, PATCH, noise(PATCH.length(), 2), labels(PATCH.length()));
        List<String> wrong = new ArrayList<>();
        try (TrainingSession session = training(SMALL, weights, Precision.FLOAT32)) {
            session.step(List.of(batch), 1e-4);
            StateDict moments = session.snapshot().moments();
            Map<String, Double> norms = session.gradientNorms();
            // Two voxels are left at the deepest level: norms of two values jump, so that differences tell nothing of what lies before them.
            for (String name : List.of("swinViT.layers1.0.blocks.1.attn.relative_position_bias_table", "encoder1.layer.conv3.conv.weight",
                    "decoder3.transp_conv.conv.weight", "out.conv.conv.bias")) {
                float[] gradient = moments.get(name + ".exp_avg").data(); // a tenth of the first step's gradient
                double norm = norms.get(name);
                assertEquals(norm, 10 * Math.sqrt(dot(gradient, gradient)), 1e-4 * norm, name);
                double length = Math.sqrt(dot(weights.get(name).data(), weights.get(name).data()));
                double far = Math.max(0.02 * length, 1e-2);
                double slope = slope(weights, name, gradient, norm, far, batch);
                if (Math.abs(slope - norm) > 0.03 * norm + 5e-5) {
                    wrong.add(name + ": " + norm + ", by differences " + slope + ", " + slope(weights, name, gradient, norm, far / 2, batch));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** The loss' slope along the gradient, which is the gradient's length. */
    private static double slope(StateDict weights, String name, float[] tenth, double norm, double far, Batch batch) throws Exception {
        return (loss(weights, name, tenth, 10 * far / norm, batch) - loss(weights, name, tenth, -10 * far / norm, batch)) / (2 * far);
    }

    private static double loss(StateDict weights, String name, float[] direction, double by, Batch batch) throws Exception {
        List<NamedArray> moved = new ArrayList<>();
        for (NamedArray array : weights.arrays()) {
            float[] data = array.data().clone();
            for (int i = 0; array.name().equals(name) && i < data.length; i++) {
                data[i] += (float) (by * direction[i]);
            }
            moved.add(new NamedArray(array.name(), array.shape(), data));
        }
        try (TrainingSession session = training(SMALL, StateDict.of(moved), Precision.FLOAT32)) {
            return session.evaluate(batch).total();
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void stepsRepeatBitForBitAndGoOnFromASnapshotAsIfUninterrupted(Precision precision) throws Exception {
        Batch batch = Batch.segmentation(1, 1, PATCH, noise(PATCH.length(), 2), labels(PATCH.length()));
        StateDict weights = Parameters.initial(SMALL, 1);
        List<Double> losses = new ArrayList<>();
        StateDict end;
        try (TrainingSession session = training(SMALL, weights, precision)) {
            for (int step = 0; step < 4; step++) {
                losses.add(session.step(List.of(batch), 1e-3).total());
            }
            end = session.snapshot().weights();
            assertTrue(losses.getLast() < losses.getFirst(), losses.toString());
        }
        try (TrainingSession first = training(SMALL, weights, precision); TrainingSession second = training(SMALL, weights, precision)) {
            first.step(List.of(batch), 1e-3);
            first.step(List.of(batch), 1e-3);
            second.restore(first.snapshot());
            assertEquals(losses.get(2), second.step(List.of(batch), 1e-3).total());
            assertEquals(losses.get(3), second.step(List.of(batch), 1e-3).total());
            assertEquals(end.fingerprint(), second.snapshot().weights().fingerprint());
        }
    }

    @Test
    void bfloat16StaysCloseToFloat32() throws Exception {
        StateDict weights = Parameters.initial(SMALL, 1);
        float[] input = noise(PATCH.length(), 2);
        float[] exact;
        try (Session session = new TorchBackend().open(SMALL, weights, EXACT)) {
            exact = session.predict(input, 1, PATCH);
        }
        try (Session session = new TorchBackend().open(SMALL, weights, new Execution("cpu", 2, Precision.BFLOAT16))) {
            assertTrue(distance(exact, session.predict(input, 1, PATCH)) < 0.05);
        }
    }

    private static TrainingSession training(SwinUnetr network, StateDict weights, Precision precision) throws Exception {
        return new TorchBackend().open(network, weights, new Objective.Segmentation(), Optimizer.paper(), new Execution("cpu", 2, precision));
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        double size = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
            size += a[i] * (double) a[i];
        }
        return Math.sqrt(sum / size);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    /** A class in a half of the patch. */
    private static byte[] labels(int length) {
        byte[] labels = new byte[length];
        java.util.Arrays.fill(labels, length / 2, length, (byte) 1);
        return labels;
    }
}
