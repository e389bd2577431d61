package org.amaes.core.augment;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * A pipeline as a readable JSON file:
 * <pre>{"format": "amaes-pipeline-1", "margin": "even", "steps": [
 *   {"augmentation": "rotation", "enabled": true, "probability": 0.2, "axisProbability": 0.66, "degrees": [-30, 30]}, …]}</pre>
 * Every field has to be there and none may be unknown: a misspelt name must not fall back to a default.
 */
public final class PipelineFile {

    /** The format this version writes and reads. */
    public static final String FORMAT = "amaes-pipeline-1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The augmentations by their names in files. */
    private static final Map<String, Class<?>> KINDS = Stream.of(Augmentation.class.getAnnotation(JsonSubTypes.class).value())
            .collect(Collectors.toMap(JsonSubTypes.Type::name, JsonSubTypes.Type::value, (a, _) -> a, LinkedHashMap::new));

    private PipelineFile() {
    }

    /** The JSON text of a pipeline. */
    public static String toJson(Pipeline pipeline) {
        return toTree(pipeline).toPrettyString() + "\n";
    }

    /** The JSON tree of a pipeline, to be embedded in another document. */
    public static ObjectNode toTree(Pipeline pipeline) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.set("margin", JSON.valueToTree(pipeline.margin()));
        var steps = root.putArray("steps");
        for (Pipeline.Step step : pipeline.steps()) {
            ObjectNode fields = JSON.valueToTree(step.augmentation());
            ObjectNode line = steps.addObject();
            line.set("augmentation", fields.remove("augmentation"));
            line.put("enabled", step.enabled());
            line.setAll(fields);
        }
        return root;
    }

    /**
     * Reads a pipeline from its JSON text.
     *
     * @param source what to call the text in messages, such as a file's name
     * @throws WorkbenchException if it is no such pipeline: the message names the field
     */
    public static Pipeline fromJson(String json, String source) throws WorkbenchException {
        try {
            return fromTree(JSON.readTree(json), source);
        } catch (JsonProcessingException e) {
            throw new WorkbenchException(source + " is no readable JSON (line " + line(e) + "). Correct it or save the pipeline again.",
                    null, e);
        }
    }

    /** Reads a pipeline from a JSON tree; see {@link #fromJson}. */
    public static Pipeline fromTree(JsonNode root, String source) throws WorkbenchException {
        if (root == null || !root.isObject() || !root.path("format").isTextual()) {
            throw new WorkbenchException(source + " is no augmentation pipeline: it has no \"format\".");
        }
        if (!root.path("format").asText().equals(FORMAT)) {
            throw new WorkbenchException(source + " has the format \"" + root.path("format").asText() + "\"; this version reads \""
                    + FORMAT + "\".");
        }
        refuseUnknown(root, List.of("format", "margin", "steps"), source);
        if (!root.path("steps").isArray()) {
            throw new WorkbenchException(source + " has no list of \"steps\".");
        }
        try {
            List<Pipeline.Step> steps = new ArrayList<>();
            for (JsonNode line : root.path("steps")) {
                steps.add(step(line, source));
            }
            return new Pipeline(steps, margin(root.path("margin"), source));
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(source + ": " + e.getMessage() + ".", null, e);
        }
    }

    private static CropMargin margin(JsonNode name, String source) throws WorkbenchException {
        return switch (name.asText()) {
            case "even" -> CropMargin.EVEN;
            case "as-coded" -> CropMargin.AS_CODED;
            default -> throw new WorkbenchException(source + " says \"" + name.asText()
                    + "\" where its \"margin\" stands; it is \"even\" or \"as-coded\".");
        };
    }

    private static Pipeline.Step step(JsonNode line, String source) throws WorkbenchException {
        if (!(line instanceof ObjectNode fields) || !line.path("enabled").isBoolean()) {
            throw new WorkbenchException(source + ": every step says whether it is \"enabled\" (true or false).");
        }
        String name = line.path("augmentation").asText();
        Class<?> kind = KINDS.get(name);
        if (kind == null) {
            throw new WorkbenchException(source + ": there is no augmentation \"" + name + "\"; it is one of "
                    + String.join(", ", KINDS.keySet()) + ".");
        }
        List<String> wanted = Stream.of(kind.getRecordComponents()).map(RecordComponent::getName).toList();
        for (String field : wanted) {
            if (!line.hasNonNull(field)) {
                throw new WorkbenchException(source + ": the step \"" + name + "\" does not say its \"" + field + "\".");
            }
        }
        List<String> known = new ArrayList<>(wanted);
        known.addAll(List.of("augmentation", "enabled"));
        refuseUnknown(line, known, source + ": the step \"" + name + "\"");
        ObjectNode rest = fields.deepCopy();
        rest.remove("enabled");
        try {
            return new Pipeline.Step(JSON.treeToValue(rest, Augmentation.class), line.path("enabled").asBoolean());
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof IllegalArgumentException cause) {
                throw new WorkbenchException(source + ": " + cause.getMessage() + ".", null, e);
            }
            String field = e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                    ? "its \"" + mapping.getPath().getFirst().getFieldName() + "\"" : "one of its fields";
            throw new WorkbenchException(source + ": the step \"" + name + "\" has something else than a number where " + field
                    + " stands.", null, e);
        }
    }

    private static void refuseUnknown(JsonNode root, List<String> known, String source) throws WorkbenchException {
        for (var names = root.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new WorkbenchException(source + " has a field \"" + name + "\" that this version does not know.");
            }
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    /**
     * Reads a pipeline file.
     *
     * @throws WorkbenchException if it cannot be read or is no such pipeline
     */
    public static Pipeline read(Path file) throws WorkbenchException {
        try {
            return fromJson(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be read: " + e.getMessage() + ".", file, e);
        }
    }

    /**
     * Writes a pipeline file, whole or not at all.
     *
     * @throws WorkbenchException if it cannot be written
     */
    public static void write(Path file, Pipeline pipeline) throws WorkbenchException {
        AtomicFile.writeString(file, toJson(pipeline));
    }
}
