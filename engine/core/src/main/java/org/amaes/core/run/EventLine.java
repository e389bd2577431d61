package org.amaes.core.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * One line of {@code events.jsonl} as an event. Nearly all lines of a log are updates; those are read field by
 * field, several times faster than the others, so that a day's log opens at once.
 */
final class EventLine {

    private static final JsonFactory FACTORY = JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
    private static final ObjectReader ANY = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE, false).readerFor(RunEvent.class);

    private long step;
    private double seconds;
    private Double loss;
    private Map<String, Double> parts;
    private double learningRate;
    private double patchesPerSecond;
    private double waited;
    private Long residentBytes;
    private Long deviceBytes;

    private EventLine() {
    }

    /** The event of a line; null for an unknown one, and for a line that a crash or a person damaged: the rest of the log still counts. */
    static RunEvent parse(byte[] bytes, int from, int length) {
        try {
            RunEvent update = length == 0 ? null : update(bytes, from, length);
            return update != null || length == 0 ? update : ANY.readValue(bytes, from, length);
        } catch (IOException _) {
            return null;
        }
    }

    /** The line as an update; null if it is something else, or not written as an engine writes it. */
    private static RunEvent update(byte[] bytes, int from, int length) throws IOException {
        try (JsonParser parser = FACTORY.createParser(bytes, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT || !"event".equals(parser.nextFieldName()) || !"step".equals(parser.nextTextValue())) {
                return null;
            }
            EventLine line = new EventLine();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (!line.take(name, value, parser)) {
                    return null;
                }
            }
            return parser.currentToken() != JsonToken.END_OBJECT ? null : new RunEvent.Step(line.step, line.seconds, line.loss, line.parts,
                    line.learningRate, line.patchesPerSecond, line.waited, line.residentBytes, line.deviceBytes);
        }
    }

    private boolean take(String name, JsonToken value, JsonParser parser) throws IOException {
        boolean nothing = value == JsonToken.VALUE_NULL;
        boolean number = value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT;
        switch (name) {
            case "step" -> step = number ? parser.getLongValue() : 0;
            case "seconds" -> seconds = number ? parser.getDoubleValue() : 0;
            case "loss" -> loss = number ? Double.valueOf(parser.getDoubleValue()) : null;
            case "parts" -> {
                return nothing || readParts(value, parser);
            }
            case "learningRate" -> learningRate = number ? parser.getDoubleValue() : 0;
            case "patchesPerSecond" -> patchesPerSecond = number ? parser.getDoubleValue() : 0;
            case "waited" -> waited = number ? parser.getDoubleValue() : 0;
            case "residentBytes" -> residentBytes = number ? Long.valueOf(parser.getLongValue()) : null;
            case "deviceBytes" -> deviceBytes = number ? Long.valueOf(parser.getLongValue()) : null;
            default -> {
                parser.skipChildren();
                return true; // a newer engine tells more
            }
        }
        return number || nothing;
    }

    private boolean readParts(JsonToken value, JsonParser parser) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            return false;
        }
        parts = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken part = parser.nextToken();
            if (part != JsonToken.VALUE_NULL && !part.isNumeric()) {
                return false;
            }
            parts.put(name, part.isNumeric() ? parser.getDoubleValue() : null);
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }
}
