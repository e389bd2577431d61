package org.amaes.app.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.amaes.core.WorkbenchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code amaes prepare --events} as a child of the window, which ends with the window; what is done stays done. */
final class PrepareProcess {

    private static final Logger LOG = LoggerFactory.getLogger(PrepareProcess.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;

    private PrepareProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param log receives what it says besides its events
     * @param onEvent hears each event, on a thread of its own
     * @param onEnd hears its exit code, after the last event, on that thread
     */
    static PrepareProcess start(List<String> command, Path log, Consumer<JsonNode> onEvent, IntConsumer onEnd) throws WorkbenchException {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            Thread hook = new Thread(process::destroy, "end preparing scans");
            Runtime.getRuntime().addShutdownHook(hook);
            Thread.ofPlatform().daemon().name("prepare-events").start(() -> {
                read(process, onEvent);
                int code = end(process);
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException _) {
                    // the window is ending, and the hook has nothing left to do
                }
                onEnd.accept(code);
            });
            return new PrepareProcess(process);
        } catch (IOException e) {
            throw new WorkbenchException("Preparing cannot be started (" + e.getMessage() + "). Check that " + command.getFirst()
                    + " can be run and that you may write to " + log + ".", log, e);
        }
    }

    private static void read(Process process, Consumer<JsonNode> onEvent) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) { // sentences for people come on the same stream
                    onEvent.accept(JSON.readTree(line));
                }
            }
        } catch (JsonProcessingException e) {
            LOG.error("preparing told something that is no JSON", e);
            process.destroy();
        } catch (IOException e) {
            LOG.warn("preparing can no longer be heard", e);
        }
    }

    private static int end(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroy();
            return -1;
        }
    }

    /** Ends it at once. */
    void kill() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
