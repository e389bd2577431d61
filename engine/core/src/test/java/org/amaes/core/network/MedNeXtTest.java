package org.amaes.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.checkpoint.Transfer;
import org.amaes.core.checkpoint.Transfer.InputChannels;
import org.amaes.core.network.MedNeXt.Decoder;
import org.amaes.core.network.MedNeXt.Size;
import org.amaes.core.network.UNet.Head;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MedNeXtTest {

    private static final Stages EXPANSION = Stages.parse("2,3,1,4,2,3,1,2,2");
    private static final Stages BLOCKS = Stages.parse("1,2,1,1,3,1,2,1,2");

    @Test
    void parameterCountsEqualThePaper() {
        assertEquals(16_236_385, Parameters.count(MedNeXt.pretraining(Size.M, 32)));
        assertEquals(50_496_993, Parameters.count(MedNeXt.pretraining(Size.L, 32)));
        assertEquals(20_938_018, Parameters.count(MedNeXt.segmentation(Size.M, 32, Decoder.STANDARD, 1, 2)));
        assertEquals(55_198_626, Parameters.count(MedNeXt.segmentation(Size.L, 32, Decoder.STANDARD, 1, 2)));
        assertEquals(61_779_266, Parameters.count(MedNeXt.segmentation(Size.L, 32, Decoder.OWN, 1, 2)));
        assertEquals(List.of(12_491_712L, 46_752_320L), Stream.of(Size.values()).map(size -> Parameters.of(MedNeXt.pretraining(size, 32)).stream()
                .filter(p -> p.name().startsWith("encoder.")).mapToLong(Parameters.Parameter::size).sum()).toList());
    }

    @Test
    void costsOfAForwardPassEqualTheSpecification() {
        Shape patch = Shape.cube(128);
        assertEquals(213, Math.round(Cost.of(MedNeXt.pretraining(Size.M, 32), patch).macs() / 1e9));
        assertEquals(329, Math.round(Cost.of(MedNeXt.pretraining(Size.L, 32), patch).macs() / 1e9));
        assertEquals(430, Math.round(Cost.of(MedNeXt.segmentation(Size.M, 32, Decoder.STANDARD, 1, 2), patch).macs() / 1e9));
        assertEquals(546, Math.round(Cost.of(MedNeXt.segmentation(Size.L, 32, Decoder.STANDARD, 1, 2), patch).macs() / 1e9));
        // The specification's 501 counts upward blocks at the size after their zero plane; what is convolved is 2n − 1 voxels a side.
        assertEquals(495, Math.round(Cost.of(MedNeXt.segmentation(Size.L, 32, Decoder.OWN, 1, 2), patch).macs() / 1e9));
    }

    @Test
    void theEncoderIsCarriedOverToFineTuning() {
        assertEquals(List.of(194, 236), carriedOver(Size.M));
        assertEquals(List.of(290, 332), carriedOver(Size.L));
    }

    private static List<Integer> carriedOver(Size size) {
        Map<String, int[]> target = Parameters.of(MedNeXt.pretraining(size, 4).forSegmentation(1, 2)).stream()
                .collect(Collectors.toMap(Parameters.Parameter::name, Parameters.Parameter::extents));
        Transfer transfer = Transfer.encoder(PublishedNetworks.zeros(MedNeXt.pretraining(size, 4)), target, InputChannels.REPEAT);
        assertTrue(transfer.report().missing().isEmpty() && transfer.report().unexpected().isEmpty());
        return List.of(transfer.report().loaded().size(), target.size());
    }

    @Test
    void moreInputChannelsRepeatTheStem() {
        Map<String, int[]> target = Parameters.of(MedNeXt.pretraining(Size.M, 4).forSegmentation(3, 2)).stream()
                .collect(Collectors.toMap(Parameters.Parameter::name, Parameters.Parameter::extents, (a, _) -> a, LinkedHashMap::new));
        Transfer transfer = Transfer.encoder(PublishedNetworks.zeros(MedNeXt.pretraining(Size.M, 4)), target, InputChannels.REPEAT);
        assertEquals(List.of("encoder.stem.weight"), transfer.report().adapted());
    }

    static Stream<MedNeXt> variants() {
        return Stream.of(Decoder.values()).flatMap(decoder -> Stream.of(
                new MedNeXt(1, 1, 4, EXPANSION, BLOCKS, decoder, true, Head.RECONSTRUCTION),
                new MedNeXt(2, 3, 4, EXPANSION, BLOCKS, decoder, decoder == Decoder.OWN, Head.SEGMENTATION)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyVariantGivesBackThePatchAndIsRecognised(MedNeXt network) {
        assertEquals(new Shape(16, 48, 32), Shapes.output(network, new Shape(16, 48, 32)).shape());
        MedNeXt seen = (MedNeXt) Recognition.of(PublishedNetworks.zeros(network)).orElseThrow();
        assertEquals(network.layers(), seen.layers());
    }

    @Test
    void publishedNetworksAreRecognised() {
        Stream.of(MedNeXt.pretraining(Size.M, 4), MedNeXt.pretraining(Size.L, 2), MedNeXt.segmentation(Size.L, 2, Decoder.OWN, 1, 2),
                MedNeXt.segmentation(Size.M, 2, Decoder.STANDARD, 2, 3))
                .forEach(network -> assertEquals(Optional.of(network), Recognition.of(PublishedNetworks.zeros(network))));
    }

    @Test
    void weightsWithAStageMissingAreNotRecognised() {
        StateDict whole = PublishedNetworks.zeros(MedNeXt.pretraining(Size.M, 2));
        for (String missing : List.of("encoder.stem.", "encoder.bottleneck.", "encoder.enc_block_0.1.", "rec_head.out_conv.", "rec_head.upsample3.")) {
            StateDict part = StateDict.of(whole.arrays().stream().filter(array -> !array.name().startsWith(missing)).toList());
            assertTrue(part.size() < whole.size());
            assertEquals(Optional.empty(), Recognition.of(part), missing);
        }
    }

    @Test
    void aPatchThatCannotBeHalvedFourTimesIsRefusedWithAnExampleThatFits() {
        for (Decoder decoder : Decoder.values()) {
            MedNeXt network = new MedNeXt(1, 1, 4, EXPANSION, BLOCKS, decoder, true, Head.RECONSTRUCTION);
            IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Shapes.output(network, new Shape(32, 40, 36)));
            assertTrue(refusal.getMessage().contains("32x40x36") && refusal.getMessage().contains("32x48x48"), refusal.getMessage());
            assertThrows(IllegalArgumentException.class, () -> Shapes.output(network, Shape.cube(16)));
        }
    }

    @Test
    void numbersThatAreNotNineAreRefusedInWords() {
        for (String text : List.of("3,4,4,4,4", "3,4,4,4,4,4,4,4,0", "three", "")) {
            IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Stages.parse(text));
            assertTrue(refusal.getMessage().contains("nine"), refusal.getMessage());
        }
        assertEquals("2,3,1,4,2,3,1,2,2", EXPANSION.toString());
    }
}
