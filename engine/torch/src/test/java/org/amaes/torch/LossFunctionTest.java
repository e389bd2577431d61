package org.amaes.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;

import org.amaes.core.backend.Batch;
import org.amaes.core.fixture.Fixtures;
import org.amaes.core.network.LayerCase;
import org.amaes.core.npy.NpyFile;
import org.amaes.core.recipe.Objective;
import org.amaes.core.volume.Shape;
import org.amaes.torch.LossFunction.Outcome;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class LossFunctionTest {

    private static final Shape SHAPE = new Shape(2, 3, 2);
    private static final TorchDevice CPU = new TorchDevice("cpu");

    @BeforeAll
    static void load() throws Exception {
        Library.require();
    }

    @Test
    void theSegmentationLossEqualsTheReference() throws Exception {
        NpyFile logits = NpyFile.read(Fixtures.reference("losses/logits.npy")); // (2, 3, 8, 8, 8)
        byte[] labels = NpyFile.read(Fixtures.reference("losses/labels.npy")).bytes();
        JsonNode expected = Fixtures.json("losses/expected.json");
        try (Work _ = Work.begin(1)) {
            Batch batch = Batch.segmentation(2, 1, Shape.cube(8), new float[labels.length], labels);
            Outcome outcome = LossFunction.of(new Objective.Segmentation(), CPU).of(CPU.upload(logits.floats(), logits.shape()), batch, 1);
            assertEquals(expected.get("dice_ce").asDouble(), outcome.losses().total(), 1e-5);
            assertEquals(expected.get("ce").asDouble(), outcome.losses().parts().get("cross_entropy"), 1e-5);
            assertEquals(expected.get("soft_dice").asDouble(), outcome.losses().parts().get("soft_dice"), 1e-5);
            assertEquals(List.of("cross_entropy", "soft_dice"), List.copyOf(outcome.losses().parts().keySet()));
        }
    }

    @Test
    void gradientsAreTheSlopesOfTheLoss() {
        Random random = new Random(1);
        byte[] labels = new byte[2 * SHAPE.length()];
        byte[] mask = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) random.nextInt(3);
            mask[i] = (byte) random.nextInt(2);
        }
        float[] target = LayerCase.normal(labels.length, 2);
        Batch segmentation = Batch.segmentation(2, 1, SHAPE, target, labels);
        Batch reconstruction = Batch.reconstruction(2, 1, SHAPE, target, target, mask);
        assertSlopes(new Objective.Segmentation(), segmentation, 3);
        assertSlopes(new Objective.Reconstruction(false), reconstruction, 1);
        assertSlopes(new Objective.Reconstruction(true), reconstruction, 1);
    }

    private static void assertSlopes(Objective objective, Batch batch, int channels) {
        float[] output = LayerCase.normal(2 * channels * SHAPE.length(), 3);
        float[] gradient;
        try (Work _ = Work.begin(1)) {
            gradient = CPU.download(outcome(objective, batch, output, channels, 0.5).gradient(), output.length);
        }
        float step = 1e-2f;
        for (int i = 0; i < output.length; i++) {
            double slope = (value(objective, batch, output, channels, i, step) - value(objective, batch, output, channels, i, -step)) / (2 * step);
            assertEquals(0.5 * slope, gradient[i], 2e-5, objective + " " + i);
        }
    }

    private static double value(Objective objective, Batch batch, float[] output, int channels, int at, float by) {
        float[] moved = output.clone();
        moved[at] += by;
        try (Work _ = Work.begin(1)) {
            return outcome(objective, batch, moved, channels, 1).losses().total();
        }
    }

    private static Outcome outcome(Objective objective, Batch batch, float[] output, int channels, double share) {
        Tensor tensor = CPU.upload(output, 2, channels, SHAPE.x(), SHAPE.y(), SHAPE.z());
        return LossFunction.of(objective, CPU).of(tensor, batch, share);
    }

    @Test
    void anObjectiveWithoutWhatItNeedsIsRefused() {
        float[] values = new float[SHAPE.length()];
        Batch noMask = Batch.reconstruction(1, 1, SHAPE, values, values, null);
        Batch emptyMask = Batch.reconstruction(1, 1, SHAPE, values, values, new byte[values.length]);
        Batch noTarget = Batch.segmentation(1, 1, SHAPE, values, new byte[values.length]);
        try (Work _ = Work.begin(1)) {
            Tensor output = CPU.upload(values, 1, 1, SHAPE.x(), SHAPE.y(), SHAPE.z());
            assertThrows(IllegalArgumentException.class, () -> new SquaredError(true, CPU).of(output, noMask, 1));
            assertThrows(IllegalArgumentException.class, () -> new SquaredError(true, CPU).of(output, emptyMask, 1));
            assertThrows(IllegalArgumentException.class, () -> new SquaredError(false, CPU).of(output, noTarget, 1));
            assertThrows(IllegalArgumentException.class, () -> new CrossEntropyAndDice(CPU).of(output, noMask, 1));
        }
    }
}
