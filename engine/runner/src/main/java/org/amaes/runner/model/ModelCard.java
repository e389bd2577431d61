package org.amaes.runner.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.network.Architecture;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.PreprocessingJson;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.volume.Shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * What a checkpoint says about itself in its metadata.
 *
 * @param architecture the network
 * @param preprocessing how scans were prepared for it
 * @param patch the patch size it was trained on
 * @param classes the classes, background first; empty for a reconstruction
 * @param aggregation "gaussian" or "sum"
 * @param preset whose word counts where paper and published code differ
 * @param step updates done
 * @param provenance where it comes from, in words without patient data
 */
public record ModelCard(Architecture architecture, Preprocessing preprocessing, Shape patch, List<LabelClass> classes, String aggregation,
        Edition preset, long step, String provenance) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader CLASSES = JSON.readerForListOf(LabelClass.class);
    private static final String FORMAT = "1";
    private static final List<String> KEYS = List.of("amaes.architecture", "amaes.preprocessing", "amaes.patch", "amaes.classes",
            "amaes.aggregation", "amaes.preset", "amaes.step");

    public ModelCard {
        if (architecture == null || preprocessing == null || classes == null) {
            throw new IllegalArgumentException("network, preprocessing or classes are missing");
        }
        classes = List.copyOf(classes);
    }

    /** As a checkpoint's metadata. */
    public Map<String, String> toMetadata() {
        try {
            Map<String, String> metadata = new TreeMap<>();
            metadata.put("amaes.format", FORMAT);
            metadata.put("amaes.architecture", JSON.writerFor(Architecture.class).writeValueAsString(architecture));
            metadata.put("amaes.preprocessing", PreprocessingJson.write(preprocessing));
            metadata.put("amaes.patch", patch.toString());
            metadata.put("amaes.classes", JSON.writeValueAsString(classes));
            metadata.put("amaes.aggregation", aggregation);
            metadata.put("amaes.preset", JSON.convertValue(preset, String.class));
            metadata.put("amaes.step", Long.toString(step));
            metadata.put("amaes.provenance", provenance);
            metadata.put("amaes.notice", "Research use only; not a medical device.");
            return metadata;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A model card that is no JSON", e);
        }
    }

    /**
     * From a checkpoint's metadata; empty for a file of another tool.
     *
     * @param file the checkpoint, for sentences
     * @throws WorkbenchException if it was written by a newer version, or is damaged
     */
    public static Optional<ModelCard> of(Path file, Map<String, String> metadata) throws WorkbenchException {
        if (!metadata.containsKey("amaes.architecture")) {
            return Optional.empty();
        }
        if (!FORMAT.equals(metadata.get("amaes.format"))) {
            throw new WorkbenchException("The checkpoint " + file
                    + " was written by a newer version of AMAES Workbench. Update AMAES Workbench to use it.", file);
        }
        try {
            for (String key : KEYS) {
                if (!metadata.containsKey(key)) {
                    throw new IllegalArgumentException(key + " is missing");
                }
            }
            return Optional.of(new ModelCard(
                    JSON.readValue(metadata.get("amaes.architecture"), Architecture.class),
                    PreprocessingJson.read(metadata.get("amaes.preprocessing")),
                    Shape.parse(metadata.get("amaes.patch")),
                    CLASSES.<List<LabelClass>>readValue(metadata.get("amaes.classes")),
                    metadata.get("amaes.aggregation"), JSON.convertValue(metadata.get("amaes.preset"), Edition.class),
                    Long.parseLong(metadata.get("amaes.step")), metadata.getOrDefault("amaes.provenance", "")));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new WorkbenchException("The description inside the checkpoint " + file + " is damaged (" + firstLine(e)
                    + "). Use another copy of the file.", file, e);
        }
    }

    private static String firstLine(Exception problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }
}
