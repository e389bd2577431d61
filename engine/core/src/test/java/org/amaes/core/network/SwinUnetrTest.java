package org.amaes.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.fixture.Fixtures;
import org.amaes.core.network.SwinUnetr.Head;
import org.amaes.core.network.SwinUnetr.Merging;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

class SwinUnetrTest {

    private static final SwinUnetr PAPER = SwinUnetr.segmentation(48, 1, 2);

    @Test
    void parametersOfTheSegmentationNetworkAreThePublishedOnesInTheirOrder() throws Exception {
        assertEquals(published("swinunetr_in1_out2"), listed(PAPER));
        assertEquals(151, Parameters.of(PAPER).size());
        assertEquals(62_186_708, Parameters.count(PAPER));
        assertEquals(8_062_002, Parameters.of(PAPER).stream().filter(each -> each.name().startsWith("swinViT.")).mapToLong(Parameters.Parameter::size).sum());
    }

    @Test
    void parametersOfThePretrainingNetworkAreThePublishedOnesWithTheDecodersNameOfTheEncoder() throws Exception {
        List<String> published = published("sslhead_vae").stream().map(line -> line.replace("swin_vit.", "swinViT.")).toList();
        assertEquals(published, listed(SwinUnetr.pretraining(48)));
        assertEquals(19_097_191, Parameters.count(SwinUnetr.pretraining(48)));
    }

    private static List<String> listed(Architecture network) {
        return Parameters.of(network).stream().map(each -> each.name() + "\t" + each.shape()).toList();
    }

    private static List<String> published(String name) throws Exception {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Fixtures.reference("networks/parameters.txt"))) {
            if (line.startsWith("## ")) {
                inside = line.startsWith("## " + name + " ");
            } else if (inside && !line.isBlank()) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void sidesThatAreNotHalvedFiveTimesAreRefusedWithASizeThatPasses() {
        assertEquals(new Shapes.Features(2, Shape.cube(64)), Shapes.output(PAPER, Shape.cube(64)));
        assertEquals(2, Shapes.output(PAPER, new Shape(32, 64, 32)).channels());
        IllegalArgumentException odd = assertThrows(IllegalArgumentException.class, () -> Shapes.output(PAPER, new Shape(96, 80, 40)));
        assertTrue(odd.getMessage().contains("multiples of 32") && odd.getMessage().contains("96x96x64"), odd.getMessage());
        IllegalArgumentException single = assertThrows(IllegalArgumentException.class, () -> Shapes.output(PAPER, Shape.cube(32)));
        assertTrue(single.getMessage().contains("64x64x64"), single.getMessage());
    }

    @Test
    void everyHeadIsRecognisedFromItsWeightsAndTakenForLegacy() {
        SwinUnetr segmenting = SwinUnetr.segmentation(6, 2, 3);
        assertEquals(segmenting, Recognition.of(Parameters.initial(segmenting.with(Merging.V2), 1)).orElseThrow());
        SwinUnetr pretraining = SwinUnetr.pretraining(6);
        assertEquals(pretraining, Recognition.of(Parameters.initial(pretraining, 1)).orElseThrow());
        StateDict bare = Parameters.initial(pretraining, 1).startingWith("swinViT.");
        SwinUnetr encoder = pretraining.with(1, 96, Head.ENCODER);
        assertEquals(encoder, Recognition.of(bare).orElseThrow());
        List<NamedArray> withOthers = new ArrayList<>(bare.arrays());
        withOthers.add(new NamedArray("convTrans3d.weight", new int[] {1}, new float[1]));
        assertEquals(encoder, Recognition.of(StateDict.of(withOthers)).orElseThrow());
        withOthers.removeIf(array -> array.name().endsWith("layers2.0.downsample.norm.bias"));
        assertTrue(Recognition.of(StateDict.of(withOthers)).isEmpty());
    }

    @Test
    void tablesOfRelativePositionsStartNarrowAndLinearLayersAsInPyTorch() {
        StateDict weights = Parameters.initial(SwinUnetr.pretraining(12), 1);
        float[] table = weights.get("swinViT.layers1.0.blocks.0.attn.relative_position_bias_table").data();
        double square = 0;
        for (float value : table) {
            square += value * (double) value;
        }
        assertEquals(0.02, Math.sqrt(square / table.length), 5e-4);
        for (float value : weights.get("swinViT.layers1.0.blocks.0.attn.qkv.weight").data()) {
            assertTrue(Math.abs(value) <= 1 / Math.sqrt(12));
        }
    }

    @Test
    void theMergingIsStoredWithTheNetwork() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String stored = json.writerFor(Architecture.class).writeValueAsString(PAPER.with(Merging.FIXED));
        assertTrue(stored.contains("\"merging\":\"FIXED\""), stored);
        assertEquals(PAPER.with(Merging.FIXED), json.readValue(stored, Architecture.class));
    }

    @Test
    void headsMustShareTheFeaturesEqually() {
        assertThrows(IllegalArgumentException.class, () -> SwinUnetr.pretraining(8));
    }

    @Test
    void theCostGrowsWithThePatchAndCountsEveryProduct() {
        // By hand, feature size 3, one channel: the embedding alone is 16·16·32 tokens of 8 · 3 products.
        Cost encoder = Cost.of(SwinUnetr.pretraining(3).with(1, 48, Head.ENCODER), new Shape(32, 32, 64));
        assertTrue(encoder.macs() > 16 * 16 * 32 * 24);
        Cost whole = Cost.of(PAPER, Shape.cube(64));
        assertTrue(whole.macs() > 7 * Cost.of(PAPER, new Shape(32, 32, 64)).macs() / 2);
        assertEquals(62_186_708, whole.parameters());
    }
}
