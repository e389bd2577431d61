package org.amaes.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.Transfer.InputChannels;
import org.amaes.core.fixture.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferTest {

    private static final String FIRST = "encoder.in_conv.conv1.conv.weight";

    @ParameterizedTest
    @CsvSource({"PRE unet_b_lw_dec, FT unet_b C=2, 40, 82", "PRE unet_xl_lw_dec, FT unet_xl C=2, 40, 82",
        "PRE mednext_m3_lw_dec, FT mednext_m3_std_dec C=2, 194, 236", "PRE mednext_l3_lw_dec, FT mednext_l3_std_dec C=2, 290, 332"})
    void thePublishedNetworksShareThePublishedNumberOfTensors(String pretrained, String finetuned, int loaded, int total) throws IOException {
        // Extents only: one value stands for each tensor's many.
        Map<String, int[]> source = published(pretrained);
        Map<String, int[]> target = published(finetuned);
        long equal = target.entrySet().stream().filter(entry -> entry.getKey().startsWith(Transfer.ENCODER)
                && Arrays.equals(entry.getValue(), source.get(entry.getKey()))).count();
        assertEquals(loaded, equal);
        assertEquals(total, target.size());

        Transfer transfer = Transfer.encoder(tiny(source), tinyShapes(target), InputChannels.REPEAT);
        assertTrue(transfer.report().text().startsWith(loaded + " of " + total + " tensors loaded.\n"), transfer.report().text());
        assertTrue(transfer.report().isComplete());
    }

    @Test
    void theEncoderOfAPretrainedNetworkIsTakenOverBitForBit() throws Exception {
        StateDict source = CheckpointReader.read(Fixtures.reference("networks/unet_f4_lw.pth")).weights();
        StateDict target = CheckpointReader.read(Fixtures.reference("networks/unet_f4_seg3.pth")).weights();
        Transfer transfer = Transfer.encoder(source, target.shapes(), InputChannels.REPEAT);
        assertEquals(source.startingWith("encoder."), transfer.weights());
        assertEquals("""
                40 of 82 tensors loaded.
                Starting fresh, as intended: 42 tensors of pred_head.
                Not needed from the file: 26 tensors of rec_head.
                """, transfer.report().text());
        assertEquals(Map.of("loaded", 40, "adapted", 0, "fresh", 42, "missing", 0, "mismatched", 0, "unexpected", 0, "unused", 26, "total", 82),
                transfer.report().counts());
    }

    @Test
    void theFirstConvolutionSpreadsOverMoreInputChannels() {
        StateDict source = StateDict.of(new NamedArray(FIRST, new int[] {2, 1, 1, 1, 2}, new float[] {2, 4, 6, 8}),
                new NamedArray("encoder.depthwise.weight", new int[] {2, 1, 1, 1, 1}, new float[] {1, 2}));
        Map<String, int[]> target = new LinkedHashMap<>();
        target.put(FIRST, new int[] {2, 2, 1, 1, 2});
        target.put("encoder.depthwise.weight", new int[] {2, 2, 1, 1, 1});
        Transfer repeated = Transfer.encoder(source, target, InputChannels.REPEAT);
        assertEquals(StateDict.of(new NamedArray(FIRST, new int[] {2, 2, 1, 1, 2}, new float[] {1, 2, 1, 2, 3, 4, 3, 4})), repeated.weights());
        assertEquals("""
                1 of 2 tensors loaded, 1 of them adapted.
                Adapted to more input channels: 1
                  encoder.in_conv.conv1.conv.weight
                Different in shape, starting fresh: 1
                  encoder.depthwise.weight is 2×1×1×1×1 in the file and 2×2×1×1×1 in the network
                """, repeated.report().text());

        Transfer random = Transfer.encoder(source, target, InputChannels.RANDOM);
        assertEquals(0, random.weights().size());
        assertEquals(List.of(FIRST, "encoder.depthwise.weight"),
                random.report().mismatched().stream().map(TransferReport.Mismatch::name).toList());
        assertFalse(random.report().isComplete());
    }

    @Test
    void everyTensorOfBothSidesIsAccountedFor() {
        StateDict source = StateDict.of(array("encoder.same", 2), array("encoder.other", 3), array("encoder.gone", 1), array("head.w", 2));
        Map<String, int[]> target = StateDict.of(array("encoder.new", 1), array("encoder.same", 2), array("encoder.other", 4),
                array("head.w", 2)).shapes();
        TransferReport report = Transfer.encoder(source, target, InputChannels.REPEAT).report();
        assertEquals(List.of("encoder.same"), report.loaded());
        assertEquals(List.of("encoder.new"), report.missing());
        assertEquals(List.of("encoder.gone"), report.unexpected());
        assertEquals(List.of(new TransferReport.Mismatch("encoder.other", new int[] {3}, new int[] {4})), report.mismatched());
        assertEquals(List.of("head.w"), report.fresh());
        assertEquals(List.of("head.w"), report.unused());
        assertEquals(4, report.total());
    }

    @Test
    void theSwinEncoderHasItsOwnPrefix() throws Exception {
        StateDict swin = CheckpointReader.read(Fixtures.reference("networks/swinunetr_f12.pth")).weights();
        Transfer transfer = Transfer.encoder(swin, swin.shapes(), Transfer.SWIN_ENCODER, InputChannels.REPEAT);
        assertEquals(swin.startingWith("swinViT."), transfer.weights());
        assertTrue(transfer.weights().size() > 0);
        assertEquals(swin.size(), transfer.report().total());
    }

    @Test
    void forPredictionEverythingMustAgree() throws Exception {
        StateDict source = CheckpointReader.read(Fixtures.reference("networks/unet_f4_seg3.pth")).weights();
        assertEquals(source, Transfer.all(source, source.shapes(), Path.of("a.pth")).weights());

        StateDict other = CheckpointReader.read(Fixtures.reference("networks/unet_f4_std_noskip.pth")).weights();
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> Transfer.all(source, other.shapes(), Path.of("a.pth")));
        assertTrue(refused.getMessage().startsWith("a.pth is a checkpoint of another architecture: "), refused.getMessage());
        assertTrue(refused.getMessage().contains(" in the file and ") || refused.getMessage().contains(" is not in the "), refused.getMessage());

        StateDict more = StateDict.of(array("a", 1), array("b", 1));
        WorkbenchException tooMuch = assertThrows(WorkbenchException.class,
                () -> Transfer.all(more, StateDict.of(array("a", 1)).shapes(), Path.of("more.safetensors")));
        assertEquals("more.safetensors is a checkpoint of another architecture: b is not in the network. "
                + "Choose the network that it was trained as, or another checkpoint.", tooMuch.getMessage());
    }

    @Test
    void equalChannelsGiveTheSameSumAsOneDid() {
        float[] values = {0.3f, -1.7f, 2.5f};
        StateDict source = StateDict.of(new NamedArray(FIRST, new int[] {3, 1, 1, 1, 1}, values));
        NamedArray spread = Transfer.encoder(source, Map.of(FIRST, new int[] {3, 4, 1, 1, 1}), InputChannels.REPEAT).weights().get(FIRST);
        float[] sums = new float[3];
        for (int i = 0; i < 12; i++) {
            sums[i / 4] += spread.data()[i];
        }
        assertArrayEquals(values, sums, 1e-6f);
    }

    private static NamedArray array(String name, int length) {
        return new NamedArray(name, new int[] {length}, new float[length]);
    }

    private static Map<String, int[]> published(String network) throws IOException {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Fixtures.reference("networks/parameters.txt"))) {
            if (line.startsWith("## ")) {
                inside = line.startsWith("## " + network + " ");
            } else if (inside && line.contains("\t")) {
                String extents = line.substring(line.indexOf('[') + 1, line.indexOf(']'));
                shapes.put(line.substring(0, line.indexOf('\t')),
                        extents.isBlank() ? new int[0] : Arrays.stream(extents.split(",")).map(String::strip).mapToInt(Integer::parseInt).toArray());
            }
        }
        return shapes;
    }

    /** The same names with one value each, so that no test needs the memory of a real network. */
    private static Map<String, int[]> tinyShapes(Map<String, int[]> shapes) {
        Map<String, int[]> tiny = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> tiny.put(name, new int[] {1}));
        return tiny;
    }

    private static StateDict tiny(Map<String, int[]> shapes) {
        return StateDict.of(shapes.keySet().stream().map(name -> array(name, 1)).toList());
    }
}
