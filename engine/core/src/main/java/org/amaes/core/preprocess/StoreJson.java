package org.amaes.core.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON of a {@link VolumeStore}, as docs/file-formats.md lays it down.
 *
 * <p>Reading throws IllegalArgumentException where a field is missing or of another kind.
 */
final class StoreJson {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private StoreJson() {
    }

    static ObjectNode settings(StoreSettings settings) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("preprocessing", PreprocessingJson.toTree(settings.preprocessing()));
        node.put("precision", lower(settings.precision()));
        ObjectNode names = node.putObject("labelNames");
        settings.labelNames().forEach((label, name) -> names.put(label.toString(), name));
        return node;
    }

    static StoreSettings settings(JsonNode node) {
        SortedMap<Integer, String> names = new TreeMap<>();
        required(node, "labelNames").properties().forEach(name -> names.put(Integer.valueOf(name.getKey()), name.getValue().asText()));
        Preprocessing preprocessing = PreprocessingJson.fromTree(required(node, "preprocessing"));
        return new StoreSettings(preprocessing, upper(Precision.class, required(node, "precision")), names);
    }

    static ObjectNode entry(Entry entry) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("scan", entry.id()).put("subject", entry.subject()).put("session", entry.session());
        node.put("sequence", entry.sequence()).put("file", entry.file());
        node.set("shape", shape(entry.shape()));
        node.put("channels", entry.channels()).put("precision", lower(entry.layout().precision()));
        ArrayNode minima = node.putArray("minimum");
        entry.minima().forEach(minima::add);
        node.put("labelled", entry.isLabelled());
        ObjectNode histogram = node.putObject("labels");
        entry.labelHistogram().forEach((label, count) -> histogram.put(label.toString(), count));
        node.put("foregroundVoxels", entry.foregroundVoxels()).put("foregroundSamples", entry.foregroundSamples());
        ArrayNode hashes = node.putArray("sourceSha256");
        entry.sourceHashes().forEach(hashes::add);
        if (!entry.sourceStamp().isEmpty()) {
            node.put("sourceStamp", entry.sourceStamp());
        }
        return node;
    }

    static Entry entry(JsonNode node, long dataStart) {
        List<Float> minima = new ArrayList<>();
        required(node, "minimum").forEach(value -> minima.add(value.floatValue()));
        SortedMap<Integer, Long> histogram = new TreeMap<>();
        required(node, "labels").properties().forEach(bin -> histogram.put(Integer.valueOf(bin.getKey()), bin.getValue().longValue()));
        List<String> hashes = new ArrayList<>();
        required(node, "sourceSha256").forEach(hash -> hashes.add(hash.asText()));
        VolumeLayout layout = new VolumeLayout(dataStart, shape(required(node, "shape")), required(node, "channels").intValue(),
                upper(Precision.class, required(node, "precision")), required(node, "labelled").booleanValue(),
                required(node, "foregroundSamples").intValue());
        String file = required(node, "file").asText();
        if (!file.matches(VolumeStore.VOLUMES + "/[A-Za-z0-9._-]+[.]vol")) {
            throw new IllegalArgumentException("'" + file + "' is no file of a store"); // and may point anywhere on the disk
        }
        return new Entry(required(node, "scan").asText(), required(node, "subject").asText(),
                required(node, "session").asText(), required(node, "sequence").asText(),
                file, minima, histogram, required(node, "foregroundVoxels").longValue(), hashes, node.path("sourceStamp").asText(""), layout);
    }

    static ObjectNode origin(Origin origin) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("original", grid(origin.originalGrid()));
        Box box = origin.box();
        ArrayNode corners = node.putArray("box");
        corners.add(box.x0()).add(box.y0()).add(box.z0()).add(box.x1()).add(box.y1()).add(box.z1());
        node.set("prepared", grid(origin.preparedGrid()));
        return node;
    }

    static Origin origin(JsonNode node) {
        double[] box = numbers(required(node, "box"), 6);
        return new Origin(grid(required(node, "original")),
                new Box((int) box[0], (int) box[1], (int) box[2], (int) box[3], (int) box[4], (int) box[5]),
                grid(required(node, "prepared")));
    }

    private static ObjectNode grid(Grid grid) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("shape", shape(grid.shape()));
        ArrayNode affine = node.putArray("affine");
        for (double value : grid.affine().toArray()) {
            affine.add(value);
        }
        return node;
    }

    private static Grid grid(JsonNode node) {
        return new Grid(shape(required(node, "shape")), Affine.of(numbers(required(node, "affine"), 12)));
    }

    private static ArrayNode shape(Shape shape) {
        return MAPPER.createArrayNode().add(shape.x()).add(shape.y()).add(shape.z());
    }

    private static Shape shape(JsonNode node) {
        double[] sides = numbers(node, 3);
        return new Shape((int) sides[0], (int) sides[1], (int) sides[2]);
    }

    private static double[] numbers(JsonNode node, int count) {
        if (!node.isArray() || node.size() != count) {
            throw new IllegalArgumentException(count + " numbers are expected instead of " + node);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = node.get(i).doubleValue();
        }
        return values;
    }

    static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new IllegalArgumentException("the field \"" + field + "\" is missing");
        }
        return value;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E upper(Class<E> type, JsonNode node) {
        return Enum.valueOf(type, node.asText().toUpperCase(Locale.ROOT));
    }
}
