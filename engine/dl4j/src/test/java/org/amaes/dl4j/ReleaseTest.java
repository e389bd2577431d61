package org.amaes.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

/** That a step leaves no feature map behind, and that what is not computed is refused by name. */
class ReleaseTest {

    private static final Execution EXECUTION = new Execution("cpu", 1, Precision.FLOAT32);

    @Test
    void everyFeatureMapOfAStepIsFreedByItsEnd() throws Exception {
        UNet network = new UNet(1, 1, 2, UNet.Decoder.STANDARD, true, UNet.Head.RECONSTRUCTION);
        Shape patch = new Shape(32, 16, 16);
        float[] values = new float[patch.length()];
        values[5] = 1;
        try (TrainingSession session = new Dl4jBackend().open(network, Parameters.initial(network, 3), new Objective.Reconstruction(false),
                Optimizer.paper(), EXECUTION)) {
            long before = Feature.living();
            session.step(List.of(Batch.reconstruction(1, 1, patch, values, values, null)), 1e-3);
            session.predict(values, 1, patch);
            assertEquals(before, Feature.living());
        }
    }

    @Test
    void aMapClosedTooOftenIsNoticed() {
        Feature map = Feature.of(new float[8], 1, 1, 2, 2, 2);
        map.close();
        assertThrows(IllegalStateException.class, map::close);
    }

    @Test
    void otherNetworksAreRefusedByName() {
        assertTrue(refusal(MedNeXt.pretraining(MedNeXt.Size.M, 4)).contains("MedNeXt"));
        assertTrue(refusal(SwinUnetr.pretraining(12)).contains("SwinUNETR"));
    }

    private static String refusal(Architecture architecture) {
        return assertThrows(WorkbenchException.class,
                () -> new Dl4jBackend().open(architecture, Parameters.initial(architecture, 1), EXECUTION)).getMessage();
    }
}
