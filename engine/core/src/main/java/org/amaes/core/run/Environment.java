package org.amaes.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a run was computed with: {@code environment.json}. Names neither the machine nor its user.
 *
 * @param workbench version of this product
 * @param java version of Java
 * @param system operating system and processor architecture
 * @param processors processors the process could use
 * @param engine name and version of the tensor library
 * @param device device the network was computed on
 * @param threads threads of the tensor operations
 * @param seed the recipe's seed
 * @param data SHA-256 over the prepared scans that the recipe names
 */
public record Environment(String workbench, String java, String system, int processors, String engine, String device, int threads,
        long seed, String data) {

    private static final ObjectMapper JSON = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** Reads a run's environment, if one was written. */
    public static Optional<Environment> read(Path file) throws WorkbenchException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Environment.class));
        } catch (IOException e) {
            throw new WorkbenchException("The file " + file + " is damaged; without it the run cannot be resumed safely.", file, e);
        }
    }

    /** Writes a run's environment. */
    public void write(Path file) throws WorkbenchException {
        try {
            AtomicFile.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An environment that is no JSON", e);
        }
    }

    /** What differs in a way that may change the last bits of the results, in words. */
    public List<String> differences(Environment now) {
        List<String> out = new ArrayList<>();
        note(out, "operating system", system, now.system);
        note(out, "tensor library", engine, now.engine);
        note(out, "device", device, now.device);
        note(out, "number of threads", String.valueOf(threads), String.valueOf(now.threads));
        return out;
    }

    private static void note(List<String> out, String what, String before, String now) {
        if (!before.equals(now)) {
            out.add("the " + what + " was " + before + " and is now " + now);
        }
    }
}
