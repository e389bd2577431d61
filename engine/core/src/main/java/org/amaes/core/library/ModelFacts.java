package org.amaes.core.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.CheckpointReader;
import org.amaes.core.checkpoint.LoadedCheckpoint;
import org.amaes.core.checkpoint.Safetensors;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.Recognition;
import org.amaes.core.recipe.LabelClass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * What a model is, as far as its file tells.
 *
 * @param network the network for people
 * @param parameters how many numbers it has learned
 * @param classes what it tells apart, background first; empty for a pretrained network
 * @param preset whose word counted in its training; empty if the file does not say
 * @param step updates done; 0 if the file does not say
 * @param patch the patch it was trained on; empty if the file does not say
 * @param provenance where it comes from, in words; empty if the file does not say
 * @param notes what reading it was worth telling
 */
public record ModelFacts(String network, long parameters, List<LabelClass> classes, String preset, long step, String patch, String provenance,
        List<String> notes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader CLASSES = JSON.readerForListOf(LabelClass.class);

    public ModelFacts {
        classes = List.copyOf(classes);
        notes = List.copyOf(notes);
    }

    /**
     * Reads them. A file of ours tells them in its header, which is read in a moment; of another's file all weights
     * are read, by the reader that runs nothing.
     *
     * @throws WorkbenchException if the file is no checkpoint that can be used
     */
    public static ModelFacts of(Path weights) throws WorkbenchException {
        if (weights.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors")) {
            Map<String, String> metadata = Safetensors.readMetadata(weights);
            if (metadata.containsKey("amaes.architecture")) {
                return ours(weights, metadata);
            }
        }
        LoadedCheckpoint loaded = CheckpointReader.read(weights);
        Architecture architecture = Recognition.of(loaded.weights()).orElseThrow(() -> new WorkbenchException("The checkpoint " + weights
                + " is of an architecture that this version does not know; it knows U-Nets, MedNeXts and SwinUNETR with the published parameter names.",
                weights));
        return new ModelFacts(architecture.title(), Parameters.count(architecture), List.of(), "", 0, "", "", loaded.notes());
    }

    private static ModelFacts ours(Path weights, Map<String, String> metadata) throws WorkbenchException {
        try {
            Architecture architecture = JSON.readValue(metadata.get("amaes.architecture"), Architecture.class);
            String preset = metadata.getOrDefault("amaes.preset", "\"\"").replace("\"", "");
            return new ModelFacts(architecture.title(), Parameters.count(architecture),
                    CLASSES.<List<LabelClass>>readValue(metadata.getOrDefault("amaes.classes", "[]")), preset.toLowerCase(Locale.ROOT).replace('_', '-'),
                    Long.parseLong(metadata.getOrDefault("amaes.step", "0")), metadata.getOrDefault("amaes.patch", ""),
                    metadata.getOrDefault("amaes.provenance", ""), List.of());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new WorkbenchException("The description inside the checkpoint " + weights + " is damaged. Use another copy of the file.", weights, e);
        }
    }

    /** "segments 2 classes" or "pretrained". */
    public String use() {
        return classes.isEmpty() ? "reconstructs or unknown" : "segments " + (classes.size() - 1) + (classes.size() == 2 ? " class" : " classes");
    }
}
