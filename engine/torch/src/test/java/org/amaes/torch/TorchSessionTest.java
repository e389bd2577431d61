package org.amaes.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.network.LayerCase;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class TorchSessionTest {

    private static final Shape PATCH = new Shape(16, 16, 32);
    private static final UNet NETWORK = UNet.pretraining(2);

    @Test
    void theServiceLoaderFindsTheBackend() {
        assertTrue(ServiceLoader.load(Backend.class).stream().anyMatch(each -> each.type() == TorchBackend.class));
    }

    @Test
    void nothingNativeOutlivesAStep() throws Exception {
        float[] values = LayerCase.normal(2 * PATCH.length(), 1);
        Batch batch = Batch.reconstruction(2, 1, PATCH, values, values, null);
        Execution execution = new Execution("cpu", 2, Precision.BFLOAT16);
        long before = Pointer.totalCount();
        try (TrainingSession session = new TorchBackend().open(NETWORK, Parameters.initial(NETWORK, 1),
                new Objective.Reconstruction(false), Optimizer.paper(), execution)) {
            session.step(List.of(batch), 1e-3);
            long afterOne = Pointer.totalCount();
            for (int i = 0; i < 5; i++) {
                session.step(List.of(batch, batch), 1e-3);
                session.evaluate(batch);
                session.predict(values, 2, PATCH);
                session.gradientNorms();
                session.restore(session.snapshot());
            }
            assertTrue(Pointer.totalCount() <= afterOne, () -> Pointer.totalCount() + " handles of native memory, not " + afterOne);
            assertTrue(afterOne > before, "the session's own");
        }
        assertTrue(Pointer.totalCount() <= before, () -> Pointer.totalCount() + " handles of native memory, not " + before);
    }

    @Test
    void threadsMayChangeBetweenCalls() throws Exception {
        float[] values = LayerCase.normal(PATCH.length(), 1);
        Batch batch = Batch.reconstruction(1, 1, PATCH, values, values, null);
        try (TrainingSession session = new TorchBackend().open(NETWORK, Parameters.initial(NETWORK, 1),
                new Objective.Reconstruction(false), Optimizer.paper(), new Execution("cpu", 2, Precision.FLOAT32))) {
            double here = session.evaluate(batch).total();
            double[] elsewhere = new double[1];
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    elsewhere[0] = session.evaluate(batch).total();
                } catch (WorkbenchException e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.join();
            assertEquals(here, elsewhere[0]);
        }
    }

    @Test
    void tooLittleMemoryIsSaidWithAdvice() throws Exception {
        Library.require();
        RuntimeException failure = assertThrows(RuntimeException.class, () -> torch.empty(1L << 50));
        WorkbenchException said = assertThrows(WorkbenchException.class, () -> Problems.translate(failure, new TorchDevice("cpu")));
        assertTrue(said.getMessage().contains("smaller patch"), said.getMessage());
        assertSame(failure, said.getCause());
    }

    @Test
    void otherFailuresAreNotDisguised() {
        IllegalStateException failure = new IllegalStateException("something else");
        assertSame(failure, assertThrows(IllegalStateException.class, () -> Problems.translate(failure, new TorchDevice("cpu"))));
    }
}
