package org.amaes.core.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Layer;
import org.amaes.core.network.LayerCase;
import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.ReferenceNetwork;
import org.amaes.core.network.Shapes.Features;
import org.amaes.core.network.Stages;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What admits a backend: that it computes what the plain-Java interpreter computes, trains
 * deterministically, resumes to the bit, and refuses in words. Extend it, and
 * {@link PublishedNetworksConformance} for the reference values.
 */
public abstract class BackendConformance {

    private static final Shape PATCH = new Shape(32, 16, 16);
    private static final int SAMPLES = 2;
    private static final Execution EXECUTION = new Execution("cpu", 2, Precision.FLOAT32);
    private static final Objective RECONSTRUCTION = new Objective.Reconstruction(false);

    /** The backend under test. */
    protected abstract Backend backend();

    /**
     * One layer tree computed by the backend.
     *
     * @param input (samples, C, X, Y, Z)
     * @return its output, C order
     * @throws WorkbenchException naming the layer, if the backend cannot compute it
     */
    protected abstract float[] forward(Layer layer, StateDict weights, float[] input, int samples, Features features) throws WorkbenchException;

    /** The names of the {@link LayerCase}s that this backend does not compute; it must refuse them in words. */
    protected Set<String> refused() {
        return Set.of();
    }

    /** Whether this backend computes a network in a way; what it does not it must refuse in words. */
    protected boolean computes(Architecture architecture, Execution execution) {
        return true;
    }

    private boolean refuses(Architecture architecture, Execution execution) {
        if (computes(architecture, execution)) {
            return false;
        }
        WorkbenchException refusal = assertThrows(WorkbenchException.class,
                () -> backend().open(architecture, Parameters.initial(architecture, 3), RECONSTRUCTION, Optimizer.paper(), execution));
        assertTrue(refusal.getMessage().contains(backend().name()), refusal.getMessage());
        return true;
    }

    @ParameterizedTest
    @MethodSource("org.amaes.core.network.LayerCase#all")
    void everyLayerEqualsTheReferenceInterpreter(LayerCase each) throws Exception {
        if (refused().contains(each.name())) {
            WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> run(each));
            assertTrue(refusal.getMessage().length() > 20, refusal.getMessage());
            return;
        }
        ReferenceNetwork.Maps expected = ReferenceNetwork.of(each.weights()).forward(each.layer(), each.maps());
        Numbers.assertClose(expected.values(), run(each), 1e-5, each.name());
    }

    private float[] run(LayerCase each) throws WorkbenchException {
        return forward(each.layer(), each.weights(), each.values(), each.samples(), each.input());
    }

    @Test
    void aNetworkWithSkipsAndTwoChannelsEqualsTheReferenceInterpreter() throws Exception {
        UNet network = UNet.segmentation(2, 2, 3);
        StateDict weights = Parameters.initial(network, 3);
        float[] input = LayerCase.normal(SAMPLES * 2 * PATCH.length(), 1);
        double[] expected = ReferenceNetwork.of(weights)
                .forward(network.layers(), LayerCase.maps(SAMPLES, new Features(2, PATCH), input)).values();
        try (Session session = backend().open(network, weights, EXECUTION)) {
            Numbers.assertClose(expected, session.predict(input, SAMPLES, PATCH), 1e-4, "output");
        }
    }

    @Test
    void halfPrecisionStaysCloseToFullPrecision() throws Exception {
        UNet network = UNet.pretraining(4);
        if (refuses(network, new Execution("cpu", 2, Precision.BFLOAT16))) {
            return;
        }
        StateDict weights = Parameters.initial(network, 3);
        Shape patch = Shape.cube(48); // 27 voxels at the deepest level: two would make a statistic that rounding tips over
        float[] image = LayerCase.normal(patch.length(), 1);
        Batch batch = Batch.reconstruction(1, 1, patch, image, image, null);
        float[] full;
        try (Session session = backend().open(network, weights, EXECUTION)) {
            full = session.predict(batch.input(), 1, patch);
        }
        try (TrainingSession session = backend().open(network, weights, RECONSTRUCTION, Optimizer.paper(),
                new Execution("cpu", 2, Precision.BFLOAT16))) {
            float[] half = session.predict(batch.input(), 1, patch);
            assertNotEquals(List.of(full[0], full[1]), List.of(half[0], half[1]), "rounded");
            assertTrue(Numbers.distance(full, half) < 0.1, "half precision is " + Numbers.distance(full, half) + " away");
            double before = session.step(List.of(batch), 1e-3).total();
            assertEquals(Numbers.squaredError(half, batch.target()), before, 1e-4 * before);
            assertTrue(session.step(List.of(batch), 1e-3).total() < before, "the loss falls");
        }
    }

    @Test
    void theReconstructionLossIsTheMeanSquaredErrorOfThePrediction() throws Exception {
        try (TrainingSession session = open(RECONSTRUCTION)) {
            Batch batch = reconstruction(1);
            double expected = Numbers.squaredError(session.predict(batch.input(), SAMPLES, PATCH), batch.target());
            assertEquals(expected, session.evaluate(batch).total(), 1e-5 * expected);
            assertEquals(expected, session.step(List.of(batch), 1e-3).total(), 1e-5 * expected);
            assertNotEquals(expected, session.evaluate(batch).total(), 1e-4 * expected);
        }
    }

    @Test
    void theMaskedLossLooksAtMaskedVoxelsOnly() throws Exception {
        try (TrainingSession session = open(new Objective.Reconstruction(true))) {
            Batch batch = reconstruction(1);
            float[] output = session.predict(batch.input(), SAMPLES, PATCH);
            double sum = 0;
            int count = 0;
            for (int i = 0; i < output.length; i++) {
                if (batch.mask()[i] == 1) {
                    sum += Math.pow(output[i] - batch.target()[i], 2);
                    count++;
                }
            }
            assertEquals(sum / count, session.step(List.of(batch), 1e-3).total(), 1e-5 * sum / count);
        }
    }

    @Test
    void accumulatedBatchesEqualOneLargeBatch() throws Exception {
        Batch both = reconstruction(1);
        int half = PATCH.length();
        Batch first = part(both, 0, half);
        Batch second = part(both, half, 2 * half);
        try (TrainingSession large = open(RECONSTRUCTION); TrainingSession small = open(RECONSTRUCTION)) {
            double expected = large.step(List.of(both), 1e-3).total();
            assertEquals(expected, small.step(List.of(first, second), 1e-3).total(), 1e-5 * expected);
            var norms = small.gradientNorms();
            large.gradientNorms().forEach((name, norm) -> assertEquals(norm, norms.get(name), 1e-3 * norm + 1e-6, name));
        }
    }

    private static Batch part(Batch batch, int from, int to) {
        float[] values = Arrays.copyOfRange(batch.input(), from, to);
        float[] target = Arrays.copyOfRange(batch.target(), from, to);
        return Batch.reconstruction(1, 1, PATCH, values, target, null);
    }

    @Test
    void aResumedRunEqualsTheUninterruptedOneToTheBit() throws Exception {
        TrainingState middle;
        TrainingState end;
        try (TrainingSession session = open(RECONSTRUCTION)) {
            session.step(List.of(reconstruction(1)), 1e-3);
            middle = session.snapshot();
            session.step(List.of(reconstruction(2)), 2e-3);
            session.step(List.of(reconstruction(3)), 1e-4);
            end = session.snapshot();
        }
        assertEquals(1, middle.steps());
        assertEquals(3, end.steps());
        assertNotEquals(middle.weights(), end.weights());
        try (TrainingSession session = open(RECONSTRUCTION)) {
            session.step(List.of(reconstruction(9)), 1e-2);
            session.restore(middle);
            session.step(List.of(reconstruction(2)), 2e-3);
            session.step(List.of(reconstruction(3)), 1e-4);
            TrainingState resumed = session.snapshot();
            assertEquals(end.weights(), resumed.weights());
            assertEquals(end.moments(), resumed.moments());
            assertEquals(end.steps(), resumed.steps());
        }
    }

    @Test
    void aSnapshotOverAnEarlierOneEqualsAFreshOne() throws Exception {
        try (TrainingSession session = open(RECONSTRUCTION)) {
            session.step(List.of(reconstruction(1)), 1e-3);
            TrainingState earlier = session.snapshot();
            session.step(List.of(reconstruction(2)), 2e-3);
            TrainingState fresh = session.snapshot();
            assertNotEquals(earlier.weights(), fresh.weights());
            assertEquals(fresh, session.snapshot(earlier));
        }
    }

    static Stream<Architecture> architectures() {
        Stages few = Stages.parse("1,2,1,1,1,1,1,2,1");
        return Stream.of(UNet.pretraining(2), new UNet(1, 1, 2, UNet.Decoder.STANDARD, true, UNet.Head.RECONSTRUCTION),
                new MedNeXt(1, 1, 2, few, few, MedNeXt.Decoder.LIGHT, false, UNet.Head.RECONSTRUCTION),
                new MedNeXt(1, 1, 2, few, few, MedNeXt.Decoder.OWN, true, UNet.Head.RECONSTRUCTION));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void recomputedFeatureMapsGiveTheSameBits(Architecture architecture) throws Exception {
        for (Precision precision : Precision.values()) {
            if (refuses(architecture, new Execution("cpu", 2, precision, true))) {
                continue;
            }
            TrainingState[] states = new TrainingState[2];
            for (boolean recomputing : new boolean[] {false, true}) {
                try (TrainingSession session = backend().open(architecture, Parameters.initial(architecture, 3), RECONSTRUCTION,
                        Optimizer.paper(), new Execution("cpu", 2, precision, recomputing))) {
                    session.step(List.of(reconstruction(1)), 1e-3);
                    session.step(List.of(reconstruction(2), reconstruction(3)), 1e-3);
                    states[recomputing ? 1 : 0] = session.snapshot();
                }
            }
            assertEquals(states[0].weights(), states[1].weights());
            assertEquals(states[0].moments(), states[1].moments());
        }
    }

    @Test
    void theSameStepsGiveTheSameBits() throws Exception {
        StateDict[] weights = new StateDict[2];
        for (int run = 0; run < 2; run++) {
            try (TrainingSession session = open(RECONSTRUCTION)) {
                session.step(List.of(reconstruction(1)), 1e-3);
                session.step(List.of(reconstruction(2)), 1e-3);
                weights[run] = session.snapshot().weights();
            }
        }
        assertEquals(weights[0], weights[1]);
    }

    @Test
    void predictingAndEvaluatingChangeNothing() throws Exception {
        try (TrainingSession session = open(RECONSTRUCTION)) {
            TrainingState before = session.snapshot();
            float[] first = session.predict(reconstruction(1).input(), SAMPLES, PATCH);
            session.evaluate(reconstruction(1));
            assertArrayEquals(first, session.predict(reconstruction(1).input(), SAMPLES, PATCH));
            assertEquals(before.weights(), session.snapshot().weights());
        }
    }

    @Test
    void aSnapshotOfAnotherOptimiserOrNetworkIsRefused() throws Exception {
        Optimizer plain = new Optimizer(.9, .999, 1e-8, 1e-2, false);
        try (TrainingSession amsgrad = open(RECONSTRUCTION);
                TrainingSession adam = backend().open(network(), Parameters.initial(network(), 3), RECONSTRUCTION, plain, EXECUTION);
                TrainingSession wider = backend().open(UNet.pretraining(3), Parameters.initial(UNet.pretraining(3), 3), RECONSTRUCTION,
                        Optimizer.paper(), EXECUTION)) {
            assertThrows(IllegalArgumentException.class, () -> amsgrad.restore(adam.snapshot()));
            assertThrows(IllegalArgumentException.class, () -> adam.restore(amsgrad.snapshot()));
            assertThrows(IllegalArgumentException.class, () -> amsgrad.restore(wider.snapshot()));
        }
    }

    @Test
    void missingWeightsAndImpossiblePatchesAreRefused() throws Exception {
        StateDict some = Parameters.initial(network(), 3).startingWith("encoder.");
        assertThrows(IllegalArgumentException.class, () -> backend().open(network(), some, EXECUTION));
        try (Session session = backend().open(network(), Parameters.initial(network(), 3), EXECUTION)) {
            assertThrows(IllegalArgumentException.class, () -> session.predict(new float[30 * 30 * 30], 1, Shape.cube(30)));
        }
    }

    @Test
    void labelsBeyondTheClassesAreRefused() throws Exception {
        UNet network = UNet.segmentation(2, 1, 3);
        byte[] labels = new byte[PATCH.length()];
        labels[7] = 3;
        try (TrainingSession session = backend().open(network, Parameters.initial(network, 3), new Objective.Segmentation(),
                Optimizer.paper(), EXECUTION)) {
            Batch batch = Batch.segmentation(1, 1, PATCH, new float[PATCH.length()], labels);
            assertThrows(IllegalArgumentException.class, () -> session.step(List.of(batch), 1e-3));
        }
    }

    @Test
    void aDivergedRunIsSeenInItsLoss() throws Exception {
        Batch batch = reconstruction(1);
        float[] broken = batch.input().clone();
        broken[3] = Float.NaN;
        try (TrainingSession session = open(RECONSTRUCTION)) {
            assertFalse(session.evaluate(batch).diverged());
            assertTrue(session.evaluate(Batch.reconstruction(SAMPLES, 1, PATCH, broken, batch.target(), null)).diverged());
        }
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedByName() {
        WorkbenchException refusal = assertThrows(WorkbenchException.class,
                () -> backend().open(network(), Parameters.initial(network(), 3), new Execution("cuda:99", 1, Precision.FLOAT32)));
        assertTrue(refusal.getMessage().contains("cuda:99"), refusal.getMessage());
    }

    @Test
    void theCpuIsTheFirstDevice() {
        assertEquals("cpu", backend().devices().getFirst());
        assertFalse(backend().name().isBlank());
        assertFalse(backend().version().isBlank());
    }

    private static UNet network() {
        return UNet.pretraining(2);
    }

    private TrainingSession open(Objective objective) throws WorkbenchException {
        return backend().open(network(), Parameters.initial(network(), 3), objective, Optimizer.paper(), EXECUTION);
    }

    private static Batch reconstruction(long seed) {
        float[] target = LayerCase.normal(SAMPLES * PATCH.length(), seed);
        byte[] mask = new byte[target.length];
        float[] input = target.clone();
        Random random = new Random(seed);
        for (int i = 0; i < mask.length; i++) {
            if (random.nextInt(10) < 6) {
                mask[i] = 1;
                input[i] = 0;
            }
        }
        return Batch.reconstruction(SAMPLES, 1, PATCH, input, target, mask);
    }
}
