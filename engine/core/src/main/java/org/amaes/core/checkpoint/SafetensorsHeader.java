package org.amaes.core.checkpoint;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The table of contents of a safetensors file: which arrays of which type and extents stand where.
 *
 * <p>Checked as it is read: known types, extents and places that agree, inside the file, without gaps
 * or overlaps. Nothing of a header's numbers is believed before that.
 *
 * @param entries the arrays, in header order
 * @param metadata the texts of {@code __metadata__}
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {

    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    private static final int MOST_AXES = 32;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One array: its values stand at [begin, end) of the bytes after the header. */
    record Entry(String name, ElementType type, int[] shape, long begin, long end) {

        int length() {
            return (int) ((end - begin) / type.bytes());
        }

        /** Bytes the values take in memory. */
        long memory() {
            return switch (type.kind()) {
                case FLOATING -> (long) length() * Float.BYTES;
                case INTEGER -> (long) length() * Long.BYTES;
                case BYTE -> length();
            };
        }
    }

    /**
     * @param json the header's text
     * @param dataBytes how many bytes follow the header in the file
     */
    static SafetensorsHeader parse(Path file, byte[] json, long dataBytes) throws WorkbenchException {
        JsonNode root;
        try {
            root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new WorkbenchException(file + " is no safetensors file, or it is damaged: its header cannot be read. "
                    + "Get a fresh copy of it.", file, e);
        }
        if (!root.isObject()) {
            throw damaged(file, "its header is no table of arrays");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals(METADATA)) {
                readMetadata(file, field.getValue(), metadata);
            } else {
                entries.add(entry(file, field.getKey(), field.getValue(), dataBytes));
            }
        }
        checkPlaces(file, entries, dataBytes);
        return new SafetensorsHeader(entries, metadata);
    }

    private static void readMetadata(Path file, JsonNode node, Map<String, String> metadata) throws WorkbenchException {
        for (Map.Entry<String, JsonNode> text : node.properties()) {
            if (!text.getValue().isTextual()) {
                throw damaged(file, "its description '" + text.getKey() + "' is no text");
            }
            metadata.put(text.getKey(), text.getValue().textValue());
        }
    }

    private static Entry entry(Path file, String name, JsonNode node, long dataBytes) throws WorkbenchException {
        String typeName = node.path("dtype").asText("");
        long[] extents = wholeNumbers(file, name, node.path("shape"), MOST_AXES);
        long[] place = wholeNumbers(file, name, node.path("data_offsets"), 2);
        if (place.length != 2 || place[0] > place[1] || place[1] > dataBytes) {
            throw damaged(file, "the values of " + name + " would stand outside the file, which may be cut short");
        }
        ElementType type = ElementType.ofSafetensors(typeName).orElse(null);
        if (type == null) {
            throw new WorkbenchException(file + " holds numbers of type '" + typeName + "' (" + name
                    + "), which cannot be read here. Save it again with 32-bit floats.", file);
        }
        BigInteger count = Arrays.stream(extents).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
        if (!count.multiply(BigInteger.valueOf(type.bytes())).equals(BigInteger.valueOf(place[1] - place[0]))) {
            throw damaged(file, "the extents of " + name + " do not agree with its place in the file");
        }
        // Zero times anything is zero, so each extent is looked at, too.
        if (count.compareTo(BigInteger.valueOf(Integer.MAX_VALUE - 8)) > 0 || Arrays.stream(extents).anyMatch(n -> n > Integer.MAX_VALUE)) {
            throw new WorkbenchException(file + " holds an array of " + count + " values (" + name
                    + "), more than this program can handle.", file);
        }
        return new Entry(name, type, Arrays.stream(extents).mapToInt(Math::toIntExact).toArray(), place[0], place[1]);
    }

    private static long[] wholeNumbers(Path file, String name, JsonNode node, int most) throws WorkbenchException {
        if (!node.isArray() || node.size() > most) {
            throw damaged(file, "its header does not say where or how large " + name + " is");
        }
        long[] numbers = new long[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode number = node.get(i);
            if (!number.canConvertToLong() || !number.isIntegralNumber() || number.longValue() < 0) {
                throw damaged(file, "its header has a wrong number at " + name);
            }
            numbers[i] = number.longValue();
        }
        return numbers;
    }

    private static void checkPlaces(Path file, List<Entry> entries, long dataBytes) throws WorkbenchException {
        long next = 0;
        for (Entry entry : entries.stream().sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end)).toList()) {
            if (entry.begin() != next) {
                throw damaged(file, entry.begin() < next ? entry.name() + " overlaps with another array"
                        : "there are bytes before " + entry.name() + " that belong to no array");
            }
            next = entry.end();
        }
        if (next != dataBytes) {
            throw damaged(file, (dataBytes - next) + " bytes at its end belong to no array");
        }
    }

    private static WorkbenchException damaged(Path file, String how) {
        return new WorkbenchException(file + " is damaged: " + how + ". Get a fresh copy of it.", file);
    }

    /** The header as it stands in a file, padded with spaces so that the values start at a multiple of eight bytes. */
    byte[] toBytes() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(METADATA);
                for (Map.Entry<String, String> field : metadata.entrySet()) {
                    json.writeStringField(field.getKey(), field.getValue());
                }
                json.writeEndObject();
            }
            for (Entry entry : entries) {
                json.writeObjectFieldStart(entry.name());
                json.writeStringField("dtype", entry.type().safetensorsName());
                json.writeFieldName("shape");
                json.writeArray(entry.shape(), 0, entry.shape().length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {entry.begin(), entry.end()}, 0, 2);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        byte[] unpadded = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(unpadded, Math.ceilDiv(unpadded.length, ALIGNMENT) * ALIGNMENT);
        Arrays.fill(padded, unpadded.length, padded.length, (byte) ' ');
        return padded;
    }
}
