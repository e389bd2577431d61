package org.amaes.core.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.PipelineFile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Recipes as JSON, and single fields of them set by name.
 */
public final class RecipeJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
            .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, true)
            .registerModule(new SimpleModule()
                    .addSerializer(Pipeline.class, new PipelineSerializer())
                    .addDeserializer(Pipeline.class, new PipelineDeserializer()));

    /** Fields that say what kind of thing stands there; another kind has other fields. */
    private static final Set<String> FIXED = Set.of("type", "format", "augmentation");

    private RecipeJson() {
    }

    /** Pipelines stand in recipes as they stand in their own files. */
    private static final class PipelineSerializer extends JsonSerializer<Pipeline> {
        @Override
        public void serialize(Pipeline pipeline, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeTree(PipelineFile.toTree(pipeline));
        }
    }

    private static final class PipelineDeserializer extends JsonDeserializer<Pipeline> {
        @Override
        public Pipeline deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return PipelineFile.fromTree(parser.readValueAsTree(), "The augmentation of this recipe");
            } catch (WorkbenchException e) {
                throw new JsonMappingException(parser, e.getMessage(), new IllegalArgumentException(e.getMessage(), e));
            }
        }
    }

    /** A recipe as JSON. */
    public static ObjectNode write(Recipe recipe) {
        return JSON.valueToTree(recipe);
    }

    /**
     * A recipe from JSON.
     *
     * @throws WorkbenchException if a field is unknown, missing or out of range, in a sentence
     */
    public static Recipe read(JsonNode json) throws WorkbenchException {
        try {
            return JSON.treeToValue(withLaterFields(json), Recipe.class);
        } catch (JsonMappingException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
                    throw new WorkbenchException(cause.getMessage(), null, e);
                }
            }
            throw new WorkbenchException("The recipe cannot be used: " + e.getOriginalMessage(), null, e);
        } catch (JsonProcessingException e) {
            throw new WorkbenchException("The recipe cannot be used: " + e.getOriginalMessage(), null, e);
        }
    }

    /** A recipe written before a field was there means what happened then. */
    private static JsonNode withLaterFields(JsonNode json) {
        JsonNode copy = json.deepCopy();
        if (copy.path("plan") instanceof ObjectNode plan && !plan.has("checkpointActivations")) {
            plan.put("checkpointActivations", false);
        }
        if (copy instanceof ObjectNode recipe && recipe.path("type").asText().equals("finetune") && !recipe.has("whole")) {
            recipe.put("whole", false);
        }
        return copy;
    }

    /**
     * The same recipe with fields set, each as {@code name=value}. A name is a field's own name where it
     * is the only one of that name ({@code filters}), or its path ({@code plan.batch}); an entry of a list
     * is named by its number or its type ({@code augmentation.steps.gamma.probability}).
     *
     * @throws WorkbenchException if there is no such field, or the value does not fit
     */
    public static Recipe with(Recipe recipe, Map<String, String> fields) throws WorkbenchException {
        ObjectNode json = write(recipe);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            set(json, field.getKey(), field.getValue());
        }
        return fields.isEmpty() ? recipe : read(json);
    }

    /**
     * What has to be set for one recipe to become another, by {@link #with}.
     *
     * @return values by their paths, in order; lists of scans and classes are not looked at
     * @throws IllegalArgumentException if they have other fields: another kind, network or order of augmentations
     */
    public static Map<String, String> differences(Recipe from, Recipe to) {
        List<Place> before = new ArrayList<>();
        places(write(from), "", before);
        List<Place> after = new ArrayList<>();
        places(write(to), "", after);
        if (!before.stream().map(Place::path).toList().equals(after.stream().map(Place::path).toList())) {
            throw new IllegalArgumentException("Recipes with other fields");
        }
        Map<String, String> out = new LinkedHashMap<>();
        for (int i = 0; i < after.size(); i++) {
            JsonNode value = after.get(i).parent().get(after.get(i).name());
            if (!value.equals(before.get(i).parent().get(before.get(i).name())) && !after.get(i).path().startsWith("classes.")) {
                out.put(after.get(i).path(), value.isTextual() ? value.asText() : value.toString());
            }
        }
        return out;
    }

    private static void set(ObjectNode recipe, String name, String value) throws WorkbenchException {
        List<Place> all = new ArrayList<>();
        places(recipe, "", all);
        List<Place> found = all.stream().filter(place -> place.path().equals(name)).toList();
        if (found.isEmpty()) {
            found = all.stream().filter(place -> place.path().endsWith("." + name)).toList();
        }
        if (found.size() > 1) {
            throw new WorkbenchException("There are several fields called '" + name + "': "
                    + String.join(", ", found.stream().map(Place::path).toList()) + ". Write the whole path.");
        }
        if (found.isEmpty()) {
            TreeSet<String> names = new TreeSet<>();
            all.stream().filter(place -> !place.path().startsWith("augmentation.")).forEach(place -> names.add(place.name()));
            throw new WorkbenchException("A recipe has no field called '" + name + "'. It has " + String.join(", ", names)
                    + ", and the paths below augmentation.");
        }
        Place place = found.getFirst();
        place.parent().set(place.name(), parse(place, value));
    }

    private static JsonNode parse(Place place, String value) throws WorkbenchException {
        JsonNode old = place.parent().get(place.name());
        try {
            JsonNode parsed = old.isTextual() ? JSON.getNodeFactory().textNode(value) : JSON.readTree(value);
            boolean fits = old.isNumber() ? parsed.isNumber() : old.isBoolean() ? parsed.isBoolean() : true;
            if (fits && !parsed.isMissingNode()) {
                return parsed;
            }
        } catch (JsonProcessingException _) {
            // the sentence below
        }
        throw new WorkbenchException("'" + value + "' does not fit the field " + place.path() + ", which now is " + old + ".");
    }

    /** A field that can be set: its parent object, its own name, its path from the top. */
    private record Place(ObjectNode parent, String name, String path) {
    }

    private static void places(JsonNode node, String prefix, List<Place> into) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String path = prefix + field.getKey();
                if (field.getValue().isContainerNode()) {
                    places(field.getValue(), path + ".", into);
                } else if (!FIXED.contains(field.getKey())) {
                    into.add(new Place(object, field.getKey(), path));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                String type = array.get(i).path("augmentation").asText("");
                places(array.get(i), prefix + (type.isEmpty() ? String.valueOf(i) : type) + ".", into);
            }
        }
    }
}
