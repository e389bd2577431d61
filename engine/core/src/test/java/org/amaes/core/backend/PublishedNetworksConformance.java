package org.amaes.core.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.PyTorchFile;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.fixture.Fixtures;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.Stages;
import org.amaes.core.network.UNet;
import org.amaes.core.network.UNet.Decoder;
import org.amaes.core.network.UNet.Head;
import org.amaes.core.npy.NpyFile;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * That a backend computes and trains the networks of the public reference implementation as that
 * does (SPEC section 15): outputs, losses and gradients of three steps of AdamW with amsgrad.
 */
public abstract class PublishedNetworksConformance {

    private static final double RATE = 1e-3;

    /**
     * A gradient norm below this is rounding noise in either implementation: a bias whose convolution
     * is followed by instance normalisation has a true gradient of zero.
     */
    private static final double NOISE = 2e-6;
    /**
     * Adam's first updates are as large for a vanishing gradient as for any other, so that after two of them
     * rounding decides: on these networks the reference itself, computed in float64 instead of float32 or
     * without oneDNN, differs from its own third losses by up to 1.3e-4, and from its outputs after
     * three steps, on one of them, by 0.12 of their largest value.
     */
    private static final double LAST_LOSS = 1.5e-4;

    /** The backend under test. */
    protected abstract Backend backend();

    /** Whether this backend computes a network; what it does not it must refuse in words. */
    protected boolean computes(Architecture architecture) {
        return true;
    }

    /** How many times as far as usual the output after three steps may be away, where another library rounds otherwise. */
    protected double roundingFactor() {
        return 1;
    }

    /**
     * A reference network.
     *
     * @param rounding how far the output after three steps may be away, as a root mean square: twice and more
     *     what rounding alone does on this network, and a small part of what the three steps do (0.2 to 0.8)
     */
    record Published(String name, Architecture network, double rounding) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Published> published() {
        return List.of(
                new Published("unet_f4_lw", UNet.pretraining(4), 0.02),
                new Published("unet_f4_std_noskip", new UNet(1, 1, 4, Decoder.STANDARD, false, Head.RECONSTRUCTION), 0.3),
                new Published("unet_f4_std_skip_rec", new UNet(1, 1, 4, Decoder.STANDARD, true, Head.RECONSTRUCTION), 0.002),
                new Published("unet_f4_seg3", UNet.segmentation(4, 1, 3), 0.01),
                new Published("mednext_f4_lw", mednext(1, MedNeXt.Decoder.LIGHT, false, Head.RECONSTRUCTION), 0.02),
                new Published("mednext_f4_std", mednext(3, MedNeXt.Decoder.STANDARD, true, Head.SEGMENTATION), 0.01),
                new Published("mednext_f4_mednextdec", mednext(3, MedNeXt.Decoder.OWN, true, Head.SEGMENTATION), 0.01));
    }

    private static MedNeXt mednext(int out, MedNeXt.Decoder decoder, boolean skips, Head head) {
        return new MedNeXt(1, out, 4, Stages.parse("2,3,4,4,4,4,4,3,2"), Stages.parse("1,2,2,1,1,2,1,1,2"), decoder, skips, head);
    }

    @ParameterizedTest
    @MethodSource("published")
    void outputsLossesGradientsAndUpdatesEqualTheReference(Published each) throws Exception {
        JsonNode expected = Fixtures.json("networks/expected.json").get(each.name());
        StateDict weights = PyTorchFile.read(Fixtures.reference("networks/" + each.name() + ".pth")).weights();
        Batch batch = batch(each);
        if (!computes(each.network())) {
            WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> backend().open(each.network(), weights, objective(each),
                    Optimizer.paper(), new Execution("cpu", 2, Precision.FLOAT32)));
            assertTrue(refusal.getMessage().contains(backend().name()), refusal.getMessage());
            return;
        }
        try (TrainingSession session = backend().open(each.network(), weights, objective(each),
                new Optimizer(.9, .999, 1e-8, 3e-5, true), new Execution("cpu", 2, Precision.FLOAT32))) {
            Numbers.assertClose(array(each.name() + ".output").doubles(),
                    session.predict(batch.input(), batch.samples(), batch.shape()), 1e-4, "output");
            for (int step = 0; step < 3; step++) {
                double loss = expected.get("losses").get(step).asDouble();
                assertEquals(loss, session.step(List.of(batch), RATE).total(), step < 2 ? 1e-4 * Math.abs(loss) : LAST_LOSS, "loss of step " + step);
                if (step == 0) {
                    assertGradients(expected.get("gradient_norms"), session.gradientNorms());
                }
            }
            float[] after = session.predict(batch.input(), batch.samples(), batch.shape());
            double distance = Numbers.distance(array(each.name() + ".output_after_3_steps").floats(), after);
            assertTrue(distance <= roundingFactor() * each.rounding(), "output after three steps is " + distance + " away");
        }
    }

    private static void assertGradients(JsonNode expected, Map<String, Double> actual) {
        assertEquals(expected.size(), actual.size());
        actual.forEach((name, norm) ->
                assertEquals(expected.get(name).asDouble(), norm, 1e-3 * expected.get(name).asDouble() + NOISE, name));
    }

    private static Objective objective(Published each) {
        return isSegmentation(each) ? new Objective.Segmentation() : new Objective.Reconstruction(false);
    }

    private static boolean isSegmentation(Published each) {
        return each.network().outChannels() > 1;
    }

    private static Batch batch(Published each) throws Exception {
        NpyFile input = array("input"); // (N, 1, X, Y, Z)
        int[] extents = input.shape();
        assertTrue(extents.length == 5 && extents[1] == 1);
        Shape shape = new Shape(extents[2], extents[3], extents[4]);
        return isSegmentation(each)
                ? Batch.segmentation(extents[0], 1, shape, input.floats(), array("labels").bytes())
                : Batch.reconstruction(extents[0], 1, shape, input.floats(), input.floats(), null);
    }

    private static NpyFile array(String name) throws Exception {
        return NpyFile.read(Fixtures.reference("networks/" + name + ".npy"));
    }
}
