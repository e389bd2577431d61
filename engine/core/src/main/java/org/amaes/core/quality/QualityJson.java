package org.amaes.core.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

import org.amaes.core.dataset.Scan;
import org.amaes.core.quality.Finding.Kind;
import org.amaes.core.volume.Shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@link ScanQuality} as JSON: numbers are finite or missing. Names of files are no part of it. */
public final class QualityJson {

    private QualityJson() {
    }

    /** All that was found, with the scan's id, subject, session and sequence. */
    public static ObjectNode write(ScanQuality quality) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Scan scan = quality.scan();
        node.put("scan", scan.id()).put("subject", scan.subject()).put("session", scan.session()).put("sequence", scan.sequence());
        node.put("labelled", scan.label().isPresent()).put("usable", quality.isUsable());
        ArrayNode images = node.putArray("images");
        quality.facts().forEach(facts -> images.add(facts(facts)));
        quality.label().ifPresent(label -> {
            ObjectNode voxels = node.putObject("label").put("voxelVolume", label.voxelVolume()).put("millilitres", label.millilitres()).putObject("voxels");
            label.voxels().forEach((value, count) -> voxels.put(value.toString(), count));
        });
        ArrayNode findings = node.putArray("findings");
        quality.findings().forEach(finding -> findings.addObject().put("kind", finding.kind().name().toLowerCase(java.util.Locale.ROOT))
                .put("severity", finding.severity().name().toLowerCase(java.util.Locale.ROOT)).put("sentence", finding.sentence()));
        return node;
    }

    private static ObjectNode facts(ImageFacts facts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("shape").add(facts.shape().x()).add(facts.shape().y()).add(facts.shape().z());
        node.put("volumes", facts.volumes());
        ArrayNode spacing = node.putArray("spacing");
        facts.spacing().forEach(spacing::add);
        node.put("orientation", facts.orientation());
        if (Float.isFinite(facts.minimum())) {
            node.put("minimum", facts.minimum()).put("maximum", facts.maximum());
        }
        node.put("notNumbers", facts.notNumbers());
        put(node, "background", facts.background());
        put(node, "signalToNoise", facts.signalToNoise());
        put(node, "ghosting", facts.ghosting());
        put(node, "ringing", facts.ringing());
        return node.put("sha256", facts.hash());
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            node.put(name, value.getAsDouble());
        }
    }

    /**
     * What was written of a scan.
     *
     * @throws IllegalArgumentException if something is missing or of another kind
     */
    public static ScanQuality read(JsonNode node, Scan scan) {
        List<ImageFacts> facts = new ArrayList<>();
        required(node, "images").forEach(image -> facts.add(facts(image)));
        List<Finding> findings = new ArrayList<>();
        required(node, "findings").forEach(finding -> findings.add(new Finding(Kind.valueOf(word(finding, "kind")),
                Severity.valueOf(word(finding, "severity")), required(finding, "sentence").asText())));
        Optional<LabelFacts> label = Optional.ofNullable(node.get("label")).map(each -> {
            SortedMap<Integer, Long> voxels = new TreeMap<>();
            required(each, "voxels").properties().forEach(entry -> voxels.put(Integer.valueOf(entry.getKey()), entry.getValue().asLong()));
            return new LabelFacts(voxels, required(each, "voxelVolume").asDouble());
        });
        return new ScanQuality(scan, facts, label, findings);
    }

    private static ImageFacts facts(JsonNode node) {
        JsonNode shape = required(node, "shape");
        List<Double> spacing = new ArrayList<>();
        required(node, "spacing").forEach(value -> spacing.add(value.asDouble()));
        return new ImageFacts(new Shape(shape.path(0).asInt(), shape.path(1).asInt(), shape.path(2).asInt()), required(node, "volumes").asInt(), spacing,
                required(node, "orientation").asText(), node.has("minimum") ? node.get("minimum").floatValue() : Float.NaN,
                node.has("maximum") ? node.get("maximum").floatValue() : Float.NaN, required(node, "notNumbers").asLong(), number(node, "background"),
                number(node, "signalToNoise"), number(node, "ghosting"), number(node, "ringing"), required(node, "sha256").asText());
    }

    private static OptionalDouble number(JsonNode node, String name) {
        return node.has(name) ? OptionalDouble.of(node.get(name).asDouble()) : OptionalDouble.empty();
    }

    private static String word(JsonNode node, String name) {
        return required(node, name).asText().toUpperCase(java.util.Locale.ROOT);
    }

    private static JsonNode required(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the field \"" + name + "\" is missing");
        }
        return value;
    }
}
