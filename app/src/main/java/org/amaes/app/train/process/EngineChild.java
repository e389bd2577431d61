package org.amaes.app.train.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that works on a run, as long as this window knows of it.
 *
 * @param run the run's folder
 * @param process the process
 * @param told the file into which it tells what it would tell a terminal
 */
public record EngineChild(Path run, Process process, Path told) {

    /** The exit code of a run that was asked to stop. */
    private static final int STOPPED = 3;
    private static final Logger LOG = LoggerFactory.getLogger(EngineChild.class);

    /** Whether it ended in another way than done or stopped. */
    public boolean hasFailed() {
        return !process.isAlive() && process.exitValue() != 0 && process.exitValue() != STOPPED;
    }

    /** The last thing it told: the sentence in which the engine refused. */
    public String lastWords() {
        try {
            List<String> lines = Files.readString(told, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("\tat ")).toList();
            return lines.isEmpty() ? "The engine ended with exit code " + process.exitValue() + " and said nothing." : lines.getLast().strip();
        } catch (IOException e) {
            LOG.debug("what the engine told cannot be read", e);
            return "The engine ended with exit code " + process.exitValue() + "; what it said cannot be read from " + told + ".";
        }
    }
}
