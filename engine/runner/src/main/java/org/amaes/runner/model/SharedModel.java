package org.amaes.runner.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.Safetensors;
import org.amaes.core.share.ModelZip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A model on its way to other people and back: what is told of it, what is kept back, and what is looked at on arrival. */
public final class SharedModel {

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where weights come from is told in the words of this program alone; anybody else's may name a person or a place. */
    private static final Pattern OWN_WORDS = Pattern.compile("(Pretrained|Pretrained by views|Fine-tuned) on \\d+ (labelled )?scans with AMAES Workbench[a-z, -]*, seed -?\\d+");

    private SharedModel() {
    }

    /**
     * Writes a model as one ZIP file, without paths and without the names of scans.
     *
     * @param source a run, or a checkpoint that says how scans are prepared for it
     * @throws WorkbenchException if the model cannot be read, or the file cannot be written
     */
    public static Model export(Path source, Path zip) throws WorkbenchException {
        if (!zip.toString().endsWith(".zip")) {
            throw new WorkbenchException(zip + " would be no ZIP file. Choose a name that ends in .zip.", zip);
        }
        Model model = Model.read(source);
        ModelCard card = model.card().map(SharedModel::withOwnWords).orElseThrow(() -> new WorkbenchException(model.file()
                + " does not say how scans are prepared for it, so nobody could use it rightly. Export a run, or a checkpoint of this program.", source));
        ObjectNode document = document(card);
        RecipeExcerpt.of(source, model.file()).ifPresent(recipe -> document.set("recipe", recipe));
        Path staging = staging(zip);
        try {
            Path weights = staging.resolve(ModelZip.WEIGHTS);
            Safetensors.write(weights, model.weights(), card.toMetadata());
            ModelZip.write(zip, weights, Map.of(ModelZip.MODEL, document.toPrettyString() + "\n", ModelZip.CITATION, citation(),
                    ModelZip.LICENSE, LICENSE, ModelZip.README, README));
        } finally {
            removeQuietly(staging);
        }
        return model;
    }

    /**
     * Unpacks a ZIP file of {@link #export} into a folder that commands take as a checkpoint.
     *
     * @param folder a new or empty folder
     * @throws WorkbenchException if the file is no such model, is of a newer format, damaged or made to do harm; the folder is then not made
     */
    public static Model unpack(Path zip, Path folder) throws WorkbenchException {
        requireFree(folder);
        JsonNode document = read(zip, ModelZip.text(zip, ModelZip.MODEL));
        Path staging = staging(folder);
        try {
            Path unpacked = Files.createDirectory(staging.resolve("model")); // with the usual rights, which a temporary folder lacks
            ModelZip.unpack(zip, unpacked);
            check(zip, unpacked, document);
            Files.deleteIfExists(folder); // an empty one: moving onto it is not possible everywhere
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + folder + " cannot be made (" + e.getMessage() + "). Choose a place you may write to.", folder, e);
        } finally {
            removeQuietly(staging);
        }
        return Model.read(folder);
    }

    private static void requireFree(Path folder) throws WorkbenchException {
        String[] inside = folder.toFile().list(); // null unless it is a folder that may be read
        if (Files.exists(folder) && (inside == null || inside.length > 0)) {
            throw new WorkbenchException(folder + " is a file, or a folder that is not empty. Choose a new folder for the model.", folder);
        }
    }

    private static JsonNode read(Path zip, String text) throws WorkbenchException {
        JsonNode document;
        try {
            document = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new WorkbenchException("The " + ModelZip.MODEL + " in " + zip + " is damaged: it is no JSON. Get a fresh copy of the file.", zip, e);
        }
        if (!document.path("format").isInt() || document.path("format").intValue() != FORMAT) {
            throw new WorkbenchException("The model in " + zip + " is of format " + document.path("format").asText("(none)")
                    + "; this version reads format " + FORMAT + ". Update AMAES Workbench, or ask for a file that it wrote.", zip);
        }
        return document;
    }

    /** The weights must be of the network that they and the document name. */
    private static void check(Path zip, Path unpacked, JsonNode document) throws WorkbenchException {
        Model model;
        try {
            model = Model.read(unpacked.resolve(ModelZip.WEIGHTS));
        } catch (WorkbenchException e) {
            throw new WorkbenchException(zip + " is not imported. " + e.getMessage().replace(unpacked + unpacked.getFileSystem().getSeparator(), ""), zip, e);
        }
        ModelCard card = model.card().orElseThrow(() -> new WorkbenchException("The weights in " + zip
                + " do not say how scans are prepared for them. Ask for a file that 'amaes export' wrote.", zip));
        for (Map.Entry<String, JsonNode> field : document(card).properties()) {
            if (!field.getValue().equals(document.get(field.getKey()))) {
                throw new WorkbenchException("The model in " + zip + " contradicts itself: " + ModelZip.MODEL + " and " + ModelZip.WEIGHTS
                        + " tell another " + field.getKey() + ". Get a fresh copy of it.", zip);
            }
        }
    }

    private static ModelCard withOwnWords(ModelCard card) {
        return new ModelCard(card.architecture(), card.preprocessing(), card.patch(), card.classes(), card.aggregation(), card.preset(), card.step(),
                OWN_WORDS.matcher(card.provenance()).matches() ? card.provenance() : "");
    }

    private static ObjectNode document(ModelCard card) {
        Map<String, String> facts = card.toMetadata();
        ObjectNode document = JSON.createObjectNode().put("format", FORMAT);
        try {
            for (String field : new String[] {"architecture", "preprocessing", "classes"}) {
                document.set(field, JSON.readTree(facts.get("amaes." + field)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A model card that is no JSON", e);
        }
        for (String field : new String[] {"preset", "patch", "aggregation", "step", "provenance", "notice"}) {
            document.put(field, facts.get("amaes." + field));
        }
        return document;
    }

    private static String citation() {
        try (InputStream in = SharedModel.class.getResourceAsStream(ModelZip.CITATION)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The build left its citation out", e);
        }
    }

    /** A folder beside a file to be, so that moving it there is one step. */
    private static Path staging(Path beside) throws WorkbenchException {
        Path parent = beside.toAbsolutePath().getParent();
        try {
            return Files.createTempDirectory(parent, ".amaes-share-");
        } catch (IOException e) {
            throw new WorkbenchException("Nothing can be written into " + parent + " (" + e.getMessage()
                    + "). Choose a folder that is there and that you may write to.", beside, e);
        }
    }

    private static void removeQuietly(Path staging) {
        try (Stream<Path> files = Files.walk(staging)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // what went wrong first is what the user hears of
        }
    }

    private static final String LICENSE = """
            The weights in this file belong to those who trained them, who decide on what terms they may be used; ask them.
            AMAES Workbench, the program that wrote this file, is under the Apache License 2.0 and lays no claim to the weights.
            """;

    private static final String README = """
            A network trained with AMAES Workbench. Research use only; not a medical device.

            weights.safetensors  the weights, under the parameter names of the published AMAES checkpoints
            model.json           network, preprocessing, classes, step and recipe; neither paths nor names of scans
            CITATION.cff         what to cite
            LICENSE.txt          whose terms count

            amaes import MODEL.zip --to FOLDER unpacks it; then give FOLDER as --checkpoint to predict or finetune.
            Scans must be prepared as model.json says; AMAES Workbench does so by itself.
            """;
}
