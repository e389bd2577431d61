package org.amaes.core.preprocess;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON of a {@link Preprocessing}, in stores and in checkpoints alike. */
public final class PreprocessingJson {

    private PreprocessingJson() {
    }

    /** As one line of JSON. */
    public static String write(Preprocessing preprocessing) {
        return toTree(preprocessing).toString();
    }

    /**
     * From JSON.
     *
     * @throws IllegalArgumentException if it is none, or a field is missing or out of range
     */
    public static Preprocessing read(String json) {
        try {
            return fromTree(StoreJson.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the preprocessing is no JSON", e);
        }
    }

    static ObjectNode toTree(Preprocessing preprocessing) {
        ObjectNode steps = StoreJson.MAPPER.createObjectNode();
        if (preprocessing.targetSpacing().isPresent()) {
            steps.put("targetSpacingMm", preprocessing.targetSpacing().getAsDouble());
        } else {
            steps.putNull("targetSpacingMm");
        }
        steps.put("crop", preprocessing.crop().name().toLowerCase(Locale.ROOT));
        steps.put("quantile", preprocessing.quantile());
        steps.put("background", preprocessing.background());
        ArrayNode expected = steps.putArray("expectedLabels");
        preprocessing.expectedLabels().forEach(expected::add);
        return steps;
    }

    static Preprocessing fromTree(JsonNode steps) {
        JsonNode spacing = StoreJson.required(steps, "targetSpacingMm");
        TreeSet<Integer> expected = new TreeSet<>();
        StoreJson.required(steps, "expectedLabels").forEach(label -> expected.add(label.intValue()));
        return new Preprocessing(
                spacing.isNull() ? OptionalDouble.empty() : OptionalDouble.of(spacing.doubleValue()),
                CropRule.valueOf(StoreJson.required(steps, "crop").asText().toUpperCase(Locale.ROOT)),
                StoreJson.required(steps, "quantile").doubleValue(), StoreJson.required(steps, "background").floatValue(), expected);
    }
}
