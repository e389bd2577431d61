package org.amaes.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.SplittableRandom;

import org.amaes.core.WorkbenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    private static final NamedArray WEIGHT = new NamedArray("b.weight", new int[] {2, 1, 2}, new float[] {1, -2, 0.5f, Float.NaN});
    private static final NamedArray BIAS = new NamedArray("a.bias", new int[] {1}, new float[] {3});

    @TempDir
    Path folder;

    @Test
    void theBytesOfAFileAreTheFormatsBytes() throws Exception {
        Path file = folder.resolve("w.safetensors");
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("step", "7");
        metadata.put("preset", "corrected");
        Safetensors.write(file, StateDict.of(WEIGHT, BIAS), metadata);
        String header = "{\"__metadata__\":{\"preset\":\"corrected\",\"step\":\"7\"},"
                + "\"b.weight\":{\"dtype\":\"F32\",\"shape\":[2,1,2],\"data_offsets\":[0,16]},"
                + "\"a.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]}}";
        header += " ".repeat((8 - header.length() % 8) % 8);
        assertArrayEquals(file(header, floats(1, -2, 0.5f, Float.NaN, 3)), Files.readAllBytes(file));
    }

    @Test
    void whatWasWrittenIsReadBackInTheSameOrder() throws Exception {
        Path file = folder.resolve("w.safetensors");
        StateDict weights = StateDict.of(WEIGHT, BIAS);
        Safetensors.write(file, weights, Map.of("architecture", "{\"kind\":\"unet\",\"ü\":\"\\\"quoted\\\"\"}"));
        ArrayFile read = Safetensors.read(file);
        assertEquals(weights, read.floats());
        assertEquals(weights.names(), read.floats().names());
        assertEquals(Map.of("architecture", "{\"kind\":\"unet\",\"ü\":\"\\\"quoted\\\"\"}"), read.metadata());
        assertEquals(read.metadata(), Safetensors.readMetadata(file));
    }

    @Test
    void arraysLongerThanTheChunkAndEmptyOnesSurvive() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[700_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        StateDict weights = StateDict.of(new NamedArray("long", new int[] {values.length}, values),
                new NamedArray("empty", new int[] {0, 3}, new float[0]), new NamedArray("single", new int[0], new float[] {9}));
        Path file = folder.resolve("long.safetensors");
        Safetensors.write(file, weights, Map.of());
        assertEquals(weights, Safetensors.read(file).floats());
        assertEquals(weights.fingerprint(), Safetensors.read(file).floats().fingerprint());
    }

    @Test
    void countersAndGeneratorStatesTravelBesideTheWeights() throws Exception {
        byte[] packed = new byte[1_500_000];
        new SplittableRandom(1).nextBytes(packed);
        ArrayFile state = new ArrayFile(List.of(ByteArray.of("rng.packed", packed), WEIGHT,
                IntegerArray.of("rng.words", Long.MIN_VALUE, -1, Long.MAX_VALUE)), Map.of());
        Path file = folder.resolve("step-1.state");
        Safetensors.write(file, state);
        ArrayFile read = Safetensors.read(file);
        assertEquals(List.of("rng.words", "b.weight", "rng.packed"), read.arrays().stream().map(StoredArray::name).toList());
        for (StoredArray array : state.arrays()) {
            assertEquals(array, read.find(array.name()).orElseThrow());
        }
        assertEquals(StateDict.of(WEIGHT), read.floats());
    }

    @Test
    void equalContentsMakeEqualBytes() throws Exception {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Map<String, String> forward = new LinkedHashMap<>();
        Map<String, String> backward = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            forward.put("key" + i, "v");
            backward.put("key" + (8 - i), "v");
        }
        Safetensors.write(one, StateDict.of(WEIGHT, BIAS), forward);
        Safetensors.write(two, StateDict.of(WEIGHT, BIAS), backward);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }

    @Test
    void otherNumberFormatsAreRead() throws Exception {
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putShort((short) 0x3C00).putShort((short) 0xC100); // half: 1, -2.5
        data.putShort((short) 0x3F80).putShort((short) 0xC020); // bfloat16: 1, -2.5
        data.putDouble(0.1).putLong(-5).putInt(-6).putShort((short) -7).put((byte) -8).put((byte) 200).put((byte) 1);
        String header = "{\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[4,8]},"
                + "\"d\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[8,16]},"
                + "\"l\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[16,24]},"
                + "\"i\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[24,28]},"
                + "\"s\":{\"dtype\":\"I16\",\"shape\":[1],\"data_offsets\":[28,30]},"
                + "\"c\":{\"dtype\":\"I8\",\"shape\":[1],\"data_offsets\":[30,31]},"
                + "\"u\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[31,32]},"
                + "\"t\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[32,33]}}";
        StateDict read = Safetensors.read(write(header, Arrays.copyOf(data.array(), 33))).asFloats();
        assertArrayEquals(new float[] {1, -2.5f}, read.get("h").data());
        assertArrayEquals(new float[] {1, -2.5f}, read.get("b").data());
        assertArrayEquals(new float[] {0.1f}, read.get("d").data());
        assertArrayEquals(new float[] {-5}, read.get("l").data());
        assertArrayEquals(new float[] {-6}, read.get("i").data());
        assertArrayEquals(new float[] {-7}, read.get("s").data());
        assertArrayEquals(new float[] {-8}, read.get("c").data());
        assertArrayEquals(new float[] {200}, read.get("u").data());
        assertArrayEquals(new float[] {1}, read.get("t").data());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "outside the file | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}",
        "outside the file | {'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}",
        "wrong number | {'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}",
        "wrong number | {'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}",
        "wrong number | {'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}}",
        "wrong number | {'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,8]}}",
        "do not agree | {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}",
        "do not agree | {'a':{'dtype':'F32','shape':[4294967296,4294967296,4294967296],'data_offsets':[0,8]}}",
        "more than this program | {'a':{'dtype':'F32','shape':[0,4294967296],'data_offsets':[0,0]}}",
        "overlaps | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
        "belong to no array | {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
        "belong to no array | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
        "type 'F8_E4M3' | {'a':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}}",
        "does not say where | {'a':{'dtype':'F32','data_offsets':[0,8]}}",
        "does not say where | {'a':5}",
        "is no text | {'__metadata__':{'step':5},'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
        "cannot be read | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[0],'data_offsets':[8,8]}}",
        "cannot be read | {'a':",
        "no table | [1,2]"})
    void aHeaderThatLiesIsRefusedInASentence(String sentence, String header) throws IOException {
        Path file = write(header.replace('\'', '"'), new byte[8]);
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> Safetensors.read(file));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
        assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
    }

    @Test
    void aFileCutShortAnywhereIsRefused() throws Exception {
        Path whole = folder.resolve("whole.safetensors");
        Safetensors.write(whole, StateDict.of(WEIGHT, BIAS), Map.of("step", "7"));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.safetensors");
        for (int length = 0; length < bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThrows(WorkbenchException.class, () -> Safetensors.read(cut));
        }
    }

    @Test
    void aHeaderLengthBeyondReasonTakesNoMemory() throws Exception {
        Path file = folder.resolve("huge");
        for (long length : new long[] {Long.MAX_VALUE, -1, 0, 1L << 40}) {
            Files.write(file, ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
            assertThrows(WorkbenchException.class, () -> Safetensors.read(file));
        }
    }

    @Test
    void aMissingFileAndAFolderAreToldInASentence() {
        WorkbenchException missing = assertThrows(WorkbenchException.class, () -> Safetensors.read(folder.resolve("none")));
        assertTrue(missing.getMessage().contains("does not exist"), missing.getMessage());
        WorkbenchException aFolder = assertThrows(WorkbenchException.class, () -> Safetensors.read(folder));
        assertTrue(aFolder.getMessage().contains("is a folder"), aFolder.getMessage());
    }

    @Test
    void aFailedWriteLeavesTheOldCheckpoint() throws Exception {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, StateDict.of(BIAS), Map.of());
        byte[] before = Files.readAllBytes(file);
        Map<String, String> tooMuch = Map.of("note", "x".repeat(26_000_000));
        assertThrows(IllegalArgumentException.class, () -> Safetensors.write(file, StateDict.of(WEIGHT), tooMuch));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    private Path write(String header, byte[] data) throws IOException {
        return Files.write(folder.resolve("by-hand.safetensors"), file(header, data));
    }

    private static byte[] file(String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
        out.write(json);
        out.write(data);
        return out.toByteArray();
    }

    private static byte[] floats(float... values) {
        ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return data.array();
    }
}
