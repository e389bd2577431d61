package org.amaes.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.amaes.core.WorkbenchException;
import org.amaes.core.fixture.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PyTorchFileTest {

    @TempDir
    Path folder;

    static Stream<String> fingerprints() throws IOException {
        try (InputStream in = PyTorchFileTest.class.getResourceAsStream("fingerprints.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fingerprints")
    void everyTensorEqualsWhatPyTorchReads(String line) throws Exception {
        String[] expected = line.split("\t");
        Path file = expected[0].startsWith("networks/") ? Fixtures.reference(expected[0]) : resource(expected[0]);
        StateDict weights = CheckpointReader.read(file).weights();
        assertEquals(Integer.parseInt(expected[1]), weights.size());
        assertEquals(Long.parseLong(expected[2]), weights.parameters());
        assertEquals(expected[3], weights.fingerprint());
    }

    @Test
    void networksHaveTheirPublishedNamesAndOrder() throws Exception {
        List<String> published = Files.readAllLines(Fixtures.reference("networks/parameters.txt"));
        int from = published.indexOf("## PRE unet_b_lw_dec  tensors=66 params=17879617") + 1;
        List<String> names = published.subList(from, from + 66).stream().map(line -> line.substring(0, line.indexOf('\t'))).toList();
        assertEquals(names, CheckpointReader.read(Fixtures.reference("networks/unet_f4_lw.pth")).weights().names());
        assertEquals(names, CheckpointReader.read(Fixtures.reference("networks/lightning_wrapped.ckpt")).weights().names());
    }

    @Test
    void aWrappedFileTellsItsEpochAndStepAndWhatWasNotRead() throws Exception {
        LoadedCheckpoint wrapped = CheckpointReader.read(Fixtures.reference("networks/lightning_wrapped.ckpt"));
        assertEquals(3, wrapped.epoch().orElseThrow());
        assertEquals(42, wrapped.step().orElseThrow());
        assertEquals(List.of("Not read: hyper_parameters (table of 2), pytorch-lightning_version (text).",
                "Removed from the names of tensors: model."), wrapped.notes());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void objectsBesideTheWeightsAreSkippedInEveryProtocol(int protocol) throws Exception {
        LoadedCheckpoint loaded = CheckpointReader.read(resource("every_type_protocol" + protocol + ".pth"));
        assertEquals(Map.of("epoch", "3", "step", "42"), loaded.metadata());
        assertEquals(List.of("Not read: pytorch-lightning_version (text), optimizer_states (list of one), hyper_parameters (table of 15).",
                "Removed from the names of tensors: module._orig_mod.model."), loaded.notes());
        assertArrayEquals(new float[] {-1234567890123f}, loaded.weights().get("i64").data());
        assertArrayEquals(new float[] {0, 255}, loaded.weights().get("u8").data());
        assertArrayEquals(new int[0], loaded.weights().get("i64").shape());
        assertArrayEquals(new int[] {0, 3}, loaded.weights().get("empty").shape());
        assertArrayEquals(new int[] {6, 4}, loaded.weights().get("transposed").shape());
        float[] whole = loaded.weights().get("whole").data(); // (4, 6)
        assertArrayEquals(new float[] {whole[2], whole[8], whole[14], whole[20]}, loaded.weights().get("column").data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_dict", "model", "network_weights", "model/state_dict"})
    void everyWrappingIsOpened(String path) throws Exception {
        Pickle pickle = new Pickle();
        for (String wrapping : path.split("/")) {
            pickle.code("}").text(wrapping);
        }
        pickle.code("}(").item("module.encoder.w", "0", 2).code("u").code("s".repeat(path.split("/").length)).code(".");
        LoadedCheckpoint loaded = CheckpointReader.read(Pickle.file(folder.resolve("wrapped.bin"), pickle.bytes()));
        assertEquals(StateDict.of(new NamedArray("encoder.w", new int[] {2}, new float[] {1, 2})), loaded.weights());
    }

    @ParameterizedTest
    @CsvSource({"encoder.w, encoder.w", "model.encoder.w, encoder.w", "_orig_mod.model.encoder.w, encoder.w",
        "model.module._orig_mod.model.w, w", "model., model.", "remodel.w, remodel.w", "encoder.model.w, encoder.model.w"})
    void prefixesGoInAnyNesting(String name, String plain) {
        assertEquals(plain, TensorNames.withoutPrefix(name));
    }

    @Test
    void twoSetsOfWeightsInOneTableAreNotMixed() throws Exception {
        byte[] pickle = new Pickle().code("}(").item("model.w", "0", 2).item("module.w", "0", 2).code("u.").bytes();
        assertSentence("holds two sets of weights: w", Pickle.file(folder.resolve("twice.pth"), pickle));
    }

    @Test
    void bigEndianNumbersAreTurnedRound() throws Exception {
        ByteBuffer big = ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN).putFloat(1.5f).putFloat(-3);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("x/data.pkl", new Pickle().code("}(").item("w", "0", 2).code("u.").bytes());
        entries.put("x/byteorder", "big".getBytes(StandardCharsets.US_ASCII));
        entries.put("x/data/0", big.array());
        Path file = Pickle.zip(folder.resolve("big.pth"), entries);
        assertArrayEquals(new float[] {1.5f, -3}, CheckpointReader.read(file).weights().get("w").data());
        entries.put("x/byteorder", "middle".getBytes(StandardCharsets.US_ASCII));
        assertSentence("unknown byte order", Pickle.zip(file, entries));
    }

    @Test
    void aFileThatWasUnpackedAndPackedAgainIsRead() throws Exception {
        Path again = folder.resolve("again.zip");
        Pickle.zip(again, entries(resource("every_type_protocol2.pth"))); // now compressed
        assertEquals(CheckpointReader.read(resource("every_type_protocol2.pth")).weights(), CheckpointReader.read(again).weights());
    }

    @Test
    void valuesThatAreNotFiniteAreTold() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("x/data.pkl", new Pickle().code("}(").item("w", "0", 2).code("u.").bytes());
        entries.put("x/data/0", Pickle.floats(1, Float.NaN));
        LoadedCheckpoint loaded = CheckpointReader.read(Pickle.zip(folder.resolve("nan.pth"), entries));
        assertEquals(List.of("1 of 1 tensors hold values that are not finite (w): the training they come from may have failed."),
                loaded.notes());
    }

    @Test
    void otherKindsOfFilesAreToldApart() throws Exception {
        assertSentence("before version 1.6", resource("old_format.pth"));
        assertSentence("is empty", Files.createFile(folder.resolve("empty.pth")));
        assertSentence("is no checkpoint that can be read", Files.writeString(folder.resolve("text.pth"), "hello, this is a letter"));
        assertSentence("does not exist", folder.resolve("none.pth"));
        assertSentence("is a folder", folder);
        assertSentence("is a zip file, but no PyTorch checkpoint", Pickle.zip(folder.resolve("a.zip"), Map.of("letter.txt", new byte[9])));
        assertSentence("TorchScript", Pickle.zip(folder.resolve("script.pt"),
                Map.of("s/data.pkl", new Pickle().code("}.").bytes(), "s/constants.pkl", new byte[3])));
        assertSentence("holds no weights of a network (it holds loss)", Pickle.file(folder.resolve("no.pth"),
                new Pickle().code("}").text("loss").number(3).code("s.").bytes()));
        assertSentence("holds a whole Python object (my.Network)", Pickle.file(folder.resolve("whole.pth"),
                new Pickle().global("my", "Network").code(")").raw(0x81).code("}b.").bytes()));
    }

    @Test
    void aSafetensorsFileIsKnownByItsContent() throws Exception {
        Path file = folder.resolve("misnamed.pth");
        StateDict weights = StateDict.of(new NamedArray("_orig_mod.encoder.w", new int[] {1}, new float[] {5}));
        Safetensors.write(file, weights, Map.of("step", "100"));
        LoadedCheckpoint loaded = CheckpointReader.read(file);
        assertEquals(List.of("encoder.w"), loaded.weights().names());
        assertEquals(100, loaded.step().orElseThrow());
    }

    @Test
    void aFileCutShortAnywhereIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(resource("every_type_protocol2.pth"));
        Path cut = folder.resolve("cut.pth");
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThrows(WorkbenchException.class, () -> CheckpointReader.read(cut));
        }
    }

    @Test
    void aFlippedBitInTheNumbersIsNoticed() throws Exception {
        Path original = resource("every_type_protocol2.pth");
        byte[] bytes = Files.readAllBytes(original);
        float first = CheckpointReader.read(original).weights().get("f32").data()[0];
        byte[] pattern = Pickle.floats(first);
        int at = 0;
        while (!Arrays.equals(Arrays.copyOfRange(bytes, at, at + 4), pattern)) {
            at++;
        }
        bytes[at] ^= 1;
        assertSentence("the checksum of", Files.write(folder.resolve("flipped.pth"), bytes));
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private static void assertSentence(String part, Path file) {
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> CheckpointReader.read(file));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
        assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
    }

    static Path resource(String name) throws URISyntaxException {
        return Path.of(PyTorchFileTest.class.getResource(name).toURI());
    }
}
