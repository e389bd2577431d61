package org.amaes.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.fixture.Fixtures;
import org.amaes.core.network.UNet.Decoder;
import org.amaes.core.network.UNet.Head;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UNetTest {

    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of("PRE unet_b_lw_dec", UNet.pretraining(32)),
                Arguments.of("PRE unet_xl_lw_dec", UNet.pretraining(64)),
                Arguments.of("FT unet_b C=2", UNet.segmentation(32, 1, 2)),
                Arguments.of("FT unet_xl C=2", UNet.segmentation(64, 1, 2)));
    }

    @ParameterizedTest
    @MethodSource("published")
    void parameterNamesShapesAndOrderEqualThePublishedOnes(String network, Architecture architecture) throws Exception {
        List<String> ours = Parameters.of(architecture).stream().map(p -> p.name() + "\t" + p.shape()).toList();
        assertEquals(published(network), ours);
    }

    private static List<String> published(String network) throws Exception {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Fixtures.reference("networks/parameters.txt"))) {
            if (line.startsWith("## ")) {
                inside = line.startsWith("## " + network + " ");
            } else if (inside && !line.isBlank()) {
                lines.add(line);
            }
        }
        assertTrue(lines.size() > 60, "the reference lists " + network);
        return lines;
    }

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
