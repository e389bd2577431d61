package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.amaes.core.checkpoint.Safetensors;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.UNet;
import org.amaes.core.share.ModelZip;
import org.amaes.runner.model.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class ShareTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;
    private static Path run;
    private static Path zip;

    @BeforeAll
    static void trainAndExport() throws Exception {
        TinyStudy.Trained trained = TinyStudy.Trained.in(folder.resolve("private-place"));
        run = trained.finetuned();
        zip = folder.resolve("model.zip");
        CommandRun.of("export", run, "--to", zip).assertCode(ExitCode.DONE);
    }

    private static Map<String, byte[]> parts(Path zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    private Path rewritten(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
        }
        return Files.write(folder.resolve("strange.zip"), bytes.toByteArray());
    }

    private void assertRefused(Path strange, Object... words) throws IOException {
        Path to = folder.resolve("strange");
        CommandRun.of("import", strange, "--to", to).assertRefused(words).assertRefused(strange);
        assertFalse(Files.exists(to));
        assertNothingLeft();
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.filter(file -> file.getFileName().toString().startsWith(".")).toList());
        }
    }

    @Test
    void anExportTellsHowItTrainedAndNeitherWhereNorOnWhom() throws Exception {
        String everyByte = new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1);
        assertTrue(everyByte.contains("encoder.in_conv.conv1.conv.weight"), "nothing is packed, so that this search finds what is there");
        String recipe = Files.readString(run.resolve("recipe.json"));
        assertTrue(recipe.contains("case_") && recipe.contains("private-place"), "there is something to keep back");
        for (String secret : List.of("case_", "private-place", folder.toString(), "/store", System.getProperty("user.home"))) {
            assertFalse(everyByte.contains(secret), secret);
        }
        Map<String, byte[]> parts = parts(zip);
        assertEquals(List.of("model.json", "CITATION.cff", "LICENSE.txt", "README.txt", "weights.safetensors"), List.copyOf(parts.keySet()));
        JsonNode document = JSON.readTree(parts.get("model.json"));
        assertEquals(1, document.path("format").asInt());
        assertEquals("1", document.path("step").asText());
        assertEquals("white matter", document.path("classes").path(2).path("name").asText());
        assertEquals(2, document.path("recipe").path("training").asInt());
        assertEquals(7, document.path("recipe").path("plan").path("seed").asInt());
        assertTrue(new String(parts.get("CITATION.cff"), StandardCharsets.UTF_8).contains("2408.00640"));
        assertTrue(new String(parts.get("README.txt"), StandardCharsets.UTF_8).contains("not a medical device"));
        CommandRun.of("export", Model.weightsFile(run), "--to", folder.resolve("again.zip")).assertCode(ExitCode.DONE);
        assertArrayEquals(Files.readAllBytes(zip), Files.readAllBytes(folder.resolve("again.zip")), "equal models make equal files");
        assertNothingLeft();
    }

    @Test
    void anImportedModelIsTheSameAndPredictsAndFinetunesLikeTheRun() throws Exception {
        Path imported = folder.resolve("imported");
        CommandRun.of("import", zip, "--to", imported).assertCode(ExitCode.DONE);
        assertEquals(Model.read(run).weights(), Model.read(imported).weights());
        assertEquals(Model.read(run).card(), Model.read(imported).card());
        Path scan = folder.resolve("private-place/scans/imagesTr/case_2_0000.nii.gz");
        CommandRun.of("predict", "--checkpoint", run, "--input", scan, "--out", folder.resolve("a")).assertCode(ExitCode.DONE);
        CommandRun.of("predict", "--checkpoint", imported, "--input", scan, "--out", folder.resolve("b")).assertCode(ExitCode.DONE);
        try (Stream<Path> masks = Files.list(folder.resolve("a"))) {
            Path mask = masks.findFirst().orElseThrow();
            assertArrayEquals(Files.readAllBytes(mask), Files.readAllBytes(folder.resolve("b").resolve(mask.getFileName())));
        }
        CommandRun.of(TinyStudy.finetune(folder.resolve("private-place/store"), folder.resolve("further"), 1, "--checkpoint", imported, "--set",
                "previewEvery=0")).assertCode(ExitCode.DONE);
        CommandRun.of("import", zip, "--to", imported).assertRefused("not empty");
        assertNothingLeft();
    }

    @Test
    void namesThatAreNoPartOfAModelAreRefusedAndNothingIsUnpacked() throws Exception {
        for (String name : List.of("../evil.txt", "/evil.txt", "..\\evil.txt", "a/../../evil.txt", "evil.pkl")) {
            Map<String, byte[]> parts = parts(zip);
            parts.remove("README.txt");
            parts.put(name, new byte[3]);
            assertRefused(rewritten(parts), "no part of a shared model", name);
        }
        Map<String, byte[]> many = parts(zip);
        many.put("one/more", new byte[0]);
        assertRefused(rewritten(many), "holds 6 files");
        assertFalse(Files.exists(folder.resolve("evil.txt")));
    }

    @Test
    void bombsAreRefusedByTheirSizesBeforeAnythingIsTaken() throws Exception {
        Map<String, byte[]> parts = parts(zip);
        parts.put("weights.safetensors", new byte[50_000_000]);
        assertRefused(rewritten(parts), "weights.safetensors would take 50000000 bytes");
        parts = parts(zip);
        parts.put("model.json", " ".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
        assertRefused(rewritten(parts), "model.json would take 2000000 bytes");
    }

    @Test
    void whatIsMissingDamagedOrOfAnotherFormatIsRefused() throws Exception {
        for (String name : parts(zip).keySet()) {
            Map<String, byte[]> parts = parts(zip);
            parts.remove(name);
            assertRefused(rewritten(parts), "it has no " + name);
        }
        String document = new String(parts(zip).get("model.json"), StandardCharsets.UTF_8);
        assertRefused(with("model.json", document.replace("\"format\" : 1", "\"format\" : 2")), "of format 2", "reads format 1");
        assertRefused(with("model.json", "{"), "no JSON");
        assertRefused(with("model.json", document.replace("white matter", "grey matter")), "contradicts itself", "classes");
        assertRefused(with("weights.safetensors", "no weights"), "is not imported");
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 1; // amid the weights
        assertRefused(Files.write(folder.resolve("strange.zip"), bytes), "damaged");
        assertRefused(Files.write(folder.resolve("strange.zip"), Arrays.copyOf(bytes, bytes.length / 2)), "damaged");
        assertRefused(folder.resolve("nowhere.zip"), "There is no file");
    }

    @Test
    void aStatedLengthThatIsNotTheTrueOneIsRefused() throws Exception {
        Path strange = rewritten(parts(zip));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(strange)).order(ByteOrder.LITTLE_ENDIAN);
        String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        int entry = text.lastIndexOf("PK\1\2"); // of the weights, which come last
        assertEquals(ModelZip.WEIGHTS, text.substring(entry + 46, entry + 46 + ModelZip.WEIGHTS.length()));
        bytes.putInt(entry + 24, bytes.getInt(entry + 24) - 4);
        assertRefused(Files.write(strange, bytes.array()), "damaged");
    }

    private Path with(String name, String text) throws IOException {
        Map<String, byte[]> parts = parts(zip);
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
        return rewritten(parts);
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws Exception {
        Map<String, String> metadata = new TreeMap<>(Safetensors.readMetadata(Model.weightsFile(run)));
        Path other = folder.resolve("other.safetensors");
        Safetensors.write(other, Parameters.initial(UNet.segmentation(3, 1, 3), 1), metadata);
        Map<String, byte[]> parts = parts(zip);
        parts.put(ModelZip.WEIGHTS, Files.readAllBytes(other));
        assertRefused(rewritten(parts), "holds other weights");
        Safetensors.write(other, Model.read(run).weights(), Map.of());
        parts.put(ModelZip.WEIGHTS, Files.readAllBytes(other));
        assertRefused(rewritten(parts), "do not say how scans are prepared");
        CommandRun.of("export", other, "--to", folder.resolve("other.zip")).assertRefused(other, "how scans are prepared");
        CommandRun.of("export", run, "--to", folder.resolve("other.pth")).assertRefused(".zip");
        metadata.put("amaes.provenance", "Trained on the scan of Mrs Miller");
        Safetensors.write(other, Model.read(run).weights(), metadata);
        CommandRun.of("export", other, "--to", folder.resolve("other.zip")).assertCode(ExitCode.DONE);
        assertFalse(new String(Files.readAllBytes(folder.resolve("other.zip")), StandardCharsets.ISO_8859_1).contains("Miller"));
    }
}
