package org.amaes.runner.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.amaes.core.augment.PatchSeed;
import org.amaes.core.backend.Execution;
import org.amaes.core.masking.Masking;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.recipe.Precision;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Protocol;
import org.amaes.core.service.Reply;
import org.amaes.core.service.Request;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.runner.Backends;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineServerTest {

    private static final Grid GRID = Grid.unit(TinyNetwork.PATCH);

    @TempDir
    private static Path folder;
    private static Path pretrained;
    private static Path finetuned;
    private static Path patch;
    private static Path scan;

    @BeforeAll
    static void write() throws Exception {
        pretrained = TinyNetwork.reconstructing(folder.resolve("pretrained.safetensors"));
        finetuned = TinyNetwork.segmenting(folder.resolve("finetuned.safetensors"));
        patch = folder.resolve("patch.nii");
        float[] voxels = new float[TinyNetwork.PATCH.length()];
        for (int v = 0; v < voxels.length; v++) {
            voxels[v] = 0.25f + v % 7 / 10f;
        }
        NiftiWriter.write(patch, new Volume(GRID, voxels));
        scan = folder.resolve("scan.nii.gz");
        NiftiWriter.write(scan, Phantom.generate(PhantomSettings.of(3, 0, Contrast.FLAIR).withGrid(new Shape(20, 24, 20), 2, 2, 2)).image());
    }

    private static EngineServer server(java.io.InputStream in, java.io.OutputStream out) throws Exception {
        return new EngineServer(in, out, Backends.here(), new Execution("cpu", 1, Precision.FLOAT32));
    }

    /** Serves these lines to their end and returns the replies. */
    private static List<Reply> serve(String... lines) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // the requests must not end before they are answered: their end cancels them
        PipedInputStream in = new PipedInputStream(1 << 16);
        try (PipedOutputStream requests = new PipedOutputStream(in)) {
            Thread serving = Thread.ofVirtual().start(() -> {
                try {
                    assertTrue(server(in, out).serve());
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            for (String line : lines) {
                requests.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            requests.flush();
            while (serving.isAlive() && ends(out) < lines.length) {
                Thread.sleep(2);
            }
            requests.close();
            serving.join();
        }
        return replies(out);
    }

    private static List<Reply> replies(ByteArrayOutputStream out) throws Exception {
        List<Reply> replies = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            replies.add(Protocol.readReply(line));
        }
        return replies;
    }

    private static long ends(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.contains("\"event\":\"progress\"")).count();
    }

    private static <A extends Answer> A answer(List<Reply> replies, long id, Class<A> kind) throws Exception {
        Reply end = replies.stream().filter(reply -> reply.id() == id && !(reply instanceof Reply.Progress)).reduce((a, b) -> {
            throw new AssertionError("two ends of request " + id + ": " + a + b);
        }).orElseThrow();
        assertTrue(end instanceof Reply.Done, end::toString);
        return Protocol.answer((Reply.Done) end, kind);
    }

    @Test
    void badLinesAreRefusedAndTheNextRequestIsAnswered() throws Exception {
        List<Reply> replies = serve("nonsense", "{\"id\": 5, \"request\": \"dance\"}", "x".repeat(Protocol.LONGEST_LINE + 1),
                Protocol.write(6, new Request.Load(folder.resolve("nothing"))), Protocol.write(7, new Request.Load(scan)),
                Protocol.write(8, new Request.Ping()), Protocol.write(9, new Request.Hello(1)), Protocol.write(10, new Request.Load(finetuned)));
        List<Reply.Failed> failed = replies.stream().filter(Reply.Failed.class::isInstance).map(Reply.Failed.class::cast).toList();
        assertEquals(List.of(-1L, 5L, -1L, 6L, 7L), failed.stream().map(Reply::id).toList());
        assertEquals(List.of(Reply.Reason.REQUEST, Reply.Reason.REQUEST, Reply.Reason.REQUEST, Reply.Reason.USER, Reply.Reason.USER),
                failed.stream().map(Reply.Failed::reason).toList());
        assertEquals("There is no checkpoint " + folder.resolve("nothing") + ". Check the path.", failed.get(3).message());
        answer(replies, 8, Answer.Pong.class);
        assertEquals(Protocol.VERSION, answer(replies, 9, Answer.Greeting.class).protocol());
        Answer.Loaded loaded = answer(replies, 10, Answer.Loaded.class);
        assertEquals("16x16x32", loaded.patch());
        assertEquals(List.of("background", "lesion"), loaded.classes().stream().map(each -> each.name()).toList());
    }

    @Test
    void aPatchIsMaskedAsTrainingMasksAndRedrawn() throws Exception {
        Path out = Files.createDirectories(folder.resolve("drawn"));
        List<Reply> replies = serve(Protocol.write(1, new Request.Reconstruct(pretrained, patch, null, null, Masking.standard(), 42, out)));
        Answer.Reconstructed told = answer(replies, 1, Answer.Reconstructed.class);
        float[] clean = NiftiReader.readVolume(patch).data();
        float[] expected = clean.clone();
        Masking.standard().draw(new PatchSeed(42, 0, 0).random(PatchSeed.Choice.MASK), TinyNetwork.PATCH).apply(expected);
        assertArrayEquals(expected, NiftiReader.readVolume(told.masked()).data());
        float[] redrawn = NiftiReader.readVolume(told.reconstruction()).data();
        float[] error = NiftiReader.readVolume(told.error()).data();
        double sum = 0;
        for (int v = 0; v < error.length; v++) {
            assertEquals(redrawn[v] - clean[v], error[v], 1e-6f);
            sum += (double) error[v] * error[v];
        }
        assertEquals(sum / error.length, told.mse(), 1e-9);
        assertEquals(-10 * Math.log10(told.mse()), told.psnrDb(), 1e-9);
        assertEquals(java.util.Set.of("load", "read", "network", "write"), told.milliseconds().keySet());
    }

    @Test
    void aPaintedMaskHidesItsVoxelsAndAnotherTargetIsMeasuredAgainst() throws Exception {
        byte[] hidden = new byte[TinyNetwork.PATCH.length()];
        Arrays.fill(hidden, 100, 200, (byte) 3);
        Path mask = folder.resolve("mask.nii");
        NiftiWriter.write(mask, new LabelMap(GRID, hidden));
        Path target = folder.resolve("target.nii");
        NiftiWriter.write(target, Volume.zeros(GRID));
        Path out = Files.createDirectories(folder.resolve("painted"));
        Answer.Reconstructed told = answer(serve(Protocol.write(1, new Request.Reconstruct(pretrained, patch, target, mask, null, 0, out))), 1,
                Answer.Reconstructed.class);
        float[] expected = NiftiReader.readVolume(patch).data();
        Arrays.fill(expected, 100, 200, 0);
        assertArrayEquals(expected, NiftiReader.readVolume(told.masked()).data());
        assertArrayEquals(NiftiReader.readVolume(told.reconstruction()).data(), NiftiReader.readVolume(told.error()).data(), "the target is 0");
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() throws Exception {
        Path small = folder.resolve("small.nii");
        NiftiWriter.write(small, Volume.zeros(Grid.unit(new Shape(16, 16, 16))));
        Path mask = folder.resolve("small-mask.nii");
        NiftiWriter.write(mask, new LabelMap(Grid.unit(new Shape(8, 8, 8)), new byte[512]));
        List<Reply> replies = serve(
                Protocol.write(1, new Request.Reconstruct(finetuned, patch, null, null, Masking.standard(), 0, folder)),
                Protocol.write(2, new Request.Reconstruct(pretrained, patch, small, null, Masking.standard(), 0, folder)),
                Protocol.write(3, new Request.Reconstruct(pretrained, patch, null, mask, null, 0, folder)),
                Protocol.write(4, new Request.Reconstruct(pretrained, patch, null, null, Masking.standard(), 0, folder.resolve("nowhere"))),
                Protocol.write(5, new Request.Predict(pretrained, scan, folder.resolve("m.nii"))),
                Protocol.write(6, new Request.Predict(finetuned, pretrained, folder.resolve("m.nii"))));
        String[] words = {"segments; choose a pretrained one", "has 16x16x16 voxels, but the patch has 16x16x32", "has 8x8x8 voxels",
            "There is no folder", "cannot segment", "pretrained.safetensors"};
        for (int i = 0; i < words.length; i++) {
            long id = i + 1;
            Reply.Failed failed = (Reply.Failed) replies.stream().filter(reply -> reply.id() == id && !(reply instanceof Reply.Progress))
                    .findFirst().orElseThrow();
            assertEquals(Reply.Reason.USER, failed.reason(), failed.message());
            assertTrue(failed.message().contains(words[i]), failed.message());
        }
        assertFalse(Files.exists(folder.resolve("m.nii")));
    }

    @Test
    void aScanIsSegmentedOnItsOwnGridWithProgress() throws Exception {
        Path out = folder.resolve("predicted.nii.gz");
        List<Reply> replies = serve(Protocol.write(1, new Request.Predict(finetuned, scan, out)));
        Answer.Predicted told = answer(replies, 1, Answer.Predicted.class);
        LabelMap labels = NiftiReader.readLabels(out);
        assertTrue(labels.grid().matches(NiftiReader.open(scan).grid(), 1e-3));
        assertEquals(labels.histogram()[4] * labels.grid().voxelVolume() / 1000, told.millilitres().get("lesion"), 1e-9);
        assertTrue(replies.getFirst() instanceof Reply.Progress, replies::toString);
        assertEquals(List.of(), told.probabilities());
    }

    @Test
    void probabilitiesLieOnTheScansGridAndAgreeWithTheMask() throws Exception {
        Path out = Files.createDirectories(folder.resolve("sure"));
        Answer.Predicted told = answer(serve(Protocol.write(1, new Request.Predict(finetuned, scan, List.of(), out.resolve("mask.nii"), out))), 1,
                Answer.Predicted.class);
        assertEquals(List.of(out.resolve("probability-4.nii.gz")), told.probabilities());
        Volume probability = NiftiReader.readVolume(told.probabilities().getFirst());
        assertTrue(probability.grid().matches(NiftiReader.open(scan).grid(), 1e-3));
        byte[] mask = NiftiReader.readLabels(told.mask()).data();
        int clear = 0;
        for (int v = 0; v < mask.length; v++) {
            float p = probability.data()[v];
            assertTrue(p >= 0 && p <= 1, () -> "a probability: " + p);
            if (Math.abs(p - 0.5) > 0.01) { // closer to the middle, interpolated scores and probabilities may disagree
                clear++;
                assertEquals(p > 0.5 ? 4 : 0, mask[v]);
            }
        }
        assertTrue(clear > mask.length / 2, clear + " clear voxels");
    }

    @Test
    void whatIsCancelledOrUnansweredAtTheEndOfTheRequestsIsNotDone() throws Exception {
        Path out = folder.resolve("cancelled.nii.gz");
        List<Reply> replies = serve(Protocol.write(1, new Request.Load(finetuned)), Protocol.write(2, new Request.Predict(finetuned, scan, out)),
                Protocol.write(3, new Request.Cancel(2)));
        answer(replies, 3, Answer.Pong.class);
        assertTrue(replies.stream().anyMatch(reply -> reply instanceof Reply.Failed failed && failed.id() == 2 && failed.reason() == Reply.Reason.CANCELLED),
                replies::toString);
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        byte[] requests = (Protocol.write(1, new Request.Load(finetuned)) + "\n" + Protocol.write(2, new Request.Predict(finetuned, scan, out)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        assertTrue(server(new ByteArrayInputStream(requests), end).serve());
        assertTrue(replies(end).getLast() instanceof Reply.Failed failed && failed.reason() == Reply.Reason.CANCELLED, end::toString);
        assertFalse(Files.exists(out));
    }
}
