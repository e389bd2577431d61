package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.npy.NpyFile;
import org.amaes.core.volume.LabelMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** The main job, by the commands that people type: scans, prepare, pretrain, finetune, predict, evaluate. */
class EndToEndTest {

    @TempDir
    static Path folder;

    private static Path scans;
    private static Path store;
    private static JsonNode pretrained;
    private static JsonNode finetuned;

    @BeforeAll
    static void train() throws Exception {
        store = TinyStudy.store(folder, 5);
        scans = folder.resolve("scans");
        pretrained = CommandRun.json(TinyStudy.pretrain(store, folder.resolve("pretrained"), 4, "--set", "previewEvery=4"));
        finetuned = CommandRun.json(TinyStudy.finetune(store, folder.resolve("finetuned"), 4, "--checkpoint", folder.resolve("pretrained")));
    }

    @Test
    void generatedHeadsArePreparedAndTheSameStartedAgainIsSkipped(@TempDir Path temp) throws Exception {
        Path phantoms = temp.resolve("phantoms");
        JsonNode made = CommandRun.json("phantom", "--out", phantoms, "--labelled", 1, "--unlabelled", 1, "--skull-stripped");
        assertEquals(1, made.get("labelled").asInt());
        JsonNode prepared = CommandRun.json("prepare", phantoms, "--out", temp.resolve("store"), "--spacing", 6);
        assertEquals(2, prepared.get("prepared").asInt());
        assertEquals(0, prepared.get("failed").size());
        assertEquals(2, CommandRun.json("prepare", phantoms, "--out", temp.resolve("store"), "--spacing", 6).get("skipped").asInt());
        JsonNode facts = CommandRun.json("inspect", temp.resolve("store"));
        assertEquals(2, facts.get("scans").asInt());
        assertEquals(1, facts.get("labelled").asInt());
        assertEquals("lesion", facts.get("labels").get("1").asText());
    }

    @Test
    void trainingTellsWhatBecameOfIt() throws Exception {
        assertEquals("finished", pretrained.get("state").asText());
        assertEquals(4, pretrained.get("step").asInt());
        assertTrue(pretrained.get("loss").asDouble() > 0);
        assertEquals(0, pretrained.get("validationDice").size());
        assertEquals(List.of("fluid", "white matter"), fields(finetuned.get("validationDice")));
        try (Stream<Path> previews = Files.list(folder.resolve("pretrained/previews"))) {
            assertEquals(Set.of("step-4-target.nii.gz", "step-4-masked.nii.gz", "step-4-reconstruction.nii.gz"),
                    new TreeSet<>(previews.map(file -> file.getFileName().toString()).toList()));
        }
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    @Test
    void aTransferIsReportedAndAStartFromScratchSaysSo(@TempDir Path temp) throws Exception {
        assertTrue(Files.readString(folder.resolve("finetuned/events.jsonl")).contains("40 of 82 tensors loaded"));
        CommandRun scratch = CommandRun.of(TinyStudy.finetune(store, temp.resolve("scratch"), 1)).assertCode(ExitCode.DONE);
        assertTrue(scratch.out().contains("Training starts from scratch."), scratch.out());
        assertTrue(scratch.out().contains("Done: " + temp.resolve("scratch")), scratch.out());
        assertFalse(scratch.out().contains("\u001b"), "no progress line where nobody watches");
    }

    @Test
    void aMedNeXtIsPretrainedAndSegmentsWithEitherDecoder(@TempDir Path temp) throws Exception {
        Path run = temp.resolve("mednext");
        String blocks = "blocks=1,1,1,1,1,1,1,1,1";
        CommandRun.of(TinyStudy.pretrain(store, run, 2, "--network", "mednext", "--set", blocks, "--set", "checkpointActivations=true"))
                .assertCode(ExitCode.DONE);
        CommandRun.of("finetune", "--data", store, "--checkpoint", run, "--out", temp.resolve("standard"), "--patch", "16x16x32", "--batch", 1,
                "--steps", 1, "--cases", 1, "--validation-cases", 0, "--threads", 1).assertCode(ExitCode.DONE);
        assertTrue(Files.readString(temp.resolve("standard/events.jsonl")).contains("82 of 124 tensors loaded"));
        CommandRun own = CommandRun.of(TinyStudy.finetune(store, temp.resolve("own"), 1, "--network", "mednext", "--set", blocks,
                "--set", "decoder=own", "--checkpoint", run)).assertCode(ExitCode.DONE);
        assertTrue(own.out().contains("82 of 156 tensors loaded"), own.out());
    }

    @Test
    void masksLieOnTheirScansGridsAndEvaluationScoresThem(@TempDir Path temp) throws Exception {
        Path masks = temp.resolve("masks");
        JsonNode told = CommandRun.json("predict", "--checkpoint", folder.resolve("finetuned"), "--input", scans, "--out", masks, "--overlap", 0,
                "--threads", 1);
        assertEquals(5, told.size());
        Set<Integer> seen = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            NiftiImage scan = NiftiReader.open(scans.resolve("imagesTr/case_" + i + "_0000.nii.gz"));
            Path file = masks.resolve("case_" + i + ".nii.gz");
            LabelMap mask = NiftiReader.readLabels(file);
            assertEquals(scan.grid().shape(), mask.grid().shape());
            assertArrayEquals(scan.grid().affine().toArray(), NiftiReader.open(file).grid().affine().toArray(), "the same affine, to the last bit");
            assertEquals(file.toString(), told.get(i).get("file").asText());
            long[] histogram = mask.histogram();
            for (int value = 0; value < histogram.length; value++) {
                if (histogram[value] > 0) {
                    seen.add(value);
                }
            }
        }
        assertTrue(Set.of(0, 1, 4).containsAll(seen) && seen.size() > 1, "values of label files, not numbers of classes: " + seen);

        JsonNode scores = CommandRun.json("evaluate", "--truth", scans.resolve("labelsTr"), "--prediction", masks, "--out", temp.resolve("scores"));
        assertEquals(5, scores.get("cases").asInt());
        assertEquals(0, scores.get("leftOut").size());
        assertEquals(List.of("fluid", "white matter", "micro"), fields(scores.get("labels")));
        assertEquals(5, scores.get("labels").get("white matter").get("dice").get("n").asInt());
        for (String file : List.of("report.json", "cases.csv", "summary.csv")) {
            assertTrue(Files.size(temp.resolve("scores").resolve(file)) > 0, file);
        }
    }

    @Test
    void theTruthAgainstItselfIsPerfectAndWhatHasNoCounterpartIsTold(@TempDir Path temp) throws Exception {
        Files.createDirectories(temp.resolve("some"));
        Files.copy(scans.resolve("labelsTr/case_1.nii.gz"), temp.resolve("some/case_1.nii.gz"));
        CommandRun run = CommandRun.of("evaluate", "--truth", scans.resolve("labelsTr"), "--prediction", temp.resolve("some"), "--json")
                .assertCode(ExitCode.DONE);
        assertEquals(1, run.json().get("meanDice").asDouble());
        assertEquals(4, run.json().get("leftOut").size());
        assertTrue(run.err().contains("left out") && run.err().contains("case_0.nii.gz"), run.err());
    }

    @Test
    void aReconstructionAndItsStagesAreWritten(@TempDir Path temp) {
        Path scan = scans.resolve("imagesTr/case_2_0000.nii.gz");
        JsonNode told = CommandRun.json("reconstruct", "--checkpoint", folder.resolve("pretrained"), "--input", scan, "--out",
                temp.resolve("seen"), "--threads", 1);
        assertTrue(told.get("mse").asDouble() > 0);
        for (String role : List.of("target", "input", "reconstruction", "error")) {
            assertTrue(Files.exists(Path.of(told.get(role).asText())), role);
        }
        JsonNode stages = CommandRun.json("augment", "--input", scan, "--preset", "all", "--patch", "32", "--force", "--out", temp.resolve("stages"));
        assertTrue(stages.size() > 8, stages.toString());
        stages.forEach(stage -> assertTrue(Files.exists(Path.of(stage.get("file").asText())), stage.toString()));
    }

    @Test
    void aPatchOfAnotherSizeThanTheNetworkWasTrainedOnIsSaid(@TempDir Path temp) {
        Object[] words = {"reconstruct", "--checkpoint", folder.resolve("pretrained"), "--input", scans.resolve("imagesTr/case_2_0000.nii.gz"),
            "--out", temp.resolve("seen"), "--threads", 1};
        String advice = "was pretrained on patches of 16x16x32";
        assertFalse(CommandRun.of(words).assertCode(ExitCode.DONE).err().contains(advice));
        Object[] larger = Stream.concat(Arrays.stream(words), Stream.of("--patch", 32)).toArray();
        assertTrue(CommandRun.of(larger).assertCode(ExitCode.DONE).err().contains(advice));
    }

    @Test
    void theReversalXrayScoresEveryArtefactOnItsOwn() {
        Path scan = scans.resolve("imagesTr/case_2_0000.nii.gz");
        JsonNode told = CommandRun.json("xray", "--checkpoint", folder.resolve("pretrained"), "--input", scan, "--seed", 3, "--threads", 1);
        assertEquals(List.of("AdditiveNoise", "GaussianBlur", "MultiplicativeNoise", "MotionGhosting", "GibbsRinging", "LowResolution", "BiasField",
                "Gamma"), told.get("artefacts").valueStream().map(each -> each.get("artefact").asText()).toList());
        for (JsonNode artefact : told.get("artefacts")) {
            assertEquals(artefact.get("redrawnVisibleDb").asDouble() - artefact.get("damagedVisibleDb").asDouble(),
                    artefact.get("undoneDb").asDouble(), 1e-9);
        }
        CommandRun words = CommandRun.of("xray", "--checkpoint", folder.resolve("pretrained"), "--input", scan, "--threads", 1, "--strength", 0.5)
                .assertCode(ExitCode.DONE);
        assertTrue(words.out().contains("bias field: centre (") && words.out().contains("dB"), words.out());
        CommandRun.of("xray", "--checkpoint", folder.resolve("pretrained"), "--input", scan, "--strength", 2).assertRefused("--strength");
        CommandRun.of("xray", "--checkpoint", folder.resolve("finetuned"), "--input", scan).assertRefused("segments", "pretrained");
    }

    @Test
    void aBareForwardPassGivesTheNetworksOutput(@TempDir Path temp) throws Exception {
        NpyFile.write(temp.resolve("x.npy"), new int[] {1, 1, 16, 32, 16}, new float[16 * 32 * 16]);
        JsonNode told = CommandRun.json("forward", "--checkpoint", folder.resolve("finetuned"), "--input", temp.resolve("x.npy"), "--out",
                temp.resolve("y.npy"), "--threads", 1);
        assertArrayEquals(new int[] {1, 3, 16, 32, 16}, NpyFile.read(temp.resolve("y.npy")).shape());
        assertEquals("[1,3,16,32,16]", told.get("shape").toString());
    }

    @Test
    void everythingCanBeInspected() {
        assertEquals("scan", CommandRun.json("inspect", scans.resolve("imagesTr/case_0_0000.nii.gz")).get("kind").asText());
        assertEquals("prepared scans", CommandRun.json("inspect", store).get("kind").asText());
        JsonNode run = CommandRun.json("inspect", folder.resolve("finetuned"));
        assertEquals("run", run.get("kind").asText());
        assertEquals("finished", run.get("state").asText());
        assertEquals(2, run.get("recipe").get("plan").get("batch").asInt());
        JsonNode weights = CommandRun.json("inspect", folder.resolve("finetuned/checkpoints/step-4.safetensors"));
        assertEquals(4, weights.get("step").asInt());
        assertEquals("[\"0 background\",\"1 fluid\",\"4 white matter\"]", weights.get("classes").toString());
        assertEquals("corrected", weights.get("preset").asText());
        JsonNode runs = CommandRun.json("runs", folder);
        assertEquals(2, runs.size());
        assertEquals("finetune", runs.get(0).get("type").asText());
        assertEquals(4, runs.get(0).get("step").asInt());
        String table = CommandRun.of("runs", folder).assertCode(ExitCode.DONE).out();
        assertTrue(table.contains("finished") && table.contains("4/4"), table);
    }
}
