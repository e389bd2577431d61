package org.amaes.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.amaes.core.network.UNet.Decoder;
import org.amaes.core.network.UNet.Head;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

class UNetTest {

    @Test
    void parameterCountsEqualThePaper() {
        assertEquals(17_879_617, Parameters.count(UNet.pretraining(32)));
        assertEquals(71_500_929, Parameters.count(UNet.pretraining(64)));
        assertEquals(22_581_250, Parameters.count(UNet.segmentation(32, 1, 2)));
        assertEquals(90_304_514, Parameters.count(UNet.segmentation(64, 1, 2)));
        assertEquals(14_134_944, Parameters.of(UNet.pretraining(32)).stream()
                .filter(p -> p.name().startsWith("encoder.")).mapToLong(Parameters.Parameter::size).sum());
    }

    @Test
    void costsOfAForwardPassEqualTheSpecification() {
        Shape patch = Shape.cube(128);
        assertEquals(258, Math.round(Cost.of(UNet.pretraining(32), patch).macs() / 1e9));
        assertEquals(1029, Math.round(Cost.of(UNet.pretraining(64), patch).macs() / 1e9));
        assertEquals(476, Math.round(Cost.of(UNet.segmentation(32, 1, 2), patch).macs() / 1e9));
        assertEquals(1899, Math.round(Cost.of(UNet.segmentation(64, 1, 2), patch).macs() / 1e9));
    }

    @Test
    void aPatchThatFitsComesBackInItsOwnSize() {
        assertEquals(new Shapes.Features(3, new Shape(48, 64, 48)),
                Shapes.output(UNet.segmentation(4, 2, 3), new Shape(48, 64, 48)));
    }

    @Test
    void aPatchThatCannotBeHalvedFourTimesIsRefusedWithAnExampleThatFits() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> Shapes.output(UNet.pretraining(8), new Shape(35, 50, 36)));
        assertTrue(refusal.getMessage().contains("35x50x36"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("48x64x48"), refusal.getMessage());
    }

    @Test
    void aPatchThatShrinksToOneVoxelIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Shapes.output(UNet.pretraining(8), Shape.cube(16)));
        assertEquals(1, Shapes.output(UNet.pretraining(8), new Shape(16, 16, 32)).channels());
    }

    @Test
    void everyVariantTakesEveryCombinationOfDecoderAndSkips() {
        for (Decoder decoder : Decoder.values()) {
            for (boolean skips : new boolean[] {false, true}) {
                UNet network = new UNet(1, 1, 4, decoder, skips, Head.RECONSTRUCTION);
                assertEquals(Shape.cube(32), Shapes.output(network, Shape.cube(32)).shape());
            }
        }
    }

    @Test
    void startingValuesFollowTheSeedAndStayInTheirBounds() {
        var weight = Parameters.of(UNet.pretraining(4)).getFirst();
        float[] values = weight.initial(7);
        double bound = 1 / Math.sqrt(27);
        for (float value : values) {
            assertTrue(Math.abs(value) <= bound);
        }
        assertEquals(java.util.Arrays.hashCode(values), java.util.Arrays.hashCode(weight.initial(7)));
        assertTrue(java.util.Arrays.hashCode(values) != java.util.Arrays.hashCode(weight.initial(8)));
    }
}
