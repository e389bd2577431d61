package org.amaes.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Losses;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ViewsLossTest {

    private static final Shape PATCH = new Shape(1, 1, 2);
    private static final int VIEWS = 4;
    private static final int COLUMNS = 4 + 512 + 2;
    private static final byte[] TURNS = {0, 3, 2, 2};

    @BeforeAll
    static void library() throws Exception {
        Library.require();
    }

    private static float[] output() {
        Random random = new Random(4);
        float[] values = new float[VIEWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static Batch batch() {
        return Batch.views(VIEWS, 1, PATCH, new float[8], new float[] {.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f}, TURNS);
    }

    private static LossFunction.Outcome outcome(float[] output, TorchDevice device) {
        return new ViewsLoss(0.5, device).of(device.upload(output, VIEWS, COLUMNS), batch(), 1);
    }

    @Test
    void thePartsEqualTheirDefinitions() throws Exception {
        float[] output = output();
        Losses losses;
        try (Work _ = Work.begin(1)) {
            losses = outcome(output, TorchDevice.of("cpu")).losses();
        }
        assertEquals(rotation(output), losses.parts().get("rotation"), 1e-5);
        assertEquals(contrastive(output), losses.parts().get("contrastive"), 1e-5);
        assertEquals(reconstruction(output), losses.parts().get("reconstruction"), 1e-5);
        assertEquals(losses.parts().values().stream().mapToDouble(Double::doubleValue).sum(), losses.total(), 1e-12);
    }

    private static double rotation(float[] output) {
        double sum = 0;
        for (int view = 0; view < VIEWS; view++) {
            double all = 0;
            for (int k = 0; k < 4; k++) {
                all += Math.exp(output[view * COLUMNS + k]);
            }
            sum -= Math.log(Math.exp(output[view * COLUMNS + TURNS[view]]) / all);
        }
        return sum / VIEWS;
    }

    /** As the published code writes it: −log(exp(s to the partner) / Σ over all others of exp(s)), s the cosine over 0.5. */
    private static double contrastive(float[] output) {
        double sum = 0;
        for (int i = 0; i < VIEWS; i++) {
            double others = 0;
            for (int k = 0; k < VIEWS; k++) {
                others += k == i ? 0 : Math.exp(cosine(output, i, k) / 0.5);
            }
            sum -= Math.log(Math.exp(cosine(output, i, (i + VIEWS / 2) % VIEWS) / 0.5) / others);
        }
        return sum / VIEWS;
    }

    private static double cosine(float[] output, int i, int k) {
        double dot = 0;
        double a = 0;
        double b = 0;
        for (int c = 4; c < 4 + 512; c++) {
            double x = output[i * COLUMNS + c];
            double y = output[k * COLUMNS + c];
            dot += x * y;
            a += x * x;
            b += y * y;
        }
        return dot / Math.sqrt(a * b);
    }

    private static double reconstruction(float[] output) {
        double sum = 0;
        for (int view = 0; view < VIEWS; view++) {
            for (int v = 0; v < 2; v++) {
                sum += Math.abs(output[view * COLUMNS + 516 + v] - (2 * view + v + 1) * 0.1);
            }
        }
        return sum / 8;
    }

    @Test
    void theGradientEqualsFiniteDifferencesOfTheDefinitions() throws Exception {
        float[] output = output();
        float[] gradient;
        try (Work _ = Work.begin(1)) {
            TorchDevice device = TorchDevice.of("cpu");
            Tensor found = outcome(output, device).gradient();
            gradient = device.download(found, output.length);
        }
        for (int place : new int[] {0, 1, 2, COLUMNS + 3, 4, 100, COLUMNS + 515, 3 * COLUMNS + 77, 516, 2 * COLUMNS + 517}) {
            float[] up = output.clone();
            float[] down = output.clone();
            up[place] += 1e-2f;
            down[place] -= 1e-2f;
            double slope = (rotation(up) + contrastive(up) + reconstruction(up) - rotation(down) - contrastive(down) - reconstruction(down))
                    / ((double) up[place] - down[place]);
            assertEquals(slope, gradient[place], 1e-4, "place " + place);
        }
    }

    @Test
    void aBatchWithoutPairsIsRefused() {
        try (Work _ = Work.begin(1)) {
            TorchDevice device = new TorchDevice("cpu");
            Tensor output = device.upload(output(), VIEWS, COLUMNS);
            Batch plain = Batch.reconstruction(VIEWS, 1, PATCH, new float[8], new float[8], null);
            assertThrows(IllegalArgumentException.class, () -> new ViewsLoss(0.5, device).of(output, plain, 1));
        }
    }

    @Test
    void theThreeHeadsLearnAndPredictionGivesTheReconstruction() throws Exception {
        SwinUnetr network = SwinUnetr.pretraining(3);
        Shape patch = new Shape(64, 32, 32);
        float[] input = new float[2 * patch.length()];
        Random random = new Random(1);
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextFloat();
        }
        Batch batch = Batch.views(2, 1, patch, input, input.clone(), new byte[] {1, 2});
        try (TrainingSession session = new TorchBackend().open(network, Parameters.initial(network, 1), new Objective.Views(0.5),
                Optimizer.paper(), new Execution("cpu", 2, Precision.FLOAT32))) {
            List<Double> losses = new ArrayList<>();
            for (int step = 0; step < 4; step++) {
                losses.add(session.step(List.of(batch), 1e-2).total());
            }
            assertTrue(losses.getLast() < losses.getFirst(), losses.toString());
            assertTrue(session.gradientNorms().get("contrastive_head.weight") >= 0);
            assertTrue(session.gradientNorms().get("swinViT.patch_embed.proj.weight") > 0);
            assertEquals(2 * patch.length(), session.predict(input, 2, patch).length);
        }
    }
}
