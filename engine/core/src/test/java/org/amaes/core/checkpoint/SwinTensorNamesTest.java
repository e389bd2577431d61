package org.amaes.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.amaes.core.network.Architecture;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.Recognition;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.network.SwinUnetr.Head;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwinTensorNamesTest {

    private static final SwinUnetr PRETRAINING = SwinUnetr.pretraining(3);
    private static final StateDict WEIGHTS = Parameters.initial(PRETRAINING, 1);

    @TempDir
    private Path folder;

    /** As another program would write it: other names, and lists of positions beside the tables. */
    private LoadedCheckpoint written(StateDict weights, UnaryOperator<String> rename, boolean positions) throws Exception {
        List<NamedArray> arrays = new ArrayList<>(weights.renamed(rename).arrays());
        if (positions) {
            weights.names().stream().filter(name -> name.endsWith("relative_position_bias_table")).forEach(name -> arrays.add(
                    new NamedArray(rename.apply(name).replace("bias_table", "index"), new int[] {2, 2}, new float[4])));
        }
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, ArrayFile.of(StateDict.of(arrays), java.util.Map.of()));
        return CheckpointReader.read(file);
    }

    private static void assertEncoder(LoadedCheckpoint loaded, Head head) {
        Architecture network = Recognition.of(loaded.weights()).orElseThrow();
        assertEquals(head, ((SwinUnetr) network).head());
        Transfer transfer = Transfer.encoder(loaded.weights(), Parameters.initial(SwinUnetr.segmentation(3, 1, 2), 2).shapes(),
                Transfer.SWIN_ENCODER, Transfer.InputChannels.REPEAT);
        assertTrue(transfer.report().isComplete(), transfer.report().text());
        assertEquals("118 of 151 tensors loaded", transfer.report().headline());
        String name = "swinViT.layers3.0.blocks.1.mlp.linear2.weight";
        assertEquals(WEIGHTS.get(name), transfer.weights().get(name));
    }

    @Test
    void thePublicImplementationsOwnNamesWithListsOfPositions() throws Exception {
        assertEncoder(written(WEIGHTS, name -> name, true), Head.PRETRAINING);
    }

    @Test
    void thePretrainingOf2022WithoutATransformersNameAndWithOtherHeads() throws Exception {
        LoadedCheckpoint loaded = written(WEIGHTS, name -> "module." + name.replace("swinViT.", "").replace(".linear1.", ".fc1.")
                .replace(".linear2.", ".fc2.").replace("conv.20", "convTrans3d"), true);
        assertEncoder(loaded, Head.ENCODER);
        assertTrue(loaded.notes().stream().anyMatch(note -> note.contains("Left out: 8 lists")), loaded.notes().toString());
    }

    @Test
    void thePretrainingCodesNameOfTheTransformer() throws Exception {
        assertEncoder(written(WEIGHTS, name -> "module." + name.replace("swinViT.", "swin_vit."), false), Head.PRETRAINING);
    }

    @Test
    void aWrappedEncoderWhoseStagesAreNumberedTwice() throws Exception {
        LoadedCheckpoint loaded = written(WEIGHTS.startingWith("swinViT."),
                name -> name.replaceFirst("^swinViT\\.(layers\\d\\.0\\.)", "encoder.$10.").replaceFirst("^swinViT\\.", "encoder."), false);
        assertEncoder(loaded, Head.ENCODER);
    }

    @Test
    void aCompiledAndWrappedModuleLosesItsPrefixes() throws Exception {
        assertEncoder(written(WEIGHTS, name -> "model._orig_mod." + name, false), Head.PRETRAINING);
    }

    @Test
    void theDecodersEncoderBlocksAreNotTakenForTheTransformer() throws Exception {
        StateDict segmenting = Parameters.initial(SwinUnetr.segmentation(3, 1, 2), 1);
        assertEquals(segmenting, written(segmenting, name -> name, false).weights());
    }

    @Test
    void otherNetworksKeepTheirNames() {
        StateDict other = StateDict.of(new NamedArray("encoder.patch_embed.proj.weight", new int[] {1}, new float[1]));
        assertSame(other, SwinTensorNames.published(other, new ArrayList<>()));
    }
}
